"""Depositing for programs: many items a call, each its own entry, receipt and answer; originals in parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from xiezhi.api.errors import Denied, Error, Trouble, trouble_of
from xiezhi.api.forms import schema_of
from xiezhi.api.reader import WHO, Reader, actor
from xiezhi.api.steps import KEY_ABOUT, KEY_SCHEMA
from xiezhi.api.wire import KEY, body_of, facts_of, key_of, name_in_path
from xiezhi.desk.parts import PART
from xiezhi.engine.acts import Act
from xiezhi.engine.clock import court_now
from xiezhi.engine.door import Receipt, act_all, prepared
from xiezhi.engine.facts import Misstated
from xiezhi.engine.publish import State, reach_of
from xiezhi.engine.refused import Absent
from xiezhi.engine.watchwords import give
from xiezhi.engine.words import ANYONE
from xiezhi.evidence.read import entry
from xiezhi.procedures.deposit import Deposit, Item
from xiezhi.procedures.deposit.originals import arrived, take_part
from xiezhi.procedures.deposit.proof import bundle
from xiezhi.records.court import Court
from xiezhi.records.deposit import Deposit as Record
from xiezhi.records.table import one, rows

router = Router(auth=WHO, tags=["存证"])
MOST = 500
"""Items of one call."""


class Held(Schema):
    """A deposit: where it stands in the log and how far that has come. `code` is the 存证编号, good at /v/CODE."""

    id: str
    court: str
    place: int
    at: str
    code: str
    sha256: str
    sm3: str
    reference: str
    state: State
    state_label: str
    arrived: int
    kept: bool


class Given(Schema):
    """口令: digits to be spoken or shown in what is about to be recorded; `note` goes along with its deposit."""

    digits: str
    given: str
    note: str


class Answer(Schema):
    """What became of one item, in its place: the deposit, or why there is none."""

    deposit: Held | None
    error: Trouble | None


class Arrived(Schema):
    """How many bytes of the original are here; the next part begins there. `kept` when it is whole."""

    arrived: int
    kept: bool


ITEM = schema_of(Item)
KEYED = {**KEY_SCHEMA, "title": "这一项的办理编号", "description": "不写时为 Idempotency-Key 加序号"}
BODY = {
    "type": "object", "required": ["items"], "additionalProperties": False,
    "properties": {
        "items": {
            "type": "array", "minItems": 1, "maxItems": MOST,
            "items": {**ITEM, "properties": {**ITEM["properties"], "key": KEYED}},
        }
    },
}  # fmt: skip
HEADER = {"name": "Idempotency-Key", "in": "header", "required": True, "schema": KEY_SCHEMA, "description": KEY_ABOUT}


@router.post(
    "/courts/{court}/deposits", response={200: list[Answer], 401: Error, 404: Error, 422: Error},
    summary="批量存证", operation_id="deposit_many",
    openapi_extra={
        "parameters": [HEADER],
        "requestBody": {"required": True, "content": {"application/json": {"schema": BODY}}},
    },
)  # fmt: skip
def deposit_many(request: HttpRequest, court: str) -> list[Answer]:
    """Up to 500 items, each an entry and a leaf of its own; one that is wrong does not hinder the others. The same call
    again gives the same deposits."""
    who = _trusted(request, Deposit.deposit.id)
    if one(Court, id=name_in_path(court)) is None:
        raise Absent
    key, items = key_of(request), body_of(request, ("items",)).get("items")
    if not isinstance(items, list) or not 1 <= len(items) <= MOST:
        raise Misstated("items", f"items 须为1至{MOST}项")
    found = [_act(item, number, key, court, who) for number, item in enumerate(items, 1)]
    acts = [each for each in found if isinstance(each, Act)]
    receipts = iter(act_all(acts))
    answers = [next(receipts) if isinstance(each, Act) else each for each in found]
    held = _held({each.proceeding: each.place for each in answers if isinstance(each, Receipt)})
    return [
        Answer(deposit=held[each.proceeding], error=None)
        if isinstance(each, Receipt)
        else Answer(deposit=None, error=trouble_of(each))
        for each in answers
    ]


def _act(item: Any, number: int, key: str, court: str, who: Reader) -> Act | Misstated:
    try:
        if not isinstance(item, Mapping):
            raise Misstated("", "每一项须为一个 JSON 对象")
        own = item.get("key", f"{key}/{number}")
        if not isinstance(own, str) or not KEY.fullmatch(own):
            raise Misstated("key", "办理编号须为1至128个可见的 ASCII 字符")
        facts = facts_of(Item, {name: value for name, value in item.items() if name != "key"})
        return prepared(
            Deposit.deposit, facts, court=court, by=who.person, as_=ANYONE, key=own, token=who.token is not None
        )
    except Misstated as wrong:
        return wrong


@router.get(
    "/courts/{court}/watchword", response={200: Given, 401: Error, 404: Error}, summary="口令",
    operation_id="watchword",
)  # fmt: skip
def watchword(request: HttpRequest, court: str) -> Given:
    """Six digits nobody knew before. What is recorded with them in it was made after they were given out."""
    _reading(request)
    if one(Court, id=name_in_path(court)) is None:
        raise Absent
    word, note = give(court, court_now())
    return Given(digits=word.digits, given=word.given.isoformat(), note=note)


@router.get("/deposits/{id}", response={200: Held, 401: Error, 404: Error}, summary="一件存证", operation_id="deposit")
def deposit(request: HttpRequest, id: str) -> Held:
    """One's own deposit, and how far it has come."""
    held = _own(_reading(request), id)
    logged = entry(held.id)
    assert logged is not None, "a deposit without its entry"
    return _held({held.id: logged.place})[held.id]


