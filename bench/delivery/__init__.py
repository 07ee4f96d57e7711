"""How fast the outbox delivers, what a large one costs, and how that grows: `python -m bench.delivery`."""
