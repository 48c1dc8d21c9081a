"""The door: one way to change anything; a refusal leaves nothing, a repeated key gives the first receipt."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from tests.engine.cast import CODE, WANG, Case, Court, Player, intake, refused, terms
from xiezhi.engine import door
from xiezhi.engine.acts import Outcome
from xiezhi.engine.door import Asked, act, prepared
from xiezhi.engine.facts import Misstated, Name, PersonId, Prose, Secret
from xiezhi.engine.people import Party
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import ANYONE, CARRIER, CLOCK, COUNTER, COURSE, FILING_JUDGE, FOUNDER, PARTY, PRESIDENT, SIGNER
from xiezhi.evidence.models import Entry, Head
from xiezhi.procedures.affairs import Absence, Affairs, Founding
from xiezhi.procedures.confirmation import Confirmation, Question, Questioning
from xiezhi.procedures.filing import Defect, Defects, Filing
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.mediation import Assignment, Mediation
from xiezhi.procedures.service import Receipt, Service
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count


def everything() -> dict[str, list[Any]]:
    """Every row of records, evidence and desk."""
    models = [model for label in ("records", "evidence", "desk") for model in apps.get_app_config(label).get_models()]
    return {model._meta.db_table: list(model.objects.order_by("pk").values()) for model in models}


# --- idempotent


def test_the_same_key_with_the_same_facts_returns_the_first_receipt(court: Court) -> None:
    filing = court.files(key="once")
    before = everything()
    again = court.act(Filing.submit, intake(), court=CODE, by=court.wang.id, as_=ANYONE, key="once")
    assert again.proceeding == filing.id
    assert everything() == before


def test_a_repeated_key_is_answered_even_when_the_step_could_not_be_taken_again(court: Court) -> None:
    filing = court.files()
    first = court.filing_judge.does(filing, Filing.docket, key="docket")
    assert court.filing_judge.does(filing, Filing.docket, day="2026-03-20", key="docket") == first


def test_other_facts_under_a_used_key_are_refused(court: Court) -> None:
    filing = court.files()
    first = Defects(items=(Defect(what=Prose("缺身份证明"), how=Prose("补交")),))
    court.counter.does(filing, Filing.list_defects, first, key="list")
    with refused("同一办理编号已用于另一步骤或另一内容", "办理规则"):
        court.counter.does(filing, Filing.list_defects, replace(first, days=10), key="list")


def test_another_step_under_a_used_key_is_refused(court: Court) -> None:
    filing = court.files()
    court.filing_judge.does(filing, Filing.offer, key="k")
    with refused("同一办理编号已用于另一步骤或另一内容", "办理规则"):
        court.filing_judge.does(filing, Filing.docket, key="k")


def test_another_proceeding_under_a_used_key_is_refused(court: Court) -> None:
    one, other = court.files(), court.files(intake(yuan="900"))
    court.filing_judge.does(one, Filing.offer, key="k")
    with refused("同一办理编号已用于另一步骤或另一内容", "办理规则"):
        court.filing_judge.does(other, Filing.offer, key="k")


def test_another_actor_learns_nothing_from_a_used_key(court: Court) -> None:
    """His act is decided as if the key were new: he is answered by the rules, and not by the first receipt."""
    filing = court.files()
    court.filing_judge.does(filing, Filing.offer, key="k")
    with refused("“建议先行调解”须在“审查中”时办理", "第一百二十五条"):
        court.counter.does(filing, Filing.offer, key="k")
    stranger = Player(court, "stranger")
    with refused("案件现为", "第一百二十五条"):
        stranger.does(filing, Filing.offer, as_=FILING_JUDGE, key="k")


def test_id_numbers_are_sealed_the_same_way_twice_so_a_retry_is_recognised(court: Court) -> None:
    about = intake(claimants=(replace(WANG, id_number=Secret("11010519491231002x"), phone=Secret("138 0000 0001")),))
    first = court.files(about, key="sealed")
    assert court.files(about, key="sealed").id == first.id
    assert "002X" not in "".join(Entry.objects.values_list("skeleton", flat=True))


# --- a refusal leaves nothing


def test_nothing_is_written_on_refusal(court: Court) -> None:
    filing = court.files()
    before = everything()
    for step, who, how in (
        (Filing.docket, court.counter, {}),
        (Filing.return_papers, court.counter, {}),
        (Filing.docket, Player(court, "stranger"), {"as_": FILING_JUDGE}),
        (Filing.docket_first, court.filing_judge, {"as_": CLOCK}),
        (Filing.settle, court.filing_judge, {"as_": FILING_JUDGE}),
    ):
        with pytest.raises(Refused):
            who.does(filing, step, **how)
    assert everything() == before


def test_a_refusal_says_its_sentence_and_cites_the_article_of_its_day(court: Court) -> None:
    filing = court.files()
    with pytest.raises(Refused) as caught:
        court.counter.does(filing, Filing.docket)
    assert caught.value.sentence == "“登记立案”由立案法官办理"
    assert caught.value.cited(date(2026, 3, 2)).article == "第一百二十六条"
    assert caught.value.cited(date(2022, 3, 2)).article == "第一百二十六条"
    assert caught.value.cited(date(2020, 3, 2)).article == "第一百二十三条", "as numbered before the revision of 2021"


def test_what_does_not_exist_is_absent(court: Court) -> None:
    ghost = replace_id(court.files().row)
    with pytest.raises(Absent):
        court.act(Filing.docket, on=ghost, by=court.filing_judge.id, as_=FILING_JUDGE, key="ghost")


def replace_id(row: Proceeding) -> Proceeding:
    return Proceeding("no-such-id", *[getattr(row, name) for name in row.__struct_fields__[1:]])


def test_a_step_of_another_procedure_is_refused_also_in_a_state_of_the_same_name(court: Court) -> None:
    """Filing and first instance both know 已立案 by the name docketed, filing and confirmation both are reviewing."""
    filing = court.files()
    with refused("案件现为“审查中”", "第十一条"):
        court.filing_judge.does(filing, Mediation.assign, Assignment(mediator=PersonId(court.mediator.id)))
    both = Questioning(how=Question.video, voluntary=True, notes=Prose("双方自愿"))
    with refused("案件现为“审查中”", "第六条"):
        court.filing_judge.does(filing, Confirmation.question, both)
    court.filing_judge.does(filing, Filing.docket)
    with refused("案件现为“已登记立案”", "第一百二十八条"):
        court.filing_judge.does(filing, FirstInstance.send_copies)


def test_misstated_facts_name_the_field_before_anything_is_read(court: Court) -> None:
    wrong = intake(claimants=(replace(WANG, id_number=Secret("110105194912310021")),))
    with pytest.raises(Misstated) as caught:
        court.files(wrong)
    assert caught.value.field == "claimants.0.id_number"
    assert "请核对每一位" in caught.value.sentence


def test_a_step_that_is_signed_refuses_tokens(court: Court) -> None:
    talks = court.talks()
    with refused("需要签名的步骤不能用令牌办理", "办理规则"):
        court.mediator.does(talks, Mediation.draft_agreement, terms(), token=True)
    court.mediator.does(talks, Mediation.draft_agreement, terms())


# --- who may


def test_an_office_is_held_in_its_own_court_and_in_its_own_time(court: Court) -> None:
    filing = court.files()
    for stranger in (court.president, court.server, court.wang, Player(court, "")):
        with refused("“登记立案”由立案法官办理", "第一百二十六条"):
            stranger.does(filing, Filing.docket, as_=FILING_JUDGE)
    with refused("“登记立案”由立案法官办理", "第一百二十六条"):
        court.filing_judge.does(filing, Filing.docket, as_=PRESIDENT)


def test_nobody_takes_a_systems_role_by_naming_it(court: Court) -> None:
    filing = court.files()
    for role, step in ((CLOCK, Filing.docket_first), (COURSE, Filing.docket), (SIGNER, Filing.docket)):
        with pytest.raises(Refused, match="办理"):
            court.wang.does(filing, step, day="2026-03-30", as_=role)
    with refused("“立案编号”由程序衔接办理", "第一百二十六条"):
        Player(court, COURSE.name).does(filing, FirstInstance.open, as_=COURSE)
    service = court.opens(Service, intake(yuan="700"))
    court.server.does(service, Service.send)
    with refused("“到达受送达人系统”由送达渠道办理", "第三十一条"):
        court.wang.does(service, Service.arrive, as_=CARRIER)


def test_the_clock_cannot_run_ahead(court: Court) -> None:
    filing = court.files()
    clock = Player(court, CLOCK.name)
    with refused("期限尚未届满，时钟不能先走", "第八条"):
        clock.does(filing, Filing.docket_first, day="2026-03-09", as_=CLOCK)
    clock.does(filing, Filing.docket_first, day="2026-03-10", as_=CLOCK)
    assert filing.state is Filing.docketed


def test_a_party_of_one_dispute_has_no_standing_in_another(court: Court) -> None:
    mine = court.files()
    other = Party(name=Name("刘某"), id_number=Secret("310101198001010018"))
    theirs = court.files(intake(claimants=(other,), yuan="500"), by=court.counter)
    court.filing_judge.does(theirs, Filing.offer)
    court.filing_judge.does(mine, Filing.offer)
    with refused("“不同意调解”由当事人办理", "第一百二十五条"):
        court.wang.does(theirs, Filing.decline)
    court.wang.does(mine, Filing.decline)


# --- two times


def test_a_step_that_does_not_declare_it_may_not_state_when_it_happened(court: Court) -> None:
    filing = court.files()
    with refused("“登记立案”以登记时间为准，不能另填发生时间", "办理规则"):
        court.filing_judge.does(filing, Filing.docket, happened="2026-03-01T08:00")


def test_nothing_happened_later_than_now(court: Court) -> None:
    service = court.opens(Service)
    receipt = Receipt(on=date(2026, 3, 2))
    with refused("发生时间不能晚于现在", "办理规则"):
        court.server.does(service, Service.hand_over, receipt, happened="2026-03-02T09:00:01")
    court.server.does(service, Service.hand_over, receipt, happened="2026-03-02T09:00:00")


def test_periods_run_from_legal_time_and_the_log_orders_by_record(court: Court) -> None:
    service = court.opens(Service)
    receipt = court.server.does(
        service, Service.hand_over, Receipt(on=date(2026, 3, 4)), day="2026-03-09", happened="2026-03-04T10:00"
    )
    entry = Entry.objects.get(id=receipt.entry)
    assert entry.recorded_at.startswith("2026-03-09")
    assert entry.happened_at.startswith("2026-03-04")
    assert service.row.closed == "2026-03-04"
    pay = Case(court, service.row.parent).deadline("pay")
    assert (pay.start, pay.due) == ("2026-03-04", "2026-03-11")


def test_service_may_not_take_effect_on_a_day_to_come(court: Court) -> None:
    """A date of receipt that lies ahead would let periods run from a day that nobody has seen."""
    service = court.opens(Service)
    with pytest.raises(Refused):
        court.server.does(service, Service.hand_over, Receipt(on=date(2026, 6, 1)))


# --- a batch


def test_one_refused_act_of_a_batch_harms_nobody(court: Court) -> None:
    filings = [court.files(intake(yuan=str(yuan))) for yuan in (100, 200, 300)]
    judge = court.filing_judge
    asked = [
        Asked(prepared(step, None, on=filing.row, by=who.id, as_=role, key=f"batch {filing.id}"))
        for filing, (step, who, role) in zip(
            filings,
            [
                (Filing.docket, judge, FILING_JUDGE),
                (Filing.docket, court.counter, COUNTER),
                (Filing.docket, judge, FILING_JUDGE),
            ],
            strict=True,
        )
    ]
    with court.stands():
        door.commit(asked)
    assert [filing.state for filing in filings] == [Filing.docketed, Filing.reviewing, Filing.docketed]
    with pytest.raises(Refused):
        asked[1].answer.result()
    court.is_whole()


def test_each_act_of_a_batch_sees_what_its_forerunner_did(court: Court) -> None:
    filing = court.files()
    judge = court.filing_judge.id
    steps = [Filing.offer, Filing.offer, Filing.docket]
    asked = [
        Asked(prepared(step, None, on=filing.row, by=judge, as_=FILING_JUDGE, key=f"b{number}"))
        for number, step in enumerate(steps)
    ]
    with court.stands():
        door.commit(asked)
    assert [each.answer.exception() is None for each in asked] == [True, False, False]
    assert filing.state is Filing.offered


def test_the_same_act_twice_in_a_batch_is_one_entry(court: Court) -> None:
    filing = court.files()
    twice = [prepared(Filing.docket, None, on=filing.row, by=court.filing_judge.id, as_=FILING_JUDGE, key="k")] * 2
    asked = [Asked(each) for each in twice]
    with court.stands():
        door.commit(asked)
    assert asked[0].answer.result() == asked[1].answer.result()
    assert count(Proceeding, procedure="first_instance") == 1


@pytest.mark.parametrize("trouble", [DatabaseError("a row that the tables refuse"), OverflowError("too large")])
def test_when_a_write_fails_each_is_tried_alone_and_nobody_pays_for_a_neighbour(
    court: Court, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    filings = [court.files(intake(yuan=str(yuan))) for yuan in (100, 200, 300)]
    poison, written = filings[1].id, door.write_records

    def write(outcomes: Sequence[Outcome]) -> None:
        if any(outcome.act.on == poison for outcome in outcomes):
            raise trouble
        written(outcomes)

    monkeypatch.setattr(door, "write_records", write)
    asked = [
        Asked(prepared(Filing.docket, None, on=filing.row, by=court.filing_judge.id, as_=FILING_JUDGE, key=filing.id))
        for filing in filings
    ]
    with court.stands():
        door.commit(asked)
    assert [each.answer.exception() for each in asked] == [None, trouble, None]
    assert [filing.state for filing in filings] == [Filing.docketed, Filing.reviewing, Filing.docketed]
    court.is_whole()


def test_a_sum_that_no_table_can_hold_harms_only_who_stated_it(court: Court) -> None:
    huge = prepared(Filing.submit, intake(yuan="1" + "0" * 20), court=CODE, by=court.wang.id, as_=ANYONE, key="huge")
    fine = prepared(Filing.submit, intake(yuan="5"), court=CODE, by=court.wang.id, as_=ANYONE, key="fine")
    asked = [Asked(huge), Asked(fine)]
    with court.stands():
        door.commit(asked)
    assert asked[0].answer.exception() is not None
    assert asked[1].answer.result().step == "filing.submit"
    court.is_whole()


def test_an_act_inside_an_open_transaction_is_an_error(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it acknowledged would not be durable."""
    filing = court.files()
    monkeypatch.setattr(door, "_test_case", lambda: False)
    with transaction.atomic(), pytest.raises(RuntimeError, match="open transaction"):
        court.filing_judge.does(filing, Filing.docket)
    assert filing.state is Filing.reviewing


