"""The whole journey of a loan in Chromium: everybody at a window of his own, from the filing to the archive."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.pages import journey_money as money
from tests.pages import journey_trial as trial
from tests.pages.journey import Journey, unseen
from tests.pages.test_pictures import FOLDER, keep
from tests.pages.windows import run, serving, windows

pytestmark = pytest.mark.browser
TOLD = {"journey.md": r"The whole filing takes (\d+) characters", "journey.zh-CN.md": r"整份起诉打 (\d+) 个字"}
"""Where the documents say how many characters the filing takes."""


@pytest.mark.parametrize(("parties", "officers"), [("phone", "desk"), ("desk", "phone")])
def test_eight_hundred_thousand_from_the_filing_to_the_money_in_hand_and_the_archive(
    browser: Browser, parties: str, officers: str, tmp_path: Path, record_property: Any
) -> None:
    """《民事诉讼法》第一百二十二条至第二百六十四条. The parties on telephones and the court at desks, or
    the other way round; each is played to the judgment in effect, and goes on from there in cash and by transfer."""
    home = tmp_path / "court"
    run("-m", "tests.pages.small_journey", str(home))
    cast = json.loads((home / "cast.json").read_text(encoding="utf-8"))
    folder = FOLDER if os.environ.get("XIEZHI_PICTURES") and parties == "phone" else tmp_path
    walk = Journey(cast["cast"], cast["court"], parties, officers)
    walk.picture = lambda name, page: keep(page, folder / f"journey-{name}.png")
    with serving(home) as address, windows(browser, address) as opened:
        to_the_judgment(walk.begun(opened), tmp_path)
    shutil.copytree(home, tmp_path / "by transfer")
    with serving(home) as address, windows(browser, address) as opened:
        to_the_money_in_hand(walk.begun(opened), by_cash=True)
        money.archived(walk)
    walk.picture = unseen
    with serving(tmp_path / "by transfer") as address, windows(browser, address) as opened:
        to_the_money_in_hand(walk.begun(opened), by_cash=False)
    record_property("typed", walk.typed)
    assert typed_as_told() == [walk.typed["起诉"]] * len(TOLD)
    assert len(list(folder.glob("journey-*.png"))) == 12


def to_the_judgment(walk: Journey, folder: Path) -> None:
    trial.filed(walk)
    trial.mended(walk)
    trial.talked(walk)
    trial.docketed(walk)
    trial.answered(walk, folder)
    trial.heard(walk)
    trial.judged(walk)
    assert len(walk.windows) >= 6


def to_the_money_in_hand(walk: Journey, *, by_cash: bool) -> None:
    money.applied(walk)
    money.found_and_frozen(walk)
    money.settled(walk)
    money.in_cash(walk) if by_cash else money.by_transfer(walk, "810400")
    money.paid_out(walk)
    money.closed(walk)
    assert len(walk.windows) >= 6


def typed_as_told() -> list[int]:
    """The number written in each of the documents."""
    docs = Path(__file__).parents[2] / "docs"
    found = [re.search(words, (docs / name).read_text(encoding="utf-8")) for name, words in TOLD.items()]
    return [int(each[1]) for each in found if each]
