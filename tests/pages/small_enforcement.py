"""Run as a program: the loan told to the day on which its creditor may apply; who is who stands in `cast.json`."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from xiezhi.site.home import make_tables, open_home


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    open_home(folder, writes=True)
    make_tables()
    from xiezhi.procedures.judgment import Judgment
    from xiezhi.records.court import Officer
    from xiezhi.records.obligation import Obligation
    from xiezhi.records.table import rows
    from xiezhi.stories import STORIES, loan
    from xiezhi.stories.telling import Plot, Tale

    def judged(plot: Plot) -> Tale:
        for part in (loan.filed_and_docketed, loan.prepared, loan.heard, loan.judged):
            yield from part(plot)
        due = max(each.due for each in rows(Obligation, dispute=plot.dispute, status="open"))
        yield from plot.on(f"{due} 23:59")
        yield from plot.later(1, 1)

    plot = replace(STORIES["loan"], tells=judged).play(lambda line: None)
    cast: dict[str, list[str]] = {}
    for officer in rows(Officer, court=plot.court, until="", order=("since", "id")):
        cast.setdefault(officer.office, []).append(officer.name)
    told = {"court": plot.court, "judgment": plot.all(Judgment)[-1].id, "cast": cast}
    (folder / "cast.json").write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
