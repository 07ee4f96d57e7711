"""Makes `bothways` a command of the environment whose Python runs this. The code stays where it is."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

COMMAND = """\
#!{python}
from bot.__main__ import main

main()
"""


def main() -> None:
    """Let this environment find the code, and put the command beside its Python."""
    Path(sysconfig.get_path("purelib"), "bothways.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    command = Path(sysconfig.get_path("scripts"), "bothways")
    command.write_text(COMMAND.format(python=sys.executable), encoding="utf-8")
    command.chmod(0o755)


if __name__ == "__main__":
    main()
