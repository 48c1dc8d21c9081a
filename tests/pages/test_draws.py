"""How a judge was drawn stands on the page of a case's people, whole enough that a reader draws again by himself."""

from __future__ import annotations

import hashlib
import html
import re

from tests.pages.conftest import Town
from xiezhi.engine.guarded import door_open
from xiezhi.engine.writing import upsert
from xiezhi.evidence.models import Entry
from xiezhi.law.lots import draw
from xiezhi.records.lot import Lot
from xiezhi.records.table import table_of


def test_a_reader_draws_again_from_what_the_page_says(town: Town) -> None:
    town.file()
    filing, entry = town.filing, Entry.objects.order_by("place").last()
    assert filing is not None
    assert entry is not None
    loads = {town.officers[each]: load for each, load in (("filing_judge", 3), ("counter", 1), ("server", 1))}
    text = f"{filing.court}/2026/分案/7|{entry.id}"
    chosen = draw(text, loads).chosen
    row = Lot(
        id="lot", court=filing.court, dispute=filing.dispute, proceeding=filing.id, purpose="分案", number=7,
        candidates=tuple((person, str(load)) for person, load in sorted(loads.items())),
        excluded=((town.officers["president"], "请假"),), text=text, chosen=(chosen,),
    )  # fmt: skip
    with door_open():
        upsert(table_of(Lot), [row])

    page = html.unescape(town.officer("filing_judge").get(f"/case/{filing.id}/people").content.decode())
    card = page[page.index("怎么抽到的") :]
    told = re.findall(r"(\w+)　<span class=\"x-mut\">在办 (\d+) 件", card)
    said = re.search(r"<code>(.+?)</code>", card)
    assert said is not None
    fewest = [name for name, load in told if int(load) == min(int(each) for _name, each in told)]
    again = fewest[int(hashlib.sha256(said[1].encode()).hexdigest(), 16) % len(fewest)]
    assert f"<b>{again}</b>" in card
    assert re.search(r"巴特尔　<span class=\"x-mut\">请假", card)
    assert f'href="/entry/{entry.id}"' in card
