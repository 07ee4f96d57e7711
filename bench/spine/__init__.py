"""How quickly a command is acknowledged, next to a bare Bolt app that only acknowledges; cold start and idle memory."""
