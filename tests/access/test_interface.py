"""Every path of the interface, for everyone, upon everything: what one may not see is absent and leaves no trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any
from urllib.parse import quote

import pytest

from tests.access.scene import OTHER_CODE, SEEN_BY, SUPERVISORS, Look, Scene
from tests.api.asking import Answer, Asker, asker
from tests.api.described import PATHS
from tests.engine.cast import CODE
from tests.procedures.test_tabled import GOOD, PAPERS, archive, table
from xiezhi.desk.accounts import Account
from xiezhi.engine.clock import court_now
from xiezhi.engine.words import COMMON, PROCEDURES
from xiezhi.indicators import INDICATORS
from xiezhi.procedures.deposit import Deposit
from xiezhi.procedures.filing.bringing import bring
from xiezhi.records.proceeding import Proceeding

READING = [path.removeprefix("/api/") for path, methods in PATHS.items() if "get" in methods]
TAKING = [path.removeprefix("/api/") for path, methods in PATHS.items() if "post" in methods]
UNKNOWN = "nosuchthingatall"
UPON_NO_CASE = ("evidence/digests", "courts/{court}/deposits", "courts/{court}/claim-tables")
"""What is handed in there names no case."""


@pytest.fixture(autouse=True)
def _interface(settings: Any) -> None:
    settings.ROOT_URLCONF, settings.MIDDLEWARE = "xiezhi.api.urls", []


def _asker(scene: Scene, look: Look) -> Asker:
    return asker(scene.court, look.person) if look.person else Asker(scene.court)


def names_of(proceeding: Proceeding) -> list[str]:
    """By what a proceeding is found in a path: its id, and its number where that is no path itself."""
    return [proceeding.id, *([proceeding.number] if proceeding.number and "/" not in proceeding.number else [])]


def _ids(scene: Scene, path: str) -> list[tuple[str, str]]:
    """What may be put into this path, and the proceeding that it belongs to."""
    if path.startswith("proceedings/"):
        return [(name, each.id) for each in scene.proceedings for name in names_of(each)]
    if path.startswith("entries/"):
        return list(scene.entries.items())
    if path.startswith("papers/"):
        return [(each.id, each.proceeding) for each in scene.papers]
    if path.startswith("deposits/"):
        return [(each.id, each.id) for each in scene.proceedings if each.procedure == Deposit.name]
    if path.startswith("claim-tables/"):
        return []  # of no case: whoever sent the table finds it, as a test of its own says
    raise AssertionError(f"nothing is put into {path}")


def _addresses(scene: Scene, look: Look, path: str) -> Iterator[tuple[str, str]]:
    """Addresses made from a path, with the proceeding each would show (none: empty): after one that there is not, of
    every procedure one seen and one hidden, for each who looks the next ones, so that together they ask for all."""
    if "{id}" in path:
        procedure = {each.id: each.procedure for each in scene.proceedings}
        groups: dict[tuple[str, bool], list[tuple[str, str]]] = {}
        for id, of in _ids(scene, path):
            groups.setdefault((procedure[of], of in look.sees), []).append((id, of))
        turn = scene.looks.index(look)
        chosen = (each[(turn + more) % len(each)] for each in groups.values() for more in range(min(2, len(each))))
        for id, of in [(UNKNOWN, UNKNOWN), *chosen]:
            yield path.replace("{id}", quote(id)), of
    elif "{code}" in path:
        yield from ((path.replace("{code}", each.check_code), "") for each in scene.papers if each.check_code)
    elif path == "proceedings":
        for each in scene.proceedings:
            yield f"{path}?number={quote(each.number or each.id)}", ""
        for kind in PROCEDURES:
            yield f"{path}?procedure={kind}&limit=1", ""
        for code in (CODE, OTHER_CODE):
            yield f"{path}?court={quote(code)}&limit=100", ""
        yield f"{path}?open=true&limit=2", ""
    elif path == "search":
        yield from ((f"{path}?q={quote(name)}&limit=100", "") for name in ("王某", "张某", "民间借贷"))
    elif "{name}" in path:
        yield from ((path.replace("{name}", name) + f"?court={quote(CODE)}", "") for name in (*INDICATORS, UNKNOWN))
    elif "{court}" in path:
        yield from ((path.replace("{court}", quote(court)), "") for court in (CODE, OTHER_CODE, UNKNOWN))
    elif path == "evidence/digests":
        yield from ((f"{path}?sha256={each.sha256}", "") for each in scene.papers if each.sha256)
    else:
        assert "{" not in path, f"nothing is put into {path}"
        yield path, ""


def test_the_scene_has_what_could_leak(scene: Scene) -> None:
    """Children of every kind, somebody for every relation, and nobody sees everything."""
    assert {each.procedure for each in scene.proceedings} == set(PROCEDURES)
    assert {look.relation for look in scene.looks} >= {*SEEN_BY, "claimant", "agent", "nobody", "stranger"}
    every = {each.id for each in scene.proceedings}
    assert all(look.sees < every for look in scene.looks)
    blind = {look.relation for look in scene.looks if not look.sees}
    assert {"nobody", "stranger", "judge"} <= blind <= {"nobody", "stranger", "judge", "clerk", "assessor"}


def test_reading_shows_everyone_what_is_his_and_nothing_else(
    scene: Scene, record_property: Callable[[str, object], None]
) -> None:
    """Object-level access was forgotten in a generic list (viewflow #505)."""
    leaks, missing, asked = [], [], 0
    for look in scene.looks:
        who = _asker(scene, look)
        for path in READING:
            unknown: Answer | None = None
            for address, of in _addresses(scene, look, path):
                answer, asked = who.get(address), asked + 1
                leaks += [f"{look.relation}: {address}: {trace}" for trace in scene.traces(look, answer.text)]
                if not of:
                    continue
                unknown = unknown or answer
                if of not in look.sees and (answer.status, answer.text) != (unknown.status, unknown.text):
                    leaks.append(f"{look.relation}: {address}: {answer.status}, not as unknown")
                if of in look.sees and answer.status != 200 and not path.startswith("papers/"):
                    missing.append(f"{look.relation}: {address}: {answer.status}")
    record_property("people", len(scene.looks))
    record_property("requests", asked)
    record_property("leaks", len(leaks))
    assert leaks == []
    assert missing == []


def test_a_list_holds_exactly_what_its_reader_may_see(scene: Scene) -> None:
    """5,560 rows of permissions that nobody could review (civil-ccd-definition): here one short table."""
    for look in scene.looks:
        if not look.person:
            continue
        who, found, cursor = _asker(scene, look), [], ""
        while True:
            page = who.get("proceedings", limit=3, cursor=cursor).body
            found += [each["id"] for each in page["items"]]
            cursor = page["next"]
            if cursor is None:
                break
        assert sorted(found) == sorted(look.sees), look.relation


def test_deadlines_and_children_and_parents_are_shown_only_where_they_are_seen(scene: Scene) -> None:
    for look in scene.looks:
        who = _asker(scene, look)
        if look.person:
            assert {each["proceeding"] for each in who.get("deadlines", limit=500).body} <= look.sees
        for id in look.sees:
            found = who.get(f"proceedings/{id}").body
            assert set(found["children"]) <= look.sees
            assert found["parent"] is None or found["parent"] in look.sees


def test_the_notes_of_a_session_reach_the_mediator_alone(scene: Scene) -> None:
    (notes,) = [each for each in scene.papers if each.shelf == "talks"]
    reached = [look.relation for look in scene.looks if _asker(scene, look).get(f"papers/{notes.id}").status == 200]
    assert reached == ["mediator"]


def test_what_a_bench_deliberated_reaches_those_who_sat_alone(scene: Scene) -> None:
    """《民事诉讼法》第四十五条：评议笔录由合议庭成员签名; neither a party nor who judged below reads it."""
    (record,) = [each for each in scene.papers if each.kind == "deliberation"]
    reached = {look.relation for look in scene.looks if _asker(scene, look).get(f"papers/{record.id}").status == 200}
    assert reached == {"presiding above", "clerk above"}


def test_no_step_upon_what_is_hidden_is_told_apart_from_a_step_upon_nothing(scene: Scene) -> None:
    """Every path that takes a step, for everyone, upon hidden cases in turn, by id and by number."""
    leaks = []
    for look in scene.looks:
        who = _asker(scene, look)
        hidden = [each for each in scene.proceedings if each.id not in look.sees]
        names = cycle([name for each in hidden for name in names_of(each)])
        for path in TAKING:
            if "{id}" in path:
                answers = [who.post(path.replace("{id}", quote(id)), {}) for id in (next(names), UNKNOWN)]
            else:
                bodies = [{"facts": {}, "on": id} for id in (next(names), UNKNOWN)]
                answers = [who.post(path.replace("{court}", quote(CODE)), body) for body in bodies]
            expected = 404 if look.person else 401
            told = {(each.status, each.text) for each in answers}
            if len(told) > 1 or (path not in UPON_NO_CASE and told != {(expected, answers[-1].text)}):
                leaks.append(f"{look.relation}: {path}: {[each.text for each in answers]}")
            leaks += [f"{look.relation}: {path}: {t}" for each in answers for t in scene.traces(look, each.text)]
    assert leaks == []


def test_a_table_of_claims_is_there_for_who_brought_it_and_for_nobody_else(scene: Scene) -> None:
    """To everyone else, officers too, it answers as one that there is not, whether he reads it or hands it in."""
    (owner,) = (each for each in scene.looks if each.relation == "stranger")
    bringing = _asker(scene, owner)
    account = Account.objects.get(login=f"login-{owner.person}")
    with scene.court.stands():
        id = bring(account, CODE, "物业费.csv", table(GOOD), archive(**PAPERS), court_now())
    assert bringing.get(f"claim-tables/{id}").body["rows"] == 1
    others = [each for each in scene.looks if each.person != owner.person]
    for asking in (_asker(scene, look) for look in others):
        assert asking.get(f"claim-tables/{id}") == asking.get(f"claim-tables/{UNKNOWN}")
        assert asking.post(f"claim-tables/{id}/file", {}) == asking.post(f"claim-tables/{UNKNOWN}/file", {})
        assert asking.get(f"claim-tables/{id}").status == (404 if asking.person else 401)
    assert bringing.get(f"claim-tables/{id}").body["filed"] == []


def test_who_supervises_reads_in_the_courts_below_and_is_offered_no_step(scene: Scene) -> None:
    below = {each.procedure: each.id for each in scene.proceedings if each.court == OTHER_CODE}
    for look in (each for each in scene.looks if each.relation in SUPERVISORS):
        who, seen = _asker(scene, look), [id for id in below.values() if id in look.sees]
        assert bool(seen) == (look.relation != "enforcement_head"), "no enforcement runs there"
        for id in seen:
            assert [each["name"] for each in who.get(f"proceedings/{id}/steps").body if each["possible"]] == []


def test_a_refusal_upon_what_is_seen_tells_nothing_of_what_is_not(scene: Scene) -> None:
    leaks = []
    for look in scene.looks:
        who = _asker(scene, look)
        one_of_a_kind = {each.procedure: each.id for each in scene.proceedings if each.id in look.sees}
        for id in one_of_a_kind.values():
            for step in who.get(f"proceedings/{id}/steps").body:
                if step["possible"] or step["name"] in COMMON:
                    continue
                answer = who.post(f"proceedings/{id}/steps/{step['name']}", {})
                assert answer.status in (409, 422), answer.text
                leaks += [f"{look.relation}: {step['name']}: {t}" for t in scene.traces(look, answer.text)]
    assert leaks == []
