"""Every page, for everyone, upon everything: what one may not see is absent, and in no list, search or calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, unquote

import pytest
from django.test import Client
from django.utils.timezone import now

from tests.access.scene import Look, Scene
from tests.soak import long
from xiezhi.desk.accounts import Account
from xiezhi.desk.sessions import COOKIE, open_session
from xiezhi.engine.access import Viewer
from xiezhi.engine.clock import court_now
from xiezhi.engine.reading import families_of
from xiezhi.engine.words import PROCEDURES
from xiezhi.pages.urls import urlpatterns
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

PAGES = [str(each.pattern) for each in urlpatterns]
PARTS = re.compile(r"<\w+:(\w+)>")
FOR_PLAY = ("demo", "sign-out")
"""The demonstration page, which a real court has not, signs one in as anybody by name; and leaving ends the look."""
IS_NAME = re.compile(r"\w+(某|律师) ")
"""The desk of accounts, in any court, finds everyone by his name; of his cases it knows nothing."""
CASE = "case/<str:number>"
UNKNOWN = "nosuchthingatall"


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.ROOT_URLCONF = "xiezhi.site.urls"


def _client(look: Look) -> Client:
    client = Client(raise_request_exception=False)
    if look.person:
        account, _ = Account.objects.get_or_create(
            login=f"page-{look.person}",
            defaults={"person": look.person, "handle": f"page-{look.person}", "created": now()},
        )
        client.cookies[COOKIE] = open_session(now(), account).token
    return client


def _fillings(scene: Scene, page: str) -> Iterator[tuple[dict[str, str], str]]:
    """What may be put into the parts of a page's address, and the proceeding that it belongs to."""
    parts = set(PARTS.findall(page))
    if "number" in parts and "id" in parts:
        yield from (({"number": each.proceeding, "id": each.id}, each.proceeding) for each in scene.deadlines)
        yield {"number": UNKNOWN, "id": UNKNOWN}, UNKNOWN
    elif "number" in parts:
        for each in scene.proceedings:
            step = next(name for name, step in PROCEDURES[each.procedure].steps.items() if not step.opens)
            yield {**dict.fromkeys(parts, "1"), "number": each.id, "name": step}, each.id
        yield {**dict.fromkeys(parts, "1"), "number": UNKNOWN, "name": "withdraw"}, UNKNOWN
    elif page.startswith("entry/"):
        yield from (({"id": id}, of) for id, of in scene.entries.items())
        yield {"id": UNKNOWN}, UNKNOWN
    elif page.startswith("paper/"):
        others = dict.fromkeys(parts, UNKNOWN)
        yield from ((others | {"paper": each.id}, each.proceeding) for each in scene.papers if each.shelf == "main")
        yield others, UNKNOWN
    elif page.startswith("deposit/") and parts:
        yield from (({"id": each.id}, each.id) for each in scene.proceedings if each.procedure == "deposit")
        yield {"id": UNKNOWN}, UNKNOWN
    else:
        yield dict.fromkeys(parts, "1"), ""


def _addresses(scene: Scene, look: Look) -> Iterator[tuple[str, str, str]]:
    """Page, address made from it, and the proceeding that it shows (none: empty): of each page one seen and one hidden
    of every procedure, after one that there is not; for each who looks the next few of them, so that together they ask
    for all, and in the long form everyone asks for all."""
    procedure, turn = {each.id: each.procedure for each in scene.proceedings}, scene.looks.index(look)
    for page in PAGES:
        if page.startswith(FOR_PLAY):
            continue
        fillings = list(_fillings(scene, page))
        chosen = {(procedure.get(of, of), of in look.sees): (values, of) for values, of in fillings}
        (unknown, *others), few = reversed(chosen.values()), long(4, len(chosen))
        place = turn * few % max(len(others), 1)
        for values, of in (unknown, *(others[place:] + others[:place])[:few]):
            yield page, "/" + PARTS.sub(lambda part, values=values: quote(values[part[1]], safe=""), page), of


def _text(response: Any) -> str:
    data = b"".join(response.streaming_content) if response.streaming else response.content
    return data.decode(errors="replace") + " ".join(f"{name}: {value}" for name, value in response.items())


