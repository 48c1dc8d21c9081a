"""Search: whatever two characters somebody types are found wherever they stand, and nowhere that he may not look."""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from tests.engine.cast import Court, intake
from tests.engine.lived import live
from tests.soak import long
from xiezhi.desk import findings
from xiezhi.desk.findings import FEW, KINDS, TOP, Document, Finding, Found, Search, put
from xiezhi.desk.grams import asked, fold, marked, written
from xiezhi.engine.clock import court_now
from xiezhi.engine.errands import work
from xiezhi.engine.facts import Prose
from xiezhi.engine.finding import of_people, rebuild, searched
from xiezhi.engine.guarded import door_open
from xiezhi.engine.writing import upsert
from xiezhi.evidence.models import Content
from xiezhi.phrases.erasure import Erasure, Ground
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows, table_of

ALPHABET = '王张李公司借款Aa1（(２2号 ß㈠é\u0301İ’"*-𠀀\ue041\u3000'


def text_of(chance: random.Random, most: int) -> str:
    return "".join(chance.choice(ALPHABET) for _ in range(chance.randint(0, most)))


def today() -> str:
    return court_now().date().isoformat()


def of_kind(person: str, query: str, *kinds: str) -> list[Found]:
    return searched(person, today(), query, kinds or KINDS).find(most=1000)


def cases_found(person: str, query: str) -> list[str]:
    return [each.proceeding for each in of_kind(person, query, "matter", "case")]


def content(value: str) -> str:
    return str(Content.objects.filter(value=value).order_by("id")[0].id)


