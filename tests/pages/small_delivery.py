"""Run as a program: a small court whose copy of a claim is printed for the defendant; prints its access code."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.pages.small_court import main as found


def main(folder: Path) -> None:
    found(folder)
    from xiezhi.engine.copies import code_of, printed_copy
    from xiezhi.engine.door import act
    from xiezhi.engine.words import FILING_JUDGE
    from xiezhi.procedures.filing import Filing
    from xiezhi.procedures.first_instance import FirstInstance
    from xiezhi.records.court import Officer
    from xiezhi.records.paper import Delivery, Paper
    from xiezhi.records.proceeding import Proceeding
    from xiezhi.records.table import one

    judge = one(Officer, office="filing_judge")
    assert judge is not None
    act(Filing.docket, on=one(Proceeding, procedure="filing"), by=judge.person, as_=FILING_JUDGE, key="docket")
    suit = one(Proceeding, procedure="first_instance")
    act(FirstInstance.send_copies, on=suit, by=judge.person, as_=FILING_JUDGE, key="copies")
    paper = one(Paper, kind="defence_notice")
    assert paper is not None
    delivery = one(Delivery, paper=paper.id)
    assert delivery is not None
    printed_copy(delivery, datetime.now(UTC))
    print(code_of(delivery))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