@router.get(
    "/deposits/{id}/proof", response={200: dict[str, Any], 401: Error, 404: Error}, summary="存证包",
    operation_id="deposit_proof",
)  # fmt: skip
def proof(request: HttpRequest, id: str) -> HttpResponse:
    """Everything needed to check the deposit offline; absent until it stands in a checkpoint."""
    made = bundle(_own(_reading(request), id))
    if made is None:
        raise Absent
    return HttpResponse(bytes(made), content_type="application/json")


@router.get(
    "/deposits/{id}/original", response={200: Arrived, 401: Error, 404: Error}, summary="原件传到哪里了",
    operation_id="original",
)  # fmt: skip
def original(request: HttpRequest, id: str) -> Arrived:
    """Where to go on with handing in the original."""
    held = _own(_reading(request), id)
    return Arrived(arrived=arrived(held), kept=bool(held.kept))


@router.put(
    "/deposits/{id}/original", response={200: Arrived, 401: Error, 404: Error, 409: Error, 422: Error},
    summary="交存原件，一段一段", operation_id="hand_in_original",
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)  # fmt: skip
def hand_in(request: HttpRequest, id: str, offset: Annotated[int, Query(ge=0)]) -> Arrived:
    """A part of at most one megabyte that begins where the last one ended. With the last part the digests are compared;
    if they differ, all of it is thrown away."""
    held = _own(_trusted(request, Deposit.keep.id), id)
    if len(request.body) > PART:
        raise Misstated("", f"一段最多{PART}字节")
    here = take_part(held, offset, request.body)
    return Arrived(arrived=here, kept=here == held.size)


def _trusted(request: HttpRequest, step: str) -> Reader:
    who = actor(request)
    if who.token is not None and not who.token.allows(step):
        raise Denied
    return who


def _reading(request: HttpRequest) -> Reader:
    """Who may deposit may also look after what he deposited."""
    who = actor(request)
    if who.token is not None and not (who.token.reads or who.token.allows(Deposit.deposit.id)):
        raise Denied
    return who


def _own(who: Reader, id: str) -> Record:
    held = one(Record, id=name_in_path(id), depositor=who.person)
    if held is None:
        raise Absent
    return held


def _held(places: Mapping[str, int]) -> dict[str, Held]:
    """Deposits by id, from their places in the log."""
    found = rows(Record, id__in=list(places))
    reached = {court: reach_of(court) for court in {each.court for each in found}}
    return {each.id: _shape(each, places[each.id], reached[each.court].state(places[each.id])) for each in found}


def _shape(held: Record, place: int, state: State) -> Held:
    return Held(
        id=held.id, court=held.court, place=place, at=held.at, code=held.check_code, sha256=held.sha256, sm3=held.sm3,
        reference=held.reference, state=state, state_label=state.label, arrived=arrived(held), kept=bool(held.kept),
    )  # fmt: skip
