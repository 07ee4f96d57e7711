"""Failover: a primary is killed hard and its standby promoted, again and again, under bots and people at work."""
