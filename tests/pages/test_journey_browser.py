"""The whole journey of a loan in Chromium: everybody at a window of his own, from the filing to the archive."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.pages import journey_money as money
from tests.pages import journey_trial as trial
from tests.pages.journey import Journey
from tests.pages.test_pictures import FOLDER, keep
from tests.pages.windows import Open, run, serve

pytestmark = pytest.mark.browser
CAST: dict[str, Any] = {}
MOST_TYPED = 200
"""Characters that the filing of this loan takes."""


@pytest.fixture(params=["cash", "transfer"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    home = tmp_path / "court"
    run("-m", "tests.pages.small_journey", str(home))
    CAST.update(json.loads((home / "cast.json").read_text(encoding="utf-8")))
    yield from serve(home)


def test_eight_hundred_thousand_from_the_filing_to_the_money_in_hand_and_the_archive(
    opened: Open, way: str, tmp_path: Path, record_property: Any
) -> None:
    """《民事诉讼法》第一百二十二条至第二百六十四条. In cash with the parties on telephones and the court at desks; by
    transfer the other way round."""
    parties, officers = ("phone", "desk") if way == "cash" else ("desk", "phone")
    folder = FOLDER if os.environ.get("XIEZHI_PICTURES") and way == "cash" else tmp_path
    walk = Journey(opened, CAST["cast"], CAST["court"], parties, officers)
    walk.picture = lambda name, page: keep(page, folder / f"journey-{name}.png")
    trial.filed(walk)
    trial.mended(walk)
    trial.talked(walk)
    trial.docketed(walk)
    trial.answered(walk, tmp_path)
    trial.heard(walk)
    trial.judged(walk)
    money.applied(walk)
    money.found_and_frozen(walk)
    money.settled(walk)
    money.in_cash(walk) if way == "cash" else money.by_transfer(walk, "810400")
    money.paid_out(walk)
    money.closed(walk)
    money.archived(walk)
    record_property("typed", walk.typed)
    print(walk.typed)
    assert 0 < walk.typed["起诉"] <= MOST_TYPED
    assert len(list(folder.glob("journey-*.png"))) == (12 if way == "cash" else 11)
    assert len(walk.windows) >= 6
