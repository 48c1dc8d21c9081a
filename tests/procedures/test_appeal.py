"""The second instance: who may sit, what may be decided, what each decision means in the court below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.engine.cast import refused
from tests.stories.conftest import empty_home
from xiezhi.desk.errands import Errand
from xiezhi.engine.clock import at
from xiezhi.engine.door import act
from xiezhi.engine.errands import work
from xiezhi.engine.facts import Facts, PersonId, Prose
from xiezhi.engine.possible import case_for
from xiezhi.engine.replay import replay
from xiezhi.engine.words import CLAIMANT, CLERK, COURTS, FILING_JUDGE, JUDGE, PARTY, PRESIDENT, Role, Step
from xiezhi.evidence.models import Entry
from xiezhi.law.working import Yuan
from xiezhi.pages.begun_again import begun_again
from xiezhi.papers.fill import html
from xiezhi.phrases.appeals import FILE_UP
from xiezhi.phrases.operative import Item, Share
from xiezhi.phrases.periods import Extension, Unit
from xiezhi.procedures.appeal import Appeal, Deliberation, Ground, Judged, OnPapers, Ruled, Ruling, Terms, Verdict, Wish
from xiezhi.procedures.appeal.errands import carried
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.lot import Lot
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories import appeal_turns as second
from xiezhi.stories import judgment_turns as judgment
from xiezhi.stories.appeal import APPEAL, judged_and_appealed, judged_and_sent_up
from xiezhi.stories.house import HOHHOT, found
from xiezhi.stories.telling import Plot, Tale, play
from xiezhi.stories.trial_turns import handed

OPINION = Prose("理由")


class Second:
    """张某's appeal, brought before the bench of the city's court; `there` is how that court sees it."""

    def __init__(self, plot: Plot) -> None:
        self.plot, self.there = plot, second.above(plot)
        self.zhang, self.wang = plot.people("defendant")[0], plot.people("claimant")[0]
        self.number = 0

    @property
    def row(self) -> Proceeding:
        return self.there.all(Appeal)[-1]

    @property
    def judgment(self) -> Proceeding:
        return judgment.judgment(self.plot)

    @property
    def suit(self) -> Proceeding:
        return self.plot.all(FirstInstance)[0]

    def does(self, hand: tuple[str, Role], step: Step, facts: Facts | None = None) -> None:
        self.number += 1
        with at(self.plot.now):
            act(step, facts, on=self.row, by=hand[0], as_=hand[1], key=f"does/{self.number}")

    def tells(self, tale: Tale) -> None:
        play([tale])

    def first(self) -> tuple[str, Role]:
        return second.bench(self.there)[0]

    def drafted(self, step: Step, facts: Facts) -> None:
        """Drafted, deliberated upon, signed, pronounced, served; and told below by the errand."""
        self.does(self.first(), step, facts)
        bench = second.bench(self.there)
        agreed = tuple(PersonId(person) for person, _ in bench)
        self.does(self.first(), Appeal.deliberate, Deliberation(agreed=agreed, record=Prose("一致")))
        for hand in (*bench, *second.bench(self.there, CLERK)):
            self.does(hand, Appeal.sign)
        self.does(self.first(), Appeal.pronounce)
        paper = rows(Paper, proceeding=self.row.id, origin="court", order=("at", "id"))[-1]
        assert "终审" in html(paper.kind, paper.filled()) or paper.kind == "mediation_paper"
        self.there.now = self.plot.now
        self.tells(handed(self.there))
        self.carried()

    def carried(self) -> None:
        with at(self.plot.now):
            work("test", (FILE_UP, "told_below"))

    def refunds(self) -> dict[str, int]:
        return {each.payer: each.amount for each in rows(Bill, proceeding=self.judgment.id, kind="refund")}


@pytest.fixture
def home(tmp_path: Path, db: None) -> Iterator[Path]:
    with empty_home(tmp_path) as folder:
        yield folder


@pytest.fixture
def appeal(home: Path) -> Second:
    found(*APPEAL.courts)
    plot = APPEAL.begun()
    play([judged_and_appealed(plot)])
    return Second(plot)


def read_only(appeal: Second) -> None:
    facts = OnPapers(ground=Ground.hopeless, inquiry=Prose("已询问"), nothing_new=True)
    appeal.does(appeal.first(), Appeal.decide_on_papers, facts)


def test_what_one_court_has_the_other_do_is_done_once(appeal: Second) -> None:
    before = Entry.objects.count()
    appeal.carried()
    Errand.objects.filter(kind=FILE_UP).update(status="waiting")
    appeal.carried()
    assert Entry.objects.count() == before
    assert len(rows(Proceeding, procedure="appeal")) == 1
    assert {each.status for each in Errand.objects.filter(kind__in=(FILE_UP, "told_below"))} == {"done"}


def test_the_file_waits_for_its_seals(home: Path) -> None:
    """What goes up is sealed: its digests go along."""
    found(*APPEAL.courts)
    plot = APPEAL.begun()
    play([judged_and_sent_up(plot)])
    for sealed in (False, True):
        if sealed:
            Errand.objects.filter(kind="seal").update(status="done")
            Errand.objects.filter(kind=FILE_UP).update(not_before=plot.now)
        with at(plot.now):
            work("test", (FILE_UP,))
        assert len(rows(Proceeding, procedure="appeal")) == sealed


def test_nobody_sits_who_decided_below(appeal: Second) -> None:
    """《民事诉讼法》第四十一条；民诉法解释第四十五条。"""
    errand = Errand.objects.get(kind=FILE_UP)
    judges = [person for person, _ in appeal.there.officers(JUDGE)]
    for barred, number in ((judges[:2], 1), (judges[:3], 2)):
        sent = carried(errand)
        file = replace(sent.facts, bench=tuple(barred))  # type: ignore[type-var]
        with at(appeal.plot.now):
            key = f"other/{number}"
            receipt = act(Appeal.receive, file, court=HOHHOT, by=COURTS.name, as_=COURTS, key=key)
        appeal.there.dispute = receipt.proceeding
        appeal.does(appeal.there.officer(FILING_JUDGE), Appeal.docket)
        if number == 1:
            appeal.does(appeal.there.officer(PRESIDENT), Appeal.constitute)
            (drawn,) = rows(Lot, proceeding=receipt.proceeding)
            assert set(drawn.chosen) == set(judges[2:])
    with refused("审判员须有三人", "第四十一条"):
        appeal.does(appeal.there.officer(PRESIDENT), Appeal.constitute)


def test_a_file_without_its_letter_or_its_parties_is_not_taken(appeal: Second) -> None:
    """《民事诉讼法》第一百七十四条。"""
    sent = carried(Errand.objects.get(kind=FILE_UP))
    for missing in ({"sheets": ()}, {"sheets": sent.facts.sheets * 2}, {"people": ()}):  # type: ignore[attr-defined]
        file = replace(sent.facts, **missing)  # type: ignore[type-var]
        with at(appeal.plot.now), refused("须附一份移送函，并且有两方当事人", "第一百七十四条"):
            act(Appeal.receive, file, court=HOHHOT, by=COURTS.name, as_=COURTS, key="no letter")


def test_nobody_but_the_other_court_brings_a_file_or_a_decision(appeal: Second) -> None:
    sent = carried(Errand.objects.get(kind=FILE_UP))
    person, role = appeal.there.officer(FILING_JUDGE)
    with refused("由上下级法院办理", "第一百七十四条"), at(appeal.plot.now):
        act(Appeal.receive, sent.facts, court=HOHHOT, by=person, as_=role, key="mine")


def test_it_is_judged_without_a_hearing_only_after_the_parties_were_asked(appeal: Second) -> None:
    """《民事诉讼法》第一百七十六条。"""
    facts = OnPapers(ground=Ground.hopeless, inquiry=Prose("已询问"))
    with refused("不开庭审理须经过阅卷", "第一百七十六条"):
        appeal.does(appeal.first(), Appeal.decide_on_papers, facts)


def test_what_is_affirmed_takes_effect_on_the_day_the_second_judgment_is_served(appeal: Second) -> None:
    """《民事诉讼法》第一百七十七条、第一百八十二条。"""
    read_only(appeal)
    verdict = Verdict(result=Judged.affirmed, found=Prose("同一审"), opinion=OPINION)
    with refused("维持原判的不能另写判项", "第三十条"):
        item = Item(
            debtor=PersonId(appeal.zhang), creditor=PersonId(appeal.wang), what=Prose("借款"), principal=Yuan(1)
        )
        appeal.does(appeal.first(), Appeal.draft_judgment, replace(verdict, items=(item,)))
    appeal.drafted(Appeal.draft_judgment, verdict)
    assert (appeal.row.state, appeal.judgment.state, appeal.suit.state) == ("affirmed", "effective", "effective")
    owed = rows(Obligation, proceeding=appeal.judgment.id)
    assert {each.effective for each in owed} == {appeal.row.closed}
    assert appeal.refunds() == {appeal.wang: 590_000}, "the appeal's fee is borne by him who paid it"
    assert replay().differences == []


def test_a_suit_is_remanded_once_only(appeal: Second) -> None:
    """《民事诉讼法》第一百七十七条第二款。"""
    sent = carried(Errand.objects.get(kind=FILE_UP))
    file: Any = replace(sent.facts, remanded=True)  # type: ignore[type-var]
    with at(appeal.plot.now):
        receipt = act(Appeal.receive, file, court=HOHHOT, by=COURTS.name, as_=COURTS, key="second")
    appeal.there.dispute = receipt.proceeding
    appeal.does(appeal.there.officer(FILING_JUDGE), Appeal.docket)
    appeal.does(appeal.there.officer(PRESIDENT), Appeal.constitute)
    with refused("不得再次发回重审", "第一百七十七条"):
        appeal.does(appeal.first(), Appeal.draft_ruling, Ruling(result=Ruled.unclear, opinion=OPINION))


def test_an_appeal_is_withdrawn_by_ruling_at_half_the_fee_and_the_first_judgment_stands(appeal: Second) -> None:
    """《民事诉讼法》第一百八十条；《诉讼费用交纳办法》第十五条。"""
    ruling = Ruling(result=Ruled.appeal_withdrawn, opinion=OPINION)
    with refused("须全体上诉人都已申请", "第一百八十条"):
        appeal.does(appeal.first(), Appeal.draft_ruling, ruling)
    with refused("须是上诉人", "第一百八十条"):
        appeal.does((appeal.wang, PARTY), Appeal.withdraw_appeal, Wish(reason=OPINION))
    appeal.does((appeal.zhang, PARTY), Appeal.withdraw_appeal, Wish(reason=OPINION))
    appeal.drafted(Appeal.draft_ruling, ruling)
    assert (appeal.row.state, appeal.judgment.state, appeal.suit.state) == (
        "appeal_withdrawn",
        "effective",
        "effective",
    )
    assert appeal.refunds() == {appeal.zhang: 215_000, appeal.wang: 590_000}


def test_a_suit_is_withdrawn_when_all_others_consent_and_the_judgment_falls(appeal: Second) -> None:
    """民诉法解释第三百三十六条。"""
    ruling = Ruling(result=Ruled.suit_withdrawn, opinion=OPINION)
    appeal.does((appeal.wang, CLAIMANT), Appeal.withdraw_suit, Wish(reason=OPINION))
    with refused("经其他当事人同意", "第三百三十六条"):
        appeal.does(appeal.first(), Appeal.draft_ruling, ruling)
    appeal.does((appeal.zhang, PARTY), Appeal.agree_to_withdrawal)
    appeal.drafted(Appeal.draft_ruling, ruling)
    assert (appeal.row.state, appeal.judgment.state, appeal.suit.state) == ("suit_withdrawn", "void", "withdrawn")
    assert {each.status for each in rows(Obligation, proceeding=appeal.judgment.id)} == {"void"}
    assert appeal.refunds() == {appeal.zhang: 215_000}


def test_a_dismissed_suit_gives_back_both_fees(appeal: Second) -> None:
    """民诉法解释第三百二十八条；《诉讼费用交纳办法》第二十七条。"""
    appeal.drafted(Appeal.draft_ruling, Ruling(result=Ruled.suit_dismissed, opinion=OPINION))
    assert (appeal.judgment.state, appeal.suit.state) == ("void", "dismissed")
    assert appeal.refunds() == {appeal.wang: 590_000, appeal.zhang: 430_000}


def test_a_settlement_above_takes_the_place_of_the_judgment_below(appeal: Second) -> None:
    """《民事诉讼法》第一百七十九条；《诉讼费用交纳办法》第十五条：二审受理费减半。"""
    zhang, wang = PersonId(appeal.zhang), PersonId(appeal.wang)
    item = Item(debtor=zhang, creditor=wang, what=Prose("借款本金"), principal=Yuan(700_000), within=30)
    terms = Terms(
        facts=Prose("双方没有争议"), terms=(Prose("三十日内付清700000元"),), items=(item,),
        shares=(Share(who=zhang, amount=Yuan(5900)),), appeal_shares=(Share(who=zhang, amount=Yuan(2150)),),
    )  # fmt: skip
    with refused("相加须等于全部费用", "第五十三条"):
        wrong = replace(terms, shares=(Share(who=zhang, amount=Yuan(5000)),))
        appeal.does(appeal.first(), Appeal.draft_terms, wrong)
    appeal.drafted(Appeal.draft_terms, terms)
    assert (appeal.row.state, appeal.judgment.state, appeal.suit.state) == ("mediated", "effective", "mediated")
    owed = rows(Obligation, proceeding=appeal.judgment.id, status="open", order=("order",))
    assert [(each.kind, each.principal, each.within) for each in owed] == [
        ("money", 70_000_000, 30),
        ("costs", 375_000, 10),
    ]
    assert appeal.refunds() == {appeal.wang: 590_000}


def test_three_months_from_docketing_and_three_more_by_the_president(appeal: Second) -> None:
    """《民事诉讼法》第一百八十三条。"""
    (limit,) = rows(Deadline, proceeding=appeal.row.id, clock="limit")
    assert (limit.start, limit.unrolled[:7]) == (appeal.row.numbered, f"2026-{int(limit.start[5:7]) + 3:02}")
    president = appeal.there.officer(PRESIDENT)
    longer = Extension(clock="limit", amount=4, unit=Unit.months, reason=Prose("案情复杂"))
    with refused("不超过三个月", "第二条"):
        appeal.does(president, Appeal.steps["extend"], longer)
    appeal.does(president, Appeal.steps["extend"], replace(longer, amount=3))
    with refused("至多延长一次", "第二条"):
        appeal.does(president, Appeal.steps["extend"], replace(longer, amount=1))


def test_the_parties_page_of_a_remanded_suit_says_that_it_is_a_new_trial_and_what_is_new(appeal: Second) -> None:
    """《民事诉讼法》第四十一条、第一百七十七条；民诉法解释第二百五十一条。"""
    read_only(appeal)
    appeal.drafted(Appeal.draft_ruling, Ruling(result=Ruled.unclear, opinion=OPINION))
    again = appeal.plot.all(FirstInstance)[-1]
    visitor: Any = SimpleNamespace(day=appeal.plot.now.date())
    told, before = (begun_again(case_for(each, appeal.wang), visitor) for each in (again, appeal.suit))
    assert told is not None
    assert "发回重审" in told.title
    assert appeal.suit.number in told.before.label.replace("(", "（").replace(")", "）")
    assert [each.article for each in told.cites] == ["第四十一条", "第一百七十七条", "第二百五十一条"]
    assert any("受理费不另收" in line for line in told.lines)
    assert before is None, "the first trial is none"
