"""The second instance as two stories tell it: changed and enforced below; sent back and tried again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from xiezhi.engine.possible import case_for
from xiezhi.engine.replay import replay
from xiezhi.evidence.models import Entry
from xiezhi.pages.stages import stages_of
from xiezhi.papers.fill import html
from xiezhi.papers.templates import PAPERS
from xiezhi.procedures.appeal import Appeal
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.judgment import Judgment
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories import STORIES
from xiezhi.stories import appeal_turns as second
from xiezhi.stories.appeal import judged_and_appealed
from xiezhi.stories.house import HOHHOT, XINCHENG
from xiezhi.stories.telling import Plot, Tale


@pytest.fixture
def told(home: Path) -> Callable[[str], Plot]:
    return lambda name: STORIES[name].play(lambda line: None)


def the(procedure: type[object], court: str = XINCHENG) -> Proceeding:
    return rows(Proceeding, court=court, procedure=procedure.name, order=("opened", "id"))[-1]  # type: ignore[attr-defined]


def test_a_changed_judgment_is_recorded_below_and_enforced_there(told: Callable[[str], Plot]) -> None:
    """《民事诉讼法》第一百七十七条、第二百三十五条。"""
    told("appeal")
    appeal, judgment = the(Appeal, HOHHOT), the(Judgment)
    assert (appeal.state, appeal.number) == ("changed", "（2026）内01民终1号")
    assert (judgment.state, the(FirstInstance).state) == ("effective", "effective")
    mine = rows(Obligation, proceeding=judgment.id, order=("status", "order"))
    assert [(each.principal, each.status, each.effective) for each in mine if each.kind == "money"] == [
        (60_000_000, "open", appeal.closed),
        (0, "open", appeal.closed),
        (80_000_000, "void", ""),
    ]
    assert {each.status for each in rows(Deadline, proceeding=judgment.id, clock="appeal")} == {"met", "lapsed"}
    assert [each.state for each in rows(Proceeding, procedure="enforcement")] == ["applied"]
    assert replay().differences == []


def test_an_appeal_is_looked_at_like_any_case_by_who_sits_and_who_is_party(told: Callable[[str], Plot]) -> None:
    """Where the first step upon a case reads a day's hearings, and looking states no day."""
    told("appeal")
    appeal = the(Appeal, HOHHOT)
    for standing in rows(Standing, proceeding=appeal.id):
        assert standing.role in {each.role for each in case_for(appeal, standing.person).standings()}


def test_before_it_is_served_nobody_reads_off_his_page_how_an_appeal_ends(home: Path) -> None:
    """The line of states named the first of its ends, 维持原判, to every appellant."""

    def heard(plot: Plot) -> Tale:
        yield from judged_and_appealed(plot)
        yield from second.heard(plot)

    replace(STORIES["appeal"], tells=heard).play(lambda line: None)
    appeal = the(Appeal, HOHHOT)
    ends = {state.label for state in Appeal.states.values() if state.last}
    for person in {each.person for each in rows(Standing, proceeding=appeal.id)}:
        stages = stages_of(case_for(appeal, person))
        assert stages[-1].label == "结案"
        assert not ends & {each.label for each in stages}


def test_the_fees_are_settled_between_what_each_has_paid_and_what_he_bears(told: Callable[[str], Plot]) -> None:
    """《诉讼费用交纳办法》第三十条。王某 paid 5900 and bears 1475 and 4300; 张某 paid 4300 and bears 4425."""
    told("appeal")
    people = {each.person: each.role for each in rows(Standing, proceeding=the(Judgment).id)}
    bills = rows(Bill, proceeding=the(Judgment).id, at=the(Appeal, HOHHOT).closed)
    assert {(people[each.payer], each.kind, each.amount) for each in bills} == {
        ("claimant", "refund", 12_500),
        ("defendant", "acceptance_fee", 12_500),
    }


def test_the_file_names_the_entry_that_sent_it_and_nobody_is_typed_again(told: Callable[[str], Plot]) -> None:
    """The link between the two logs: court, number, entry, leaf; the same people, their numbers sealed."""
    told("appeal")
    appeal, suit = the(Appeal, HOHHOT), the(FirstInstance)
    (letter,) = rows(Paper, proceeding=appeal.id, kind="file_letter")
    link = letter.filled()["link"]
    sent = Entry.objects.get(court=XINCHENG, step="judgment.send_up")
    assert (link["court"], link["number"], link["entry"], link["leaf"]) == (
        XINCHENG, suit.number, sent.id, sent.sha256,
    )  # fmt: skip
    below, above = (
        {(each.person, each.name, each.id_number) for each in rows(Person, court=court)} for court in (XINCHENG, HOHHOT)
    )
    assert below == above
    back = Entry.objects.get(court=XINCHENG, step="judgment.replaced_above")
    end = Entry.objects.get(court=HOHHOT, step="appeal.change")
    assert (end.id in back.skeleton, end.sha256 in back.skeleton) == (True, True)


def test_every_paper_of_both_courts_can_be_printed(told: Callable[[str], Plot]) -> None:
    """Also those that came up: the court above reads them as the court below made them."""
    told("appeal")
    papers = [each for each in rows(Paper, origin__in=("court", "below")) if each.kind in PAPERS]
    printed = {(each.kind, each.origin): html(each.kind, each.filled()) for each in papers}
    assert "新城区人民法院" in printed["file_letter", "below"]
    text = printed["appeal_judgment", "court"]
    assert "上诉人（原审被告）" in text
    assert "撤销呼和浩特市新城区人民法院（2026）内0102民初1号民事判决" in text
    assert "本判决为终审判决" in text


def test_a_remanded_suit_is_a_new_case_with_other_judges_by_ordinary_procedure(told: Callable[[str], Plot]) -> None:
    """《民事诉讼法》第四十一条、第一百七十七条；《诉讼费用交纳办法》第二十七条。"""
    told("remand")
    first, again = rows(Proceeding, court=XINCHENG, procedure="first_instance", order=("opened", "id"))
    assert (first.state, again.state, again.track) == ("remanded", "ready", "ordinary")
    assert (first.number, again.number) == ("（2026）内0102民初1号", "（2026）内0102民初2号")
    benches = [{each.person for each in rows(Standing, proceeding=p.id, role="judge")} for p in (first, again)]
    assert not benches[0] & benches[1]
    assert len(benches[1]) == 3
    refund = rows(Bill, proceeding=the(Judgment).id, kind="refund")
    assert [each.amount for each in refund] == [430_000]
    assert {each.status for each in rows(Obligation, proceeding=the(Judgment).id)} == {"void"}
    assert replay().differences == []
