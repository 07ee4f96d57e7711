"""The numbers of pairing, side by side with two other tools (docs/benchmarks/pairing.md)."""
