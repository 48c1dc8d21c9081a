"""One step by each of the three, in one transaction, durable when it returns.

Each writes what ours writes: 82 new rows for the eleven steps of a mediation, its history among them (with viewflow,
whose tasks are its history, 95), against our 83; and beside them, as ours, the matter, the cells of the cube, the
series of numbers and the head of the log. Each in the way of its friends: objects, `save`, `bulk_create` where a step
makes several rows, `update_or_create`, history by the package's own models. What is no matter of an ORM, hashes, trees
and grams, is computed by the same functions as ours. None derives periods again, replays, or remembers a batch.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django_fsm import can_proceed, transition
from viewflow import this
from viewflow.workflow import flow

from tests.bench.peer_app.models import (
    DAYS,
    ROLES,
    STATES,
    Cell,
    Change,
    Consent,
    Content,
    Deadline,
    Errand,
    Finding,
    FlowMatter,
    FsmMatter,
    Head,
    Matter,
    Notice,
    Paper,
    Party,
    Series,
    Standing,
    Step,
)
from xiezhi.desk.grams import fold, grams, words
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.leaf import SALT_BYTES, Leaf, canonical, commitment
from xiezhi.evidence.merkle import leaf_hash

CLAIM = {"cause": "民间借贷纠纷", "amount": 8_000_000, "claim": "偿还借款", "reasons": "借款到期未还，多次催要无果。"}
STATED = {
    "assign": {"mediator": "mediator", "chosen": "人民法院指定"},
    "disclose": {"relation": "没有"},
    "talk": {"how": "视频", "notes": "双方同意分三期给付，利息不再主张。"},
    "draft": {"facts": "借款八万元", "first": "六月底前还清", "second": "利息免除"},
}
PAPERS = {
    "submit": "收到起诉材料凭证", "offer": "诉前调解告知书", "assign": "委派调解函", "talk": "", "draft": "调解协议书",
}  # fmt: skip
"""The paper that a step makes, as it is found; notes are not."""


class Refused(Exception):
    """Not from this state, or not by this person."""


# --- what every one of them writes ----------------------------------------------------------------------------------


def filed(kind: str, matter: Any, number: str) -> None:
    """The people of a claim, its step, and the first period."""
    people = (("王某", "claimant", number, "集宁区"), ("张某", "defendant", "", "商都县"))
    of = {"kind": kind, "matter": matter.pk}
    Party.objects.bulk_create(
        Party(**of, name=name, role=role, id_number=id_number, address=address)
        for name, role, id_number, address in people
    )
    words = {
        f"{field}{role}": value
        for name, role, *more in people
        for field, value in zip("nia", (name, *more), strict=True)
    }
    recorded(kind, matter, "submit", {**CLAIM, **words}, "", "reviewing")


def recorded(kind: str, matter: Any, name: str, stated: dict[str, Any], before: str, after: str) -> None:
    """The entry of a step in the log, with the contents it commits to; then all that follows from it, row for row what
    ours writes: standings, consents, the period that ended and the one that runs, papers, errands, notices, the cell
    of the cube, and what can be found with its grams. Rows of a kind are made by one `bulk_create`."""
    of: dict[str, Any] = {"kind": kind, "matter": matter.pk}
    logged(kind, matter, name, stated, before, after)
    if kind == "orm":
        Change.objects.create(**of, before=before, after=after)
    new = {"submit": ("claimant", "defendant"), "open": ("claimant", "defendant"), "assign": ("mediator",)}
    Standing.objects.bulk_create(Standing(**of, person=role, role=role) for role in new.get(name, ()))
    if name in ("accept", "sign"):
        said = hashlib.sha256(json.dumps(stated, sort_keys=True).encode()).hexdigest()
        Consent.objects.create(**of, person="claimant", step=name, digest=said)
    if before != after:
        if before:
            Deadline.objects.filter(**of, name=before, status="open").update(status="met")
        due = date.today() + timedelta(days=DAYS[after])
        Deadline.objects.update_or_create(**of, name=after, defaults={"due": due, "status": "open"})
    if name in PAPERS:
        code = secrets.token_hex(10)
        paper = Paper.objects.create(**of, title=name, data={"number": matter.number, **stated}, check_code=code)
        errands = () if not PAPERS[name] else ("index",) if name == "draft" else ("seal", "index")
        Errand.objects.bulk_create(Errand(**of, what=what) for what in errands)
        if PAPERS[name]:
            found(f"{kind}/paper/{paper.pk}", f"{PAPERS[name]}\n{code}")
    if name == "agree":
        Errand.objects.create(**of, what="seal")
    if name in ("submit", "open"):
        told = Party.objects.filter(**of).order_by("name").values_list("name", flat=True)
        found(f"{kind}/case/{matter.pk}", "\n".join((matter.number or str(matter.pk), matter.cause, *told)))
    if name == "assign":
        Notice.objects.create(**of, person="mediator", text="有一件纠纷委派给您，请在三个工作日内确认是否接受")
    if name in ("offer", "disclose", "draft", "agree"):
        parties = Standing.objects.filter(**of, role__in=("claimant", "defendant")).values_list("person", flat=True)
        Notice.objects.bulk_create(Notice(**of, person=person, text="请登录查看") for person in set(parties))
    cell, _ = Cell.objects.get_or_create(key=f"{kind}|{matter.cause}|{date.today()}|{name}")
    Cell.objects.filter(pk=cell.pk).update(count=F("count") + 1, fen=F("fen") + matter.amount)


def logged(kind: str, matter: Any, name: str, stated: dict[str, Any], before: str, after: str) -> None:
    """The entry in the log: words as salted commitments, the skeleton and its leaf hashed in both functions, the leaf
    at its place, and the head of the log moved in both trees."""
    words = {each: value for each, value in stated.items() if isinstance(value, str)}
    salts = {each: os.urandom(SALT_BYTES) for each in words}
    refs = {each: committed(salts[each], value.encode()) for each, value in words.items()}
    actor, role = ROLES.get(name, "mediator"), ROLES.get(name, "mediator")
    skeleton = {
        "step": name,
        "matter": matter.pk,
        "actor": actor,
        "facts": {**stated, **refs},
        "moved": [before, after],
    }
    salt, at = os.urandom(SALT_BYTES), timezone.now()
    last = Step.objects.filter(kind=kind, matter=matter.pk).order_by("-pk").values_list("sha256", flat=True).first()
    leaf = Leaf(
        kind="step", court=kind, act=name, at=at.isoformat(timespec="seconds"), by_role=role, prev_of_case=last,
        case_commitment=commitment(salt, str(matter.pk).encode()).hex(), **committed(salt, canonical(skeleton)),
    ).bytes()  # fmt: skip
    head, _ = Head.objects.select_for_update().get_or_create(kind=kind)
    hashes = {"sha256": leaf_hash(leaf), "sm3": leaf_hash(leaf, "sm3")}
    step = Step.objects.create(
        kind=kind, matter=matter.pk, place=head.size, name=name, actor=actor, role=role, content=skeleton, at=at,
        salt=salt.hex(), leaf=leaf.decode(), **{each: value.hex() for each, value in hashes.items()},
    )  # fmt: skip
    Content.objects.bulk_create(
        Content(step=step, name=each, salt=salts[each].hex(), value=value) for each, value in words.items()
    )
    for algorithm, hashed in hashes.items():
        edge = bytes.fromhex(getattr(head, algorithm))
        tree = Frontier.from_bytes(edge) if edge else Frontier(algorithm=algorithm)
        tree.append(hashed)
        setattr(head, algorithm, tree.to_bytes().hex())
    head.size += 1
    head.save()


def committed(salt: bytes, data: bytes) -> dict[str, str]:
    return {"sha256": commitment(salt, data).hex(), "sm3": commitment(salt, data, "sm3").hex()}


def found(key: str, said: str) -> None:
    """What can be found under this key, and its grams: with SQLite in an index of full text, with PostgreSQL in a
    column of its own."""
    sqlite = connection.vendor == "sqlite"
    was = Finding.objects.filter(key=key).first()
    made, _ = Finding.objects.update_or_create(key=key, defaults={"text": fold(said)})
    with connection.cursor() as cursor:
        if sqlite and was:
            forget = "INSERT INTO peer_grams(peer_grams, rowid, grams) VALUES('delete', %s, %s)"
            cursor.execute(forget, [was.pk, words(grams(was.text))])
        if sqlite:
            cursor.execute("INSERT INTO peer_grams(rowid, grams) VALUES(%s, %s)", [made.pk, words(grams(made.text))])
        else:
            cursor.execute("UPDATE peer_app_finding SET grams = %s WHERE id = %s", [grams(made.text), made.pk])


INDEXES = {
    "sqlite": (
        "CREATE VIRTUAL TABLE peer_grams USING fts5(grams, content='', detail='none', columnsize=0, tokenize='ascii')",
    ),
    "postgresql": (
        "ALTER TABLE peer_app_finding ADD COLUMN grams text[]",
        "CREATE INDEX peer_grams ON peer_app_finding USING gin (grams)",
    ),
}


def allowed(kind: str, matter: Any, name: str) -> None:
    """A party must stand in the matter; who mediates must have disclosed before he talks."""
    if ROLES.get(name) == "party" and not Standing.objects.filter(kind=kind, matter=matter.pk).exists():
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
