"""The demo in the browser: a pretend workspace to act in as anyone, the real bot behind it, and time to travel in."""
