"""Run as a program: found a small demonstration court in the folder given, by acts, its clock at 2 March 2026."""

from __future__ import annotations

import sys
from pathlib import Path

from xiezhi.site.home import make_tables, open_home


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    open_home(folder, writes=True)
    make_tables()
    from tests.pages.conftest import found_town
    from xiezhi.engine.clock import DEMO_BEGINS, set_demo_clock

    set_demo_clock(DEMO_BEGINS)
    found_town().file()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
