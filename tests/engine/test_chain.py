"""The chain that a citizen walks, by acts: intake, defects, mediation, confirmation, docket, fee, service."""

from datetime import date

from tests.engine.cast import CODE, Court, intake, refused, terms
from xiezhi.engine.facts import PaperId, PersonId, Prose
from xiezhi.engine.words import FILING_JUDGE
from xiezhi.law.working import Yuan
from xiezhi.procedures.confirmation import Confirmation, Question, Questioning
from xiezhi.procedures.filing import Defect, Defects, Filing, Supplement
from xiezhi.procedures.first_instance import Defence, FirstInstance, Paid
from xiezhi.procedures.mediation import Assignment, Disclosure, Failure, Mediation, Reason, Talk
from xiezhi.procedures.service import Order, Posting, Receipt, Service
from xiezhi.records.dispute import Dispute
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.table import count, one, rows


def talks_of(court: Court, day: str) -> tuple[object, object]:
    filing = court.files(intake(enterprise=True), day=day)
    assert filing.deadline("green").due == "2026-03-05", "three working days for firms"
    court.filing_judge.does(filing, Filing.offer)
    court.wang.does(filing, Filing.accept)
    filing.person("defendant").does(filing, Filing.accept)
    talks = filing.child(Mediation)
    court.filing_judge.does(talks, Mediation.assign, Assignment(mediator=PersonId(court.mediator.id)))
    court.mediator.does(talks, Mediation.accept, day="2026-03-04")
    court.mediator.does(talks, Mediation.disclose, Disclosure(relation=Prose("没有")))
    court.mediator.does(talks, Mediation.talk, Talk(how=Prose("视频"), notes=Prose("先谈本金")))
    return filing, talks


def test_an_agreement_is_signed_and_confirmed_and_the_ruling_is_served_on_both(court: Court) -> None:
    filing, talks = talks_of(court, "2026-03-02")
    court.mediator.does(talks, Mediation.draft_agreement, terms("六月底前还清", "互不追究"))
    for each in court.parties(talks):
        each.does(talks, Mediation.sign, court.signature(each, talks), day="2026-03-20")
    assert talks.deadline("apply_for_confirmation").due == "2026-04-20", "the thirtieth day is Sunday 19 April"
    for each in court.parties(talks):
        each.does(talks, Mediation.apply_for_confirmation, day="2026-04-20")
    confirmation = talks.child(Confirmation)
    court.filing_judge.does(confirmation, Confirmation.accept, day="2026-04-21")
    both = Questioning(how=Question.video, voluntary=True, notes=Prose("双方自愿"))
    court.filing_judge.does(confirmation, Confirmation.question, both)
    court.filing_judge.does(confirmation, Confirmation.confirm)
    assert confirmation.row.number == "（2026）内0902民特1号"
    services = confirmation.children(Service)
    assert {each.row.number for each in services} == {f"（2026）内0902民特1号/送达/{place}" for place in (1, 2)}
    for each, person in ((confirmation.service_of("confirmed", person), person) for person in court.parties(talks)):
        agreed = person.id == talks.person("claimant").id
        how = Service.send if agreed else Service.hand_over
        court.server.does(each, how, None if agreed else Receipt(on=date(2026, 4, 22)), day="2026-04-22")
    assert filing.state is Filing.settled
    assert one(Dispute, id=filing.id).closed  # type: ignore[union-attr]
    court.is_whole()


def test_talks_that_fail_carry_everything_over_and_nothing_is_typed_again(court: Court) -> None:
    filing, talks = talks_of(court, "2026-03-02")
    people = count(Person)
    court.sweep("2026-04-10")
    assert talks.state is Mediation.failed, "thirty days, by the clock"
    assert filing.state is Filing.reviewing
    assert filing.deadline("reviewing").due == "2026-04-10"
    court.sweep("2026-04-13")
    suit = filing.child(FirstInstance)
    assert suit.row.number == "（2026）内0902民初1号"
    assert count(Person) == people
    assert [each.role for each in rows_of(suit)] == ["claimant", "defendant"]
    court.is_whole()


def rows_of(case: object) -> list[object]:
    from xiezhi.records.person import Standing

    return rows(Standing, proceeding=case.id, order=("role",))  # type: ignore[attr-defined]


