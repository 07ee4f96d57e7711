"""Draft a migration: `python -m storage.migrations "what changes"`."""

from __future__ import annotations

import sys

from storage.migrations import draft

if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].strip():
        sys.exit('Say what changes: python -m storage.migrations "members have a locale"')
    draft(sys.argv[1])