def test_a_receipt_says_where_the_step_stands_in_the_log(court: Court) -> None:
    before = court.size
    filing = court.files()
    receipt = court.filing_judge.does(filing, Filing.offer)
    assert (receipt.place, receipt.court, receipt.proceeding) == (before + 1, CODE, filing.id)
    entry = Entry.objects.get(id=receipt.entry)
    assert (entry.sha256, entry.place) == (receipt.leaf, receipt.place)
    assert Head.objects.get(court=CODE).size == before + 2


def test_places_are_given_without_gaps(court: Court) -> None:
    court.agreed()
    places = list(Entry.objects.filter(court=CODE).order_by("place").values_list("place", flat=True))
    assert places == list(range(court.size))


# --- looking ahead


def test_a_preview_writes_nothing_and_says_what_the_step_would_do(court: Court) -> None:
    filing = court.files()
    before = everything()
    with court.stands():
        outcomes = door.preview(
            prepared(Filing.docket, None, on=filing.row, by=court.filing_judge.id, as_=FILING_JUDGE, key="look")
        )
    assert [outcome.happened.step for outcome in outcomes] == [
        "filing.docket", "first_instance.open", "service.order",
    ]  # fmt: skip
    assert everything() == before
    court.filing_judge.does(filing, Filing.docket, key="look")
    newest = Entry.objects.filter(place__gte=court.size - 3).order_by("place").values_list("id", flat=True)
    assert [outcome.happened.entry for outcome in outcomes] == list(newest)


