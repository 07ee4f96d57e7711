"""How the coach's encoder is made, and how it compares."""
