"""The nudge: one proactive message, its kinds, its state machine, its rules and what it says. Pure."""
