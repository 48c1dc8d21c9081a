"""One step by each of the three, in one transaction, durable when it returns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django_fsm import can_proceed, transition
from viewflow import this
from viewflow.workflow import flow

from tests.bench.peer_app.models import (
    DAYS,
    ROLES,
    STATES,
    Change,
    Deadline,
    Errand,
    FlowMatter,
    FsmMatter,
    Matter,
    Notice,
    Paper,
    Party,
    Series,
    Step,
)

CLAIM = {"cause": "民间借贷纠纷", "amount": 8_000_000, "claim": "偿还借款", "reasons": "借款到期未还，多次催要无果。"}
STATED = {
    "assign": {"mediator": "mediator", "chosen": "人民法院指定"},
    "disclose": {"relation": "没有"},
    "talk": {"how": "视频", "notes": "双方同意分三期给付，利息不再主张。"},
    "draft": {"facts": "借款八万元", "terms": ["六月底前还清", "利息免除"]},
}


class Refused(Exception):
    """Not from this state, or not by this person."""


# --- what every one of them writes ----------------------------------------------------------------------------------


def filed(kind: str, matter: Any, number: str) -> None:
    """The people of a claim, its step, and the first period."""
    people = (("王某", "claimant", number, "集宁区"), ("张某", "defendant", "", "商都县"))
    for name, role, id_number, address in people:
        Party.objects.create(kind=kind, matter=matter.pk, name=name, role=role, id_number=id_number, address=address)
    recorded(kind, matter, "submit", {**CLAIM, "number": number}, "", "reviewing")


def recorded(kind: str, matter: Any, name: str, stated: dict[str, Any], before: str, after: str) -> None:
    """The step with what was stated, the periods, papers, notices and errands that follow."""
    who: dict[str, Any] = {"kind": kind, "matter": matter.pk}
    Step.objects.create(**who, name=name, actor=ROLES.get(name, "mediator"), role=ROLES.get(name, ""), content=stated)
    if kind == "orm":
        Change.objects.create(**who, before=before, after=after)
    if before != after:
        if before:
            Deadline.objects.filter(**who, name=before, status="open").update(status="met")
        due = date.today() + timedelta(days=DAYS[after])
        Deadline.objects.update_or_create(**who, name=after, defaults={"due": due, "status": "open"})
    if name in ("assign", "draft"):
        Paper.objects.create(**who, title=name, data={"number": matter.number, **stated})
    if name in ("assign", "agree"):
        Errand.objects.create(**who, what="seal")
    if name == "assign":
        Notice.objects.create(**who, person="mediator", text="有一件纠纷委派给您，请在三个工作日内确认是否接受")
    if name in ("offer", "disclose", "draft", "agree"):
        for party in Party.objects.filter(**who):
            Notice.objects.create(**who, person=party.role, text="请登录查看")


def allowed(kind: str, matter: Any, name: str) -> None:
    """A party must stand in the matter; who mediates must have disclosed before he talks."""
    if ROLES.get(name) == "party" and not Party.objects.filter(kind=kind, matter=matter.pk).exists():
        raise Refused(name)
    if name in ("talk", "draft") and not Step.objects.filter(kind=kind, matter=matter.pk, name="disclose").exists():
        raise Refused(name)


def numbered(matter: Any) -> None:
    series, _ = Series.objects.select_for_update().get_or_create(name="民诉前调")
    series.value += 1
    series.save()
    matter.number = f"（2026）内0902民诉前调{series.value}号"


# --- plain Django ---------------------------------------------------------------------------------------------------


def orm(matter: int | None, name: str, number: str) -> int:
    with transaction.atomic():
        if matter is None:
            made = Matter.objects.create(**CLAIM)
            filed("orm", made, number)
            return int(made.pk)
        found = Matter.objects.select_for_update().get(pk=matter)
        before, after = STATES[name]
        if found.state != before:
            raise Refused(f"{name} in {found.state}")
        allowed("orm", found, name)
        if name == "open":
            numbered(found)
        found.state = after
        found.save()
        recorded("orm", found, name, STATED.get(name, {}), before, after)
        return matter


# --- django-fsm-2 with django-simple-history --------------------------------------------------------------------------


def _transition(name: str) -> Callable[[Any], None]:
    before, after = STATES[name]

    def move(self: Any) -> None:
        if name == "open":
            numbered(self)

    move.__name__ = name
    found: Callable[[Any], None] = transition(FsmMatter._meta.get_field("state"), source=before, target=after)(move)
    return found


MOVES = {name: _transition(name) for name in STATES}
for _name, _move in MOVES.items():
    setattr(FsmMatter, f"do_{_name}", _move)


def fsm2(matter: int | None, name: str, number: str) -> int:
    with transaction.atomic():
        if matter is None:
            made = FsmMatter.objects.create(**CLAIM)
            filed("fsm2", made, number)
            return int(made.pk)
        found = FsmMatter.objects.select_for_update().get(pk=matter)
        move = getattr(found, f"do_{name}")
        if not can_proceed(move):
            raise Refused(f"{name} in {found.state}")
        allowed("fsm2", found, name)
        move()
        found.save()
        recorded("fsm2", found, name, STATED.get(name, {}), *STATES[name])
        return matter


# --- django-viewflow ------------------------------------------------------------------------------------------------


class Mediation(flow.Flow):  # type: ignore[misc]
    process_class = FlowMatter

    start = flow.StartHandle(this.begin).Next(this.offer)
    offer = flow.Handle(this.step).Next(this.accept)
    accept = flow.Handle(this.step).Next(this.open)
    open = flow.Handle(this.step).Next(this.assign)
    assign = flow.Handle(this.step).Next(this.take)
    take = flow.Handle(this.step).Next(this.disclose)
    disclose = flow.Handle(this.step).Next(this.talk)
    talk = flow.Handle(this.step).Next(this.draft)
    draft = flow.Handle(this.step).Next(this.sign)
    sign = flow.Handle(this.step).Next(this.agree)
    agree = flow.Handle(this.step).Next(this.end)
    end = flow.End()

    def begin(self, activation: Any, number: str) -> Any:
        for name, value in CLAIM.items():
            setattr(activation.process, name, value)
        activation.process.save()
        filed("viewflow", activation.process, number)
        return activation.process

    def step(self, activation: Any, name: str) -> Any:
        matter = activation.process
        before, after = STATES[name]
        allowed("viewflow", matter, name)
        if name == "open":
            numbered(matter)
        matter.state = after
        matter.save()
        recorded("viewflow", matter, name, STATED.get(name, {}), before, after)
        return matter


def viewflow(matter: int | None, name: str, number: str) -> int:
    with transaction.atomic():
        if matter is None:
            return int(Mediation.start.run(number=number).pk)
        task = Mediation.task_class.objects.select_for_update().get(
            process_id=matter, flow_task=getattr(Mediation, name), finished=None
        )
        getattr(Mediation, name).run(task, name=name)
        return matter


KINDS = {"orm": orm, "fsm2": fsm2, "viewflow": viewflow}
