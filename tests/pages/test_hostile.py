"""Every address of the pages, asked by somebody hostile: forms of others are not taken, and nothing that he may write
where a number, a day or a name is expected breaks a page or leads anywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.pages.conftest import Town
from tests.soak import long
from xiezhi.desk.sessions import COOKIE
from xiezhi.pages import urls
from xiezhi.pages.wiring import HEADERS

PARTS = re.compile(r"<\w+:\w+>")
READ = re.compile(r"""(?:GET|POST)(?:\.get(?:list)?\(|\[)f?["']([a-z_-]+)""")
NAMES = sorted({name for file in Path(urls.__file__).parent.glob("*.py") for name in READ.findall(file.read_text())})
"""Whatever any page reads from an address or a form."""
ADDRESSES = [str(each.pattern) for each in urls.urlpatterns]
KEPT = ("sign-out", "demo/sign-in")
"""Pages after which somebody is no longer who he was."""
FOREIGN = ({}, {"HTTP_ORIGIN": "https://evil.example"}, {"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "null"})
HOSTILE = (
    "²", "9" * 5000, "9999-99-99", "//evil.example/", "\x00", "-1", "٣", "NaN", "1e999999", "0001-01-01", "9999-12-31",
    "/\\evil.example", "javascript:alert(1)", "\r\nSet-Cookie: x=1", "'\"><script>alert(1)</script>", "(a+)+$" * 500,
    "../../etc/passwd", "%" * 300, '"', "一" * 3000,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.ROOT_URLCONF = "xiezhi.site.urls"


def filled(town: Town) -> Iterator[str]:
    """Each address with its parts filled in: the case where one is asked for."""
    case = town.filing or town.file()
    for each in ADDRESSES:
        if not each.startswith(KEPT):
            yield "/" + PARTS.sub("1", each.replace("<str:number>", case.id).replace("<str:name>", "withdraw"))


@pytest.mark.soak
def test_no_form_is_taken_without_its_token_or_from_elsewhere(town: Town) -> None:
    taken = []
    for person in (town.officers["filing_judge"], town.wang, "")[: long(1, 3)]:
        client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        if person:
            client.cookies = town.client(person).cookies
        for address in filled(town):
            for sent in FOREIGN:
                answer = client.post(address, {"next": "/", "elder": "1"}, **sent)  # type: ignore[arg-type]
                taken += [(address, sent, answer.status_code)] if answer.status_code != 403 else []
                assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert taken == []


@pytest.mark.soak
def test_nothing_that_is_written_breaks_a_page_or_leads_elsewhere(town: Town) -> None:
    town.file()
    broken = []
    for person in (town.officers["filing_judge"], town.wang, "")[: long(1, 3)]:
        for value in HOSTILE[: long(4, len(HOSTILE))]:
            client = town.client(person) if person else Client()
            client.raise_request_exception = False
            written = dict.fromkeys(NAMES, value)
            for address in filled(town):
                signed_in = client.cookies.get(COOKIE)
                for answer in (client.get(address, written), client.post(address, written)):
                    to = urlsplit(answer.headers.get("Location", ""))
                    script = b"<script>alert(1)" in (b"" if answer.streaming else answer.content)
                    if answer.status_code >= 500 or to.scheme or to.netloc or "\n" in str(answer.cookies) or script:
                        broken.append((address, value[:40], answer.status_code, to.geturl()))
                assert client.cookies.get(COOKIE) is signed_in or address.startswith(("/mode", "/language", "/passkey"))
    assert broken == []


def test_a_draft_that_is_too_large_to_keep_says_so_where_it_else_says_that_it_is_kept(town: Town) -> None:
    """Else somebody writes on for an hour and believes it."""
    client, long_text = town.client(town.wang), {"reasons": "一" * 30_000}
    typed = client.post("/intake/3/draft", long_text, headers={"HX-Request": "true"})
    assert (typed.status_code, "草稿太大" in typed.content.decode()) == (200, True)
    pressed = client.post("/intake/3/draft", long_text)
    assert (pressed.status_code, "草稿太大" in pressed.content.decode()) == (422, True)
