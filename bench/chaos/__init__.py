"""Chaos: real bot processes are killed, frozen and stopped while Slack misbehaves; then every nudge is counted."""
