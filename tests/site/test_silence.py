"""When everybody outside is silent - witnesses, time authority, chain, bank - a served court goes on: what is not yet
proved is said to wait, and once they answer all is caught up."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tests.engine.partners import Town
from tests.site.filer import CODE, Filer, small_court, xiezhi
from tests.site.gate import served
from xiezhi.outside.bank_simulator import Bank, bank
from xiezhi.outside.loopback import Mood
from xiezhi.phrases.assistants import FILE as ASSISTANTS

CLAIMS = range(3)


class Hush:
    """Nobody answers in time, until somebody has them speak."""

    def __init__(self) -> None:
        self.over = False

    def moods(self) -> Iterator[Mood]:
        while True:
            yield Mood.GOOD if self.over else Mood.SLOW


def strays(home: Path) -> int:
    """How many transfers that name no case are in the court's books."""
    with closing(sqlite3.connect(f"file:{home / 'court.sqlite3'}?mode=ro", uri=True)) as tables:
        (count,) = tables.execute(
            "SELECT count(*) FROM records_proceedings WHERE procedure = 'unknown_money'"
        ).fetchone()
        return int(count)


def within(seconds: int, holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold while the loops of the court go round."""
    for _ in range(seconds):
        if holds():
            return True
        time.sleep(1)
    return False


def test_a_court_goes_on_while_everybody_outside_is_silent_and_catches_up_afterwards(
    db: None, tmp_path: Path, settings: Any
) -> None:
    home = settings.HOME = small_court(tmp_path / "home")
    hush, ours = Hush(), Bank(b"key")
    with ExitStack() as stack:
        town = Town(home, stack)
        town.is_watched({name: hush.moods() for name in ("insurer", "notary", "bank")})
        town.has_partners(stamps=hush.moods(), blocks=hush.moods())
        at_bank = stack.enter_context(bank(ours, hush.moods(), slow=30))
        (home / ASSISTANTS).write_text(f'[bank]\nurl = "{at_bank.url}"\nsecret = "key"\n')
        ours.book(CODE, "in", Decimal(300), name="某公司", account="6217", day="2026-03-02")
        gate = stack.enter_context(served(home))
        wang = Filer(gate).signs_in()
        assert [wang.files(number).status for number in CLAIMS] == [200] * len(CLAIMS)
        newest = f"/entry/{quote(wang.receipts[CLAIMS[-1]])}"
        assert within(30, lambda: "waits for its quorum" in (home / "served.log").read_text())
        awaited = wang.get(newest).text
        assert "待见证" in awaited, "the checkpoint is awaited, and it says from whom"
        assert "待时间戳" in awaited
        assert wang.finds_all()
        assert strays(home) == 0
        hush.over = True
        assert within(90, lambda: "待见证" not in (page := wang.get(newest).text) and "已锚定" in page)
        assert within(30, lambda: strays(home) == 1)
    assert "Traceback" not in (home / "served.log").read_text()
    checked = xiezhi("fsck", "--home", home)
    assert checked.returncode == 0, checked.stdout
