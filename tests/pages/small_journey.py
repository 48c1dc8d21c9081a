"""Run as a program: two courts with their officers and nothing filed; who holds which office stands in `cast.json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from xiezhi.site.home import make_tables, open_home


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    open_home(folder, writes=True)
    make_tables()
    from xiezhi.engine.clock import DEMO_BEGINS, set_demo_clock
    from xiezhi.records.court import Officer
    from xiezhi.records.table import rows
    from xiezhi.stories.house import HOHHOT, XINCHENG, found

    found(HOHHOT, XINCHENG)
    set_demo_clock(DEMO_BEGINS)
    cast: dict[str, list[str]] = {}
    for officer in rows(Officer, court=XINCHENG, until="", order=("since", "id")):
        cast.setdefault(officer.office, []).append(officer.name)
    (folder / "cast.json").write_text(json.dumps({"court": XINCHENG, "cast": cast}), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