def test_every_reason_why_not_is_told_with_its_article(court: Court) -> None:
    filing = court.files()
    with court.stands():
        asked = prepared(Filing.return_papers, None, on=filing.row, by=court.wang.id, as_=PARTY, key="no")
        reasons = door.objections(asked)
    assert [reason.sentence for reason in reasons] == [
        "案件现为“审查中”，“退回材料”须在“待补正”时办理", "“退回材料”由立案窗口、立案法官办理", "补正期限须已届满",
    ]  # fmt: skip
    assert all(str(reason.cited(date(2026, 3, 2))) for reason in reasons)


# --- the court itself


def test_a_court_is_founded_once(court: Court) -> None:
    with refused("法院只能建一次", "人员任职"):
        court.act(
            Affairs.found,
            Founding(code=CODE, name="另一法院", level="基层"),
            court=CODE,
            by=FOUNDER.name,
            as_=FOUNDER,
            key="2",
        )


def test_an_officer_who_is_away_is_not_chosen_but_still_holds_his_office(court: Court) -> None:
    talks = court.opens(Mediation)
    absence = Absence(person=PersonId(court.mediator.id), since=date(2026, 3, 1), until=date(2026, 3, 31))
    court.personnel.does(court.affairs, Affairs.leave, absence)
    with refused("调解员须是本院名册上在岗的调解员", "第十一条"):
        court.filing_judge.does(talks, Mediation.assign, Assignment(mediator=PersonId(court.mediator.id)))


def test_two_courts_of_one_home_number_and_log_apart(court: Court) -> None:
    with court.stands():
        act(
            Affairs.found, Founding(code="内0928", name="丰镇市人民法院", level="基层"), court="内0928", by="founder",
            as_=FOUNDER, key="found",
        )  # fmt: skip
        act(Filing.submit, intake(), court="内0928", by="p", as_=ANYONE, key="there")
    court.files()
    assert {head.court: head.size for head in Head.objects.all()} == {CODE: court.size, "内0928": 2}
    court.is_whole()