def test_undisputed_facts_of_talks_that_failed_come_along(court: Court) -> None:
    filing, talks = talks_of(court, "2026-03-02")
    failure = Failure(reason=Reason.gap, undisputed=Prose("借款八万元属实"))
    court.mediator.does(talks, Mediation.fail, failure, day="2026-03-18")
    assert filing.state is Filing.reviewing
    assert "借款八万元属实" in talks.paper("failure").data
    court.is_whole()


def test_defects_are_listed_once_mended_docketed_paid_served_and_answered(court: Court) -> None:
    filing = court.files(day="2026-03-02")
    items = (
        Defect(what=Prose("缺身份证明"), how=Prose("补交复印件")),
        Defect(what=Prose("住所不详"), how=Prose("写明")),
    )
    court.counter.does(filing, Filing.list_defects, Defects(items=items))
    zhang = filing.person("defendant")
    mended = Supplement(told=Prose("补齐"), address_of=PersonId(zhang.id), address=Prose("商都县大库伦乡"))
    court.wang.does(filing, Filing.supplement, mended, day="2026-03-05")
    court.filing_judge.does(filing, Filing.docket, day="2026-03-06")
    suit = filing.child(FirstInstance)
    (bill,) = rows(Bill, proceeding=suit.id)
    assert bill.amount == 90_000, "80,000 yuan: 1,800, halved by summary procedure"
    fee = suit.service_of("fee_notice", court.wang)
    court.server.does(fee, Service.hand_over, Receipt(on=date(2026, 3, 9)), day="2026-03-09")
    court.counter.does(suit, FirstInstance.pay, Paid(bill=bill.id, amount=Yuan("900.00")), day="2026-03-16")
    court.filing_judge.does(suit, FirstInstance.send_copies)
    copy = suit.service_of("defence_notice", suit.person("defendant"))
    court.server.does(copy, Service.post, Posting(tracking="EMS1"), day="2026-03-17")
    court.server.does(copy, Service.sign_for, Receipt(on=date(2026, 3, 20)), day="2026-03-23")
    assert suit.state is FirstInstance.ready
    zhang.does(suit, FirstInstance.defend, Defence(answer=Prose("已还两万元")), day="2026-04-07")
    assert suit.deadline("defend", zhang).status == "met", "the fifteenth day, 4 April, is Qingming: until the 7th"
    assert [each.kind for each in rows(Paper, proceeding=suit.id, origin="court", order=("kind",))] == [
        "acceptance_notice", "defence_notice", "fee_notice", "fee_receipt",
    ]  # fmt: skip
    court.is_whole()


def test_the_same_matter_filed_by_two_channels_is_found(court: Court) -> None:
    """The same case was filed twice by two channels (DAWSON #6773). 《民诉法解释》第二百四十七条。"""
    court.files()
    with refused("同样的当事人、案由和金额，须没有已在本院收件、尚未办结的", "第二百四十七条"):
        court.files(by=court.counter)
    court.files(intake(yuan="80000.01"))


def test_only_a_paper_of_the_case_is_served_and_only_on_its_people(court: Court) -> None:
    """《民事诉讼法》第八十七条。"""
    suit = court.opens(FirstInstance)
    paper = PaperId(suit.paper("acceptance_notice").id)
    other = PaperId(court.files(intake(yuan="5")).paper("receipt").id)
    zhang = PersonId(suit.person("defendant").id)
    for wrong in (
        Order(paper=paper, recipient=PersonId(court.president.id)),
        Order(paper=other, recipient=zhang),
        Order(paper=PaperId("none"), recipient=zhang),
    ):
        with refused("所送文书须在本案之中", "第八十七条"):
            court.filing_judge.does(suit, Service.order, wrong)
    with refused("所送文书须在本案之中", "第八十七条"):
        right = Order(paper=paper, recipient=zhang)
        court.act(Service.order, right, court=CODE, by=court.filing_judge.id, as_=FILING_JUDGE, key="of nothing")
    before = len(suit.children(Service))
    court.filing_judge.does(suit, Service.order, Order(paper=paper, recipient=zhang))
    assert len(suit.children(Service)) == before + 1
