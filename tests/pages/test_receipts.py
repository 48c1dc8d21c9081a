"""A receipt says how far its entry has come, on every page that shows one."""

from __future__ import annotations

import re

import pytest

from tests.pages.conftest import Town
from xiezhi.engine import publish
from xiezhi.evidence.models import Entry
from xiezhi.pages import receipts

WORDS = {publish.State.received: "已收讫", publish.State.checkpoint: "已入检查点", publish.State.anchored: "已锚定"}


@pytest.mark.parametrize("state", publish.State)
def test_docket_entry_and_my_case_say_how_far_an_entry_has_come(
    town: Town, monkeypatch: pytest.MonkeyPatch, state: publish.State
) -> None:
    filing = town.file()
    entry = Entry.objects.get(proceeding=filing.id, step="filing.submit")
    sizes = {"received": (0, 0), "checkpoint": (entry.place + 1, 0), "anchored": (entry.place + 1, entry.place + 1)}
    monkeypatch.setattr(publish, "reach_of", lambda court: publish.Reach(*sizes[state]))
    for module in ("docket", "docket_rows"):
        monkeypatch.setattr(f"xiezhi.pages.{module}.reach_of", publish.reach_of)
    monkeypatch.setattr(receipts, "reach_of", publish.reach_of)
    wang = town.client(town.wang)
    for url in (f"/case/{filing.id}", f"/entry/{entry.id}", f"/entry/{entry.id}?done=1", f"/mine/{filing.id}"):
        assert WORDS[state] in said(wang.get(url).content.decode()), url


def said(page: str) -> list[str]:
    """The words beside each three cells, but for the key that explains them all."""
    shown = re.sub(r'<span class="x-grow">.*?(?=<a |</div>)', "", page, flags=re.S)
    return re.findall(r'class="x-log">.*?</i>([^<]+)</span>', shown, flags=re.S)