def _traces(scene: Scene, look: Look, text: str, asked: str) -> Iterator[str]:
    """What of the hidden stands in an answer, apart from the address that was asked for."""
    for part in re.split(r"[/:.]", unquote(asked)):
        text = text.replace(part, "").replace(quote(part), "") if len(part) > 8 else text
    yield from (scene.traces_in_proof if asked.startswith("/entry/") and asked.endswith("/proof") else scene.traces)(
        look, text
    )


@pytest.mark.soak
def test_a_page_shows_everyone_what_is_his_and_nothing_else(
    scene: Scene, record_property: Callable[[str, object], None]
) -> None:
    leaks, asked = [], 0
    for look in scene.looks:
        client, unknown = _client(look), {}
        for page, address, of in _addresses(scene, look):
            with scene.court.stands():
                response, asked = client.get(address), asked + 1
            traces = _traces(scene, look, _text(response), address)
            if page == "accounts":
                traces = (trace for trace in traces if not IS_NAME.match(trace))
            leaks += [f"{look.relation}: {address}: {trace}" for trace in traces]
            if response.status_code >= 500 or (page == CASE and of in look.sees and response.status_code != 200):
                leaks.append(f"{look.relation}: {address}: {response.status_code}")
            if of:
                like = unknown.setdefault(page, response.status_code)
                if of not in look.sees and response.status_code != like:
                    leaks.append(f"{look.relation}: {address}: {response.status_code}, not {like} as unknown")
    record_property("people", len(scene.looks))
    record_property("requests", asked)
    record_property("leaks", len(leaks))
    assert leaks == []


def test_a_case_that_is_tried_with_ones_own_is_told_by_its_number_alone(scene: Scene) -> None:
    """Defect 11: a sealed case leaked through a consolidated or related one (DAWSON #8255)."""
    first, second = (
        next(each for each in scene.looks if each.relation == relation)
        for relation in ("jointly", "jointly, in private")
    )
    suits = {each.id: each for each in scene.proceedings if each.procedure == "first_instance"}
    (mine,), (other,) = ([suits[id] for id in look.sees & set(suits)] for look in (first, second))
    with scene.court.stands():
        record = _text(_client(first).get(f"/case/{mine.id}"))
    assert other.number in record
    assert other.id not in record


def test_a_search_for_what_is_hidden_finds_nothing_of_it(scene: Scene) -> None:
    leaks = []
    for look in scene.looks:
        client = _client(look)
        by_kind = {of: secret for secret, of in scene.secrets(look).items()}
        for secret in by_kind.values():
            with scene.court.stands():
                text = unquote(unquote(_text(client.get("/search", {"q": secret})))).replace(secret, "")
            leaks += [f"{look.relation}: search {secret}: {trace}" for trace in _traces(scene, look, text, "/search")]
    assert leaks == []


def test_no_step_page_upon_what_is_hidden_is_told_apart_from_one_upon_nothing(scene: Scene) -> None:
    leaks = []
    for look in scene.looks:
        client = _client(look)
        for page in ("case/<str:number>/do/<str:name>", "case/<str:number>/do/<str:name>/draft"):
            answers = {}
            for values, of in _fillings(scene, page):
                if of in look.sees:
                    continue
                address = "/" + PARTS.sub(lambda part, values=values: values[part[1]], page)
                with scene.court.stands():
                    response = client.post(address, {})
                answers[of] = response.status_code
                leaks += [f"{look.relation}: {address}: {t}" for t in _traces(scene, look, _text(response), address)]
            if set(answers.values()) != {answers[UNKNOWN]}:
                leaks.append(f"{look.relation}: {page}: {answers}")
    assert leaks == []


def test_what_is_seen_of_a_dispute_that_was_read_whole_is_what_the_tables_show(scene: Scene) -> None:
    """One viewer, asked in two ways: as a filter of tables, and of a frozen dispute."""
    families, day = families_of(sorted({each.dispute for each in scene.proceedings})), court_now().date().isoformat()
    for look in scene.looks:
        viewer = Viewer(look.person, day)
        seen = {each.id for family in families.values() for each in viewer.seen_in(family)}
        assert seen == look.sees == {each.id for each in rows(Proceeding, viewer.visible())}, look.relation
        for each in scene.proceedings:
            if each.id in seen:
                assert viewer.papers_in(families[each.dispute], each) == viewer.seen_papers(each.id), look.relation