@pytest.mark.soak
@pytest.mark.parametrize("few", [0, FEW], ids=["by the grams", "by his cases"])
def test_for_any_texts_and_queries_the_answer_is_the_substring_truth(
    db: None, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(findings, "FEW", few)
    chance, truth, seen = random.Random(7), dict[str, Document](), ("P0", "P1", "P2")
    with door_open():
        upsert(table_of(Proceeding), [Proceeding(f"P{n}", "", "", "", "", "", "", "") for n in range(5)])
    cases = table_of(Proceeding).model.objects.filter(Q(id__in=seen))
    for turn in range(long(80, 800)):
        batch = [
            Document(kind, f"{kind}/{number}", f"P{number % 5}", f"2026-03-{1 + number % 9:02d}",
                     "\n".join(filter(None, (written(text_of(chance, 12)) for _ in range(3)))))
            for kind, number in {(chance.choice(KINDS), chance.randint(0, 30)) for _ in range(6)}
        ]  # fmt: skip
        put(batch)
        truth |= {each.key: each for each in batch}
        query, kinds = asked(text_of(chance, 5)), KINDS[chance.randint(0, 1) : chance.randint(2, 4)]
        wanted = [each.key for each in truth.values() if each.kind in kinds and each.proceeding in seen
                  and len(query) > 1 and query in fold(each.said)]  # fmt: skip
        search = Search(query, cases, kinds)
        found = search.find(most=1000)
        assert sorted(each.key for each in found) == sorted(wanted), (turn, query)
        assert search.count(1000) == len(wanted)
        pages, before = list[Found](), TOP
        while page := search.find(before, most=3):
            pages, before = pages + page, page[-1].place
        assert pages == found == sorted(found, key=lambda each: -each.place)


def test_what_occurs_everywhere_is_read_from_the_newest_and_no_further_than_is_shown(db: None) -> None:
    made = (f"{2020 + n % 7}-{1 + n // 7 % 12:02d}-01" for n in range(2000))
    put(Document("case", f"case/{n}", "P0", day, f"第{n}号\n民间借贷纠纷") for n, day in enumerate(made))
    findings.settle()
    with CaptureQueriesContext(connection) as queries:
        assert len(Search(asked("民间借贷"), None).find(most=50)) == 50
    with connection.cursor() as cursor:
        how = "(ANALYZE, COSTS OFF, TIMING OFF)" if connection.vendor == "postgresql" else "QUERY PLAN"
        cursor.execute(f"EXPLAIN {how} {queries[-1]['sql']}")
        plan = " ".join(str(part) for row in cursor.fetchall() for part in row)
    if connection.vendor == "postgresql":
        assert "Bitmap Index Scan on desk_finding_grams (actual rows=23 loops=3)" in plan
    assert "TEMP B-TREE" not in plan


def test_what_was_found_is_marked_as_it_was_written() -> None:
    """Full width and capitals compare alike; folding keeps every character in its place, also those that grow."""
    assert marked("案号（２０２６）ＡＢ", asked("(2026)a")) == (
        ("案号", False),
        ("（２０２６）Ａ", True),
        ("Ｂ", False),
    )
    chance = random.Random(3)
    for _ in range(500):
        text, query = written(text_of(chance, 20)), asked(text_of(chance, 3))
        pieces = marked(text, query)
        assert "".join(piece for piece, _ in pieces) == text
        assert all((fold(piece) == query) is hit for piece, hit in pieces if hit)
        assert any(hit for _, hit in pieces) == bool(query and query in fold(text))
    everything = "".join(map(chr, range(1, 0x3000))) + "\ud800\0"
    assert len(fold(everything)) == len(everything)


def test_numbers_causes_and_people_are_found_in_the_commit_of_their_step(court: Court) -> None:
    suit = court.opens(FirstInstance, intake())
    number = suit.row.number
    for query in ("王某", "张某", "民间借贷", number, number.replace("（", "(").replace("）", ")"), number[-4:]):
        assert suit.id in cases_found(court.filing_judge.id, query), query
    assert suit.id not in cases_found(court.filing_judge.id, "王张")
    assert cases_found(court.filing_judge.id, "王") == []


def test_what_one_may_not_see_is_neither_found_nor_counted(court: Court) -> None:
    suit = court.opens(FirstInstance, intake())
    assert suit.id in cases_found(court.wang.id, "王某")
    stranger = searched("Pnobody", today(), "王某")
    assert (stranger.find(), stranger.count(100)) == ([], 0)
    assert of_people([court.wang.id], "Pnobody", today()) == []
    assert suit.id in {each.proceeding for each in of_people([court.wang.id], court.wang.id, today())}


def test_who_is_nobody_finds_nothing(court: Court) -> None:
    court.files(intake())
    assert searched(court.filing_judge.id, today(), "借贷").count(10) > 0
    assert (searched("", today(), "借贷").find(), searched("", today(), "借贷").count(10)) == ([], 0)


def test_the_words_inside_a_paper_are_found_once_its_errand_is_done_and_only_on_the_main_shelf(court: Court) -> None:
    suit = court.opens(FirstInstance, intake())
    court.filing_judge.does(suit, FirstInstance.send_copies)
    assert not of_kind(court.wang.id, "答辩", "text")
    work("reader", ("index",))
    found = of_kind(court.wang.id, "答辩", "text")
    assert {one(Paper, id=each.key.removeprefix("text/")).shelf for each in found} == {"main"}  # type: ignore[union-attr]
    inner = {each.id for each in rows(Paper) if each.shelf != "main"}
    assert not {each.key.partition("/")[2] for each in Finding.objects.all()} & inner


def test_erased_content_leaves_the_index_with_its_step(court: Court) -> None:
    """《个人信息保护法》第四十七条。"""
    filing = court.files()
    work("reader", ("index",))
    assert filing.id in cases_found(court.filing_judge.id, "张某")
    facts = Erasure(items=(content("张某"),), ground=Ground.unlawful, reason=Prose("本人请求"))
    court.president.does(filing, filing.state.procedure.steps["erase"], facts)
    assert filing.id not in cases_found(court.filing_judge.id, "张某")
    assert filing.id in cases_found(court.filing_judge.id, "王某")
    assert work("wiper", ("wipe",)) == 1


def test_the_index_made_anew_from_the_records_is_the_one_that_the_steps_made(court: Court) -> None:
    live(court)
    work("reader", ("index",))
    by_steps = {each.key: (each.said, each.proceeding) for each in Finding.objects.all()}
    assert len(by_steps) > 50
    rebuild(court_now())
    work("reader", ("index",))
    assert {each.key: (each.said, each.proceeding) for each in Finding.objects.all()} == by_steps


def test_a_search_is_worded_alike_however_many_cases_one_has(court: Court) -> None:
    """Else every line to the database would keep one more of them, prepared, for each case that a judge is given."""
    asked: set[str] = set()
    court.files(intake(yuan="29"))

    def hears(execute: Any, sql: str, *more: Any) -> Any:
        asked.add(sql)
        return execute(sql, *more)

    for yuan in range(30, 36):
        court.files(intake(yuan=str(yuan)))
        with connection.execute_wrapper(hears):
            searched(court.filing_judge.id, today(), "借款", KINDS).find()
    assert len([each for each in asked if "desk_finding" in each]) == 1
