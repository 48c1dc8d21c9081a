"""The door: one way to change anything; a refusal leaves nothing, a repeated key gives the first receipt."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.apps import apps

from tests.engine.cast import CODE, WANG, Court, Player, intake, refused, terms
from xiezhi.engine import door
from xiezhi.engine.door import prepared
from xiezhi.engine.facts import Misstated, Name, PersonId, Prose, Secret
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.words import ANYONE, CLOCK, FILING_JUDGE, PARTY
from xiezhi.evidence.models import Entry
from xiezhi.phrases.people import Agent
from xiezhi.procedures.confirmation import Confirmation, Question, Questioning
from xiezhi.procedures.filing import Defect, Defects, Filing, Opinion
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.mediation import Assignment, Mediation
from xiezhi.records.proceeding import Proceeding


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


@pytest.mark.parametrize("blank", ["", "  ", "\u3000\n"])
def test_what_must_be_stated_is_not_left_blank(court: Court, blank: str) -> None:
    """A lawyer without a number, a ruling without a reason were taken: an empty text passed for one that was given."""
    filing = court.files()
    with pytest.raises(Misstated, match="本院认为：请填写") as caught:
        court.filing_judge.does(filing, Filing.refuse, Opinion(opinion=Prose(blank)))
    assert caught.value.field == "opinion"
    with pytest.raises(Misstated, match="代理人身份证号：请填写") as caught:
        court.files(intake(yuan="64000", agents=(Agent(name=Name("赵律师"), id_number=Secret(blank)),)))
    assert caught.value.field == "agents.0.id_number"
    assert filing.state is Filing.reviewing


def test_a_step_that_is_signed_refuses_tokens(court: Court) -> None:
    talks = court.talks()
    with refused("需要签名的步骤不能用令牌办理", "办理规则"):
        court.mediator.does(talks, Mediation.draft_agreement, terms(), token=True)
    court.mediator.does(talks, Mediation.draft_agreement, terms())


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
