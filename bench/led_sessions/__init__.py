"""Led sessions, many at once: how late a switch is, within Slack's tiers, also when a replica is killed."""
