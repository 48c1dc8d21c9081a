"""Lectures at the window: anyone looks, one books for oneself, the counter for who telephones; and the sheets."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from pypdf import PdfReader

from tests.pages.conftest import Town
from xiezhi.engine.clock import CHINA, at
from xiezhi.engine.guarded import door_open
from xiezhi.evidence.bundle import Bundle, Content
from xiezhi.evidence.models import Entry
from xiezhi.law.sources import Citation
from xiezhi.law.texts import readable_editions, words_found
from xiezhi.pages.guide_texts import GUIDES
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, table_of

TEXTS = Path(__file__).parents[2] / "../shared/law/texts"
ABOUT = {
    "subject": "电子合同怎么签", "teacher": "苏和", "way": "onsite", "place": "诉讼服务中心二楼", "day": "2026-03-12",
    "begins": "15:00", "ends": "16:30", "seats": "1",
}  # fmt: skip


def announced(town: Town, **changed: str) -> str:
    """The address of a lecture that the counter has announced."""
    answer = town.officer("counter").post("/lectures/announce", ABOUT | changed)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_a_lecture_is_announced_by_its_officers_only_and_what_is_wrong_is_said_at_its_field(town: Town) -> None:
    assert town.client(town.wang).get("/lectures/announce").status_code == 404
    answer = town.officer("counter").post("/lectures/announce", ABOUT | {"begins": "three"})
    assert answer.status_code == 422
    assert 'id="begins-wrong"' in answer.content.decode()
    late = town.officer("counter").post("/lectures/announce", ABOUT | {"day": "2026-03-03"})
    assert "讲座须至少提前三日公布" in late.content.decode()


def test_one_books_sees_ones_seat_and_gives_it_back(town: Town) -> None:
    url = announced(town)
    assert "电子合同怎么签" in Client().get("/lectures").content.decode()
    assert "登录报名" in Client().get(url).content.decode()
    wang = town.client(town.wang)
    assert 'name="phone"' in wang.get(url).content.decode()
    wang.post(f"{url}/book", {"trade": "shops", "name": "王某", "key": "k"})
    assert "您已报名" in wang.get("/lectures").content.decode()
    assert "位子给您留着" in wang.get(url).content.decode()
    wang.post(f"{url}/cancel")
    assert "还有 1 个，共 1 个" in wang.get(url).content.decode()


def test_once_it_has_begun_nobody_is_asked_to_book(town: Town) -> None:
    url = announced(town)
    with at(datetime(2026, 3, 12, 15, 1, tzinfo=CHINA)):
        assert "登录报名" not in Client().get(url).content.decode()


def test_who_is_known_in_another_court_only_finds_his_name_filled_in_and_books(town: Town) -> None:
    url, elsewhere = announced(town), Person(id="p1", court="内0921", dispute="", person=town.wang, name="王某")
    with door_open():
        table_of(Person).model.objects.create(**table_of(Person).values(elsewhere))
    wang = town.client(town.wang)
    assert 'name="name" value="王某"' in re.sub(r" aria-\S+| required", "", wang.get(url).content.decode())
    assert wang.post(f"{url}/book", {"trade": "shops", "name": "王某", "key": "k"}).status_code == 302


def test_who_finds_it_full_reads_so_and_waits_by_the_counter_too(town: Town) -> None:
    url = announced(town)
    town.client(town.wang).post(f"{url}/book", {"trade": "shops", "name": "王某", "key": "k"})
    counter = town.officer("counter")
    caller = {"trade": "livestock", "name": "老牧民", "phone": "13800000001", "key": "c"}
    full = counter.post(f"{url}/book", caller)
    assert full.status_code == 422
    assert "名额已满的，须选择排候补" in full.content.decode()
    counter.post(f"{url}/book", caller | {"waits": "1"})
    desk = counter.get(url).content.decode()
    assert "老牧民" in desk
    assert "候补" in desk
    assert "老牧民" not in town.client(town.wang).get(url).content.decode()


def test_how_to_join_online_is_shown_to_who_has_booked(town: Town) -> None:
    url = announced(town, way="online", place="会议号 5566")
    wang = town.client(town.wang)
    assert "5566" not in wang.get(url).content.decode() + wang.get("/lectures").content.decode()
    assert "5566" not in wang.get(f"{url}.ics").content.decode()
    wang.post(f"{url}/book", {"trade": "shops", "name": "王某", "key": "k"})
    assert "5566" in wang.get(url).content.decode()


def test_the_exercise_is_put_down_by_who_has_booked_and_small_numbers_stay_inside(town: Town) -> None:
    url = announced(town)
    wang = town.client(town.wang)
    assert wang.post(f"{url}/practised").status_code == 404
    wang.post(f"{url}/book", {"trade": "shops", "name": "王某", "key": "k"})
    assert f"{url}/practised" in wang.get("/practice").content.decode()
    wang.post(f"{url}/practised")
    (booking,) = rows(Proceeding, procedure="booking")
    assert booking.state == "practised"
    assert Client().get("/lectures/learned?trade=shops").status_code == 404


def test_a_practice_deposit_gives_a_true_bundle_and_leaves_no_trace(town: Town) -> None:
    content = Content.of(b"practice")
    told = {"length": "8", "sha256": content.sha256.hex(), "sm3": content.sm3.hex(), "name": "练习合同.txt"}
    before = Entry.objects.count()
    made = Client().post("/practice/deposit", told)
    assert Bundle.parse(made.content).leaf.act == "practice.deposit"
    assert Entry.objects.count() == before
    assert Client().post("/practice/deposit", told | {"sha256": "x"}).status_code == 422


@pytest.mark.parametrize("name", sorted(GUIDES))
def test_a_sheet_is_one_page_in_each_language(town: Town, name: str) -> None:
    for lang in ("zh", "en"):
        sheet = PdfReader(BytesIO(Client().get(f"/guides/{name}.{lang}.pdf").content))
        assert len(sheet.pages) == 1
        words = re.sub(r"\s", "", sheet.pages[0].extract_text())
        assert {"zh": "记住三条", "en": "Threethingstoremember"}[lang] in words
        assert "12368" in words
    assert Client().get(f"/guides/{name}.mn.pdf").status_code == 404


@pytest.mark.texts
def test_the_words_that_the_sheets_cite_stand_in_their_articles() -> None:
    laws = [law for make in GUIDES.values() for law in make().laws]
    assert len(laws) == 6
    for law in laws:
        assert isinstance(law, Citation)
        editions = readable_editions(law)
        assert editions
        assert words_found(law, editions[-1], TEXTS), law
