"""Whatever comes in, the answer is what was asked for or one shape of error; never a fault of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

import pytest

from tests.api.asking import Answer, Asker, claim
from tests.api.described import PATHS
from tests.engine.cast import CODE, WANG, ZHANG, Court
from xiezhi.api.forms import body_schema
from xiezhi.api.wire import facts_of
from xiezhi.engine.door import prepared, preview
from xiezhi.engine.facts import MOST, Facts, Misstated
from xiezhi.engine.possible import people_of
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import COMMON, PROCEDURES, Procedure, Step
from xiezhi.evidence.models import Entry
from xiezhi.procedures.filing import Filing
from xiezhi.records.court import Officer
from xiezhi.records.deadline import Deadline
from xiezhi.records.table import rows

READING = sorted(path for path, methods in PATHS.items() if "get" in methods)
TAKING = sorted(path for path, methods in PATHS.items() if "post" in methods)
STRANGE = ["\0", "a\0b", "\ud800", "‮", "x" * 5000, "' OR 1=1 --", "%", "..", "1e999", "-1", "９", "null", "None", " "]


def proper(answer: Answer) -> None:
    """What was asked for, or an error in its shape; never a fault."""
    assert answer.status < 500, answer.text
    if answer.status >= 400:
        assert answer.error["kind"] in {
            401: ("denied",), 404: ("absent",), 405: ("misstated",), 409: ("refused", "conflict"), 422: ("misstated",),
        }[answer.status]  # fmt: skip


@pytest.mark.parametrize("path", READING)
def test_whatever_stands_in_an_address_or_a_query_is_answered_properly(court: Court, wang: Asker, path: str) -> None:
    names = [each["name"] for each in PATHS[path]["get"]["parameters"] if each["in"] == "query"]
    for odd in STRANGE:
        text = quote(odd, safe="", errors="surrogatepass")
        address = path.removeprefix("/api/").replace("{id}", text).replace("{code}", text)
        proper(wang.get(address))
        for name in names:
            response = wang.get(f"{address}?{name}={text}")
            proper(response)


RAW = [
    b"", b"{", b"[]", b"null", b"1", b'"x"', b"\xff\xfe", b"{}" * 2, b'{"facts":[]}', b'{"facts":null}', b'{"facts":1}',
    b'{"as":1}', b'{"as":"\\u0000"}', b'{"happened":"yesterday"}', b'{"happened":"0001-01-01T00:00:00+14:00"}',
    b'{"happened":"2026-03-02T09:00:00"}', b'{"happened":1e300}', b'{"on":"\\u0000"}', b'{"on":{}}', b'{"x":1}',
    b'{"facts":' * 2000 + b"1" + b"}" * 2000, b'{"facts":{"\\ud800":1}}', b'{"facts":{"a":NaN}}',
    b'{"facts":{"a":' + b"9" * 5000 + b"}}", b'{"facts":{"a":1e999}}', b'{"facts":"' + b"x" * 1_100_000 + b'"}',
]  # fmt: skip


@pytest.mark.parametrize("raw", RAW, ids=[repr(raw[:24]) for raw in RAW])
def test_whatever_stands_in_a_body_is_answered_properly(court: Court, wang: Asker, raw: bytes) -> None:
    filing = court.files()
    proper(wang.post(f"courts/{CODE}/filing/submit", None, raw=raw))
    proper(wang.post(f"proceedings/{filing.id}/steps/withdraw", None, raw=raw))


def test_a_body_that_is_not_json_by_its_own_word_is_misstated(court: Court, wang: Asker) -> None:
    filing = court.files()
    with court.stands():
        headers = {**wang.headers, "idempotency-key": "k"}
        response = wang.client.post(f"/api/proceedings/{filing.id}/steps/withdraw", {"facts": "{}"}, headers=headers)
    assert response.status_code == 422
    assert response.json()["error"]["field"] == "Content-Type"


ODD: list[Any] = [
    None, "", "\0", "a\0", "x" * 3000, 0, -1, 2**31, 2**63, 10**40, 1e300, -0.5, True, [], ["\0"], {}, "0001-01-01",
    "9999-12-31", "2026-02-30", "1e30", "NaN", "Infinity", "0.001", "999999999999999999999",
]  # fmt: skip
STEPS = [step for procedure in PROCEDURES.values() for step in procedure.steps.values() if people_of(step)]


@pytest.mark.parametrize("step", STEPS, ids=[step.id for step in STEPS])
def test_any_odd_value_in_any_field_is_taken_within_bounds_or_misstated(step: Step) -> None:
    members = body_schema(step)["properties"]["facts"]["properties"]
    whole = {name: _plausible(member) for name, member in members.items()}
    for name in members:
        for odd in ODD:
            with suppress(Misstated):
                facts = facts_of(step.facts, {**whole, name: odd})
                assert "\0" not in str(facts)


LIMITS: list[Any] = ["", "x" * 3000, 0, -1, MOST, -MOST, True, [], "1900-01-01", "2199-12-31", "999999999999.99", "-5"]


OPENED_HERE = [each for each in PROCEDURES.values() if each.name != "appeal"]
"""An appeal comes up from another court: it has its own story."""


@pytest.mark.parametrize("procedure", OPENED_HERE, ids=[each.name for each in OPENED_HERE])
def test_no_value_within_bounds_is_a_fault_in_any_step_of_the_first_state(
    court: Court, procedure: type[Procedure]
) -> None:
    """Decided and not written, by whoever may take the step: each field in turn holds each value at the bounds.

    The steps that every procedure has are tried in one."""
    parties = dict.fromkeys(("claimant", "party", "every_party", "anyone"), court.wang.id)
    people = parties | {role: player.id for role, player in court.officers.items()}
    row = court.opens(procedure).row
    real = {
        "entries": row.id, "people": court.wang.id, "parties": court.wang.id,
        "officers": court.clerk.id, "mediators": court.mediator.id, "appointments": rows(Officer)[0].id,
    }  # fmt: skip
    clocks = [each.clock for each in rows(Deadline, proceeding=row.id)]
    real |= {"clocks": clocks[0]} if clocks else {}
    for step in (step for name, step in procedure.steps.items() if name not in COMMON or procedure is Filing):
        role = next((role for role in step.roles if role.name in people and role.kind != "system"), None)
        if role is None or procedure.first not in step.moves.sources:
            continue
        for facts in _at_the_bounds(step, real):
            with court.stands(), suppress(Refused, Misstated):
                preview(prepared(step, facts, on=row, by=people[role.name], as_=role, key="k"))


def _at_the_bounds(step: Step, real: dict[str, str]) -> Iterator[Facts]:
    members = body_schema(step)["properties"]["facts"]["properties"]
    whole = {name: _plausible(each, real) for name, each in members.items()}
    for name in members:
        for value in LIMITS:
            with suppress(Misstated):
                yield facts_of(step.facts, {**whole, name: value})


def _plausible(member: dict[str, Any], real: Mapping[str, str] = MappingProxyType({})) -> Any:
    """A value that a field takes, so that the others are looked at."""
    if "anyOf" in member:
        return None
    if "default" in member:
        return member["default"]
    if member.get("x-chosen-from") in real:
        return real[member["x-chosen-from"]]
    if "enum" in member:
        return member["enum"][0]
    if member["type"] == "array":
        return [_plausible(member["items"], real)]
    if member["type"] == "object":
        return {name: _plausible(each, real) for name, each in member["properties"].items()}
    if member.get("format") == "date":
        return "2026-03-03"
    return {"string": "1", "integer": 1, "boolean": True}[member["type"]]


@pytest.mark.parametrize("odd", ["\0", "a\0b", "\udfff"])
def test_a_name_that_no_database_keeps_is_misstated_with_its_field(court: Court, wang: Asker, odd: str) -> None:
    facts = claim((WANG,), (ZHANG,))
    facts["defendants"][0]["name"] = odd
    body = json.dumps({"facts": facts})
    answer = wang.post(f"courts/{CODE}/filing/submit", None, raw=body.encode())
    assert (answer.status, answer.error["kind"]) == (422, "misstated")


@pytest.mark.parametrize(("amount", "status"), [("999999999999.99", 200), ("1000000000000.00", 422), ("0.001", 422)])
def test_an_amount_is_below_a_million_million_yuan_and_whole_fen(
    court: Court, wang: Asker, amount: str, status: int
) -> None:
    facts = claim((WANG,), (ZHANG,))
    facts["demands"][0]["amount"] = amount
    answer = wang.post(f"courts/{CODE}/filing/submit", {"facts": facts})
    assert answer.status == status, answer.text


@pytest.mark.parametrize("path", ["", "nothing", "proceedings/x/y/z", "courts/内0902/filing", "v/", "openapi.yaml"])
def test_an_unknown_address_is_absent_in_the_same_shape(court: Court, wang: Asker, nobody: Asker, path: str) -> None:
    for who in (wang, nobody):
        answer = who.get(path)
        assert (answer.status, answer.error["kind"]) == (404, "absent")


def test_a_method_that_an_address_does_not_take_is_said_in_the_same_shape(court: Court, wang: Asker) -> None:
    for method in ("put", "patch", "delete", "post"):
        with court.stands():
            response = getattr(wang.client, method)("/api/proceedings", headers=wang.headers)
        assert response.status_code == 405
        assert response["Allow"] == "GET"
        assert response.json()["error"]["kind"] == "misstated"


def test_a_mistake_of_ours_is_a_fault_that_says_nothing_of_itself_and_changes_nothing(
    court: Court, wang: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    filing = court.files()
    before = Entry.objects.count()

    def broken(*_: Any) -> Any:
        raise KeyError("secret of the house")

    monkeypatch.setattr(Filing.withdraw, "does", broken)
    answer = wang.takes(filing, Filing.withdraw)
    assert (answer.status, answer.error["kind"]) == (500, "fault")
    assert "secret" not in answer.text
    assert Entry.objects.count() == before
