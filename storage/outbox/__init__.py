"""The outbox as delivery sees it: every workspace, in few statements, with leases, fences and budgets."""
