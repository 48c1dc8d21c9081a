"""What reaches a served court from outside: slow lines, huge bodies, proxies, cookies, headers, foreign forms."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.site.gate import PROGRAM, Answered, Gate, clean, served

ADDRESS = "https://court.example"
FROM = {"Host": "court.example", "X-Forwarded-For": "192.0.2.7"}
SESSION, TOKEN = "__Host-xiezhi", "__Host-csrftoken"
REFUSED = ("XIEZHI_ADDRESS", "https://")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("courts") / "real"
    named = ("--code", "内0902", "--name", "赵某", "--login", "zhao")
    subprocess.run([PROGRAM, "court", "create", "--real", *named, "--home", str(folder)], check=True, env=clean())
    return folder


@pytest.fixture(scope="module")
def gate(home: Path) -> Iterator[Gate]:
    """A real court behind a proxy that ends HTTPS."""
    with served(home, headers=FROM, XIEZHI_ADDRESS=ADDRESS, XIEZHI_PROXIES="127.0.0.1 10.0.0.0/8") as made:
        yield made


def test_a_hundred_lines_that_dribble_hold_up_nobody(gate: Gate) -> None:
    token, cookie = gate.token("/sign-in", TOKEN)
    begun = (
        f"POST /sign-in HTTP/1.1\r\nHost: court.example\r\nCookie: {cookie}\r\nOrigin: {ADDRESS}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9000\r\n\r\ncsrfmiddlewaretoken={token}"
    )
    with ExitStack() as lines:
        for _ in range(100):
            lines.enter_context(gate.opened(begun.encode()))
        assert gate.get("/sign-in").status == 200


def test_a_body_that_would_fill_the_disk_is_declined_before_any_of_it_is_read(gate: Gate) -> None:
    begun = b"POST /sign-in HTTP/1.1\r\nHost: court.example\r\nContent-Length: 3000000000\r\n\r\n"
    with gate.opened(begun) as line:
        assert line.recv(64).startswith(b"HTTP/1.1 413")


def test_cookies_go_by_https_alone_to_this_host_alone_and_no_script_reads_them(gate: Gate) -> None:
    token, cookie = gate.token("/sign-in", TOKEN)
    fields = {"csrfmiddlewaretoken": token, "elder": "1"}
    answer = gate.form("/mode", fields, Cookie=cookie, Origin=ADDRESS)
    assert answer.status == 302
    for line in (answer.cookie(SESSION), gate.get("/sign-in").cookie(TOKEN)):
        flags = {part.strip() for part in line.split(";")[1:]}
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= flags
        assert not any(flag.lower().startswith("domain") for flag in flags)


@pytest.mark.parametrize(
    "origin", ["http://court.example", "https://court.example.evil", "https://evil.example", "null"]
)
def test_a_form_is_taken_from_this_very_origin_only(gate: Gate, origin: str) -> None:
    token, cookie = gate.token("/sign-in", TOKEN)
    fields = {"csrfmiddlewaretoken": token, "elder": "1"}
    assert gate.form("/mode", fields, Cookie=cookie, Origin=ADDRESS).status == 302
    assert gate.form("/mode", fields, Cookie=cookie, Origin=origin).status == 403


def test_a_form_without_its_token_or_with_that_of_another_is_not_taken(gate: Gate) -> None:
    token, cookie = gate.token("/sign-in", TOKEN)
    other, _ = gate.token("/sign-in", TOKEN)
    assert gate.form("/mode", {"elder": "1"}, Cookie=cookie, Origin=ADDRESS).status == 403
    forged = {"csrfmiddlewaretoken": other, "elder": "1"}
    assert gate.form("/mode", forged, Cookie=cookie, Origin=ADDRESS).status == 403
    assert gate.form("/mode", {"csrfmiddlewaretoken": token}, Origin=ADDRESS).status == 403


@pytest.mark.parametrize(
    "path", ["/", "/sign-in", "/nowhere", "/api/courts", "/api/nowhere", "/static/xiezhi/css/base.css"]
)
def test_every_answer_carries_the_strict_headers(gate: Gate, path: str) -> None:
    strict(gate.get(path), kept=path.startswith("/static/"))


def test_an_answer_that_is_no_page_carries_them_too(gate: Gate) -> None:
    """What is not modified, what a method is not for, what is foreign, forged, too long, too large or illegible."""
    css, (_, cookie) = "/static/xiezhi/css/base.css", gate.token("/sign-in", TOKEN)
    form = {"Content_Type": "application/x-www-form-urlencoded", "Origin": ADDRESS, "Cookie": cookie}
    since = gate.get(css).header("Last-Modified")
    many = "&".join(f"a{each}=1" for each in range(1_500))
    answers = {
        304: gate.get(css, If_Modified_Since=since),
        405: gate.ask("POST", css),
        403: gate.form("/mode", {"elder": "1"}, Origin="https://evil.example"),
        414: gate.get("/?" + "a" * 9_000),
        400: gate.ask("POST", "/sign-in", many, **form),
        302: gate.get("/accounts"),
    }
    for status, answer in answers.items():
        assert answer.status == status
        strict(answer, kept=status in (304, 405))
    for illegible in (
        answers[400],
        gate.get("/", Host="evil.example"),
        gate.ask("POST", "/mode", "a" * 2_100_000, **form),
    ):
        assert illegible.status == 400
        assert "什么也没有收下" in illegible.text, "in words, where the program's own page was in English"
    assert "sentence" in gate.get("/api/courts", Host="evil.example").text


def strict(answer: Answered, *, kept: bool) -> None:
    """Nothing from elsewhere, in nobody's frame, by HTTPS alone, and kept by no cache unless it is the same for all."""
    policy = answer.header("Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.header("X-Content-Type-Options") == "nosniff"
    assert answer.header("Cross-Origin-Opener-Policy") == "same-origin"
    assert answer.header("Cross-Origin-Resource-Policy") == "same-origin"
    assert answer.header("Referrer-Policy") == "same-origin"
    assert "geolocation=()" in answer.header("Permissions-Policy")
    assert answer.header("Access-Control-Allow-Origin") == ""
    assert answer.header("Strict-Transport-Security") == "max-age=63072000"
    if not kept:
        assert "no-store" in answer.header("Cache-Control")


def test_a_session_that_somebody_planted_is_not_the_one_that_is_signed_in(gate: Gate) -> None:
    """Fixation: whatever token a browser brings, the court gives its own."""
    token, cookie = gate.token("/sign-in", TOKEN)
    planted = f"{cookie}; {SESSION}=planted-by-somebody-else; xiezhi=planted-by-a-neighbour"
    fields = {"csrfmiddlewaretoken": token, "login": "zhao", "password": "not his password at all"}
    answer = gate.form("/sign-in", fields, Cookie=planted, Origin=ADDRESS)
    given = answer.cookie(SESSION).strip().partition(";")[0]
    assert answer.status == 422
    assert given.startswith(f"{SESSION}=")
    assert "planted" not in given


def test_who_comes_through_the_proxy_is_known_by_his_own_address_which_he_cannot_forge(gate: Gate) -> None:
    token, cookie = gate.token("/a", TOKEN)
    fields = {"csrfmiddlewaretoken": token, "code": "nothing"}
    own = {"X_Forwarded_For": "192.0.2.50", "Cookie": cookie, "Origin": ADDRESS}
    for _ in range(31):
        last = gate.form("/a", fields, **own)
    assert "尝试次数过多" in last.text
    forged = {**own, "X_Forwarded_For": "198.51.100.1, 192.0.2.50"}
    assert "尝试次数过多" in gate.form("/a", fields, **forged).text
    assert "没有找到" in gate.form("/a", fields, **{**own, "X_Forwarded_For": "192.0.2.51"}).text


def test_a_strange_host_is_refused_whichever_header_names_it(gate: Gate) -> None:
    style = re.findall(r'href="(/static/[^"]+)"', gate.get("/sign-in").text)[0]
    assert gate.get(style).status == 200
    for path in ("/", style, "/static/nothing", "/api/courts", "/v/x"):
        assert gate.get(path, Host="evil.example").status == 400, path
    assert "evil.example" not in gate.get("/sign-in", X_Forwarded_Host="evil.example").text


def test_a_path_leads_nowhere_but_to_pages(gate: Gate) -> None:
    for path in (
        "/static/../site/settings.py",
        "/static/%2e%2e/%2e%2e/site/settings.py",
        "/v/%ff%fe",
        "/case/%00",
        "/%0d%0aX: y",
    ):
        answer = gate.get(path.replace(" ", "%20"))
        assert answer.status in (200, 302, 404)
        assert "INSTALLED_APPS" not in answer.text


def test_the_demonstration_does_not_exist_in_a_real_court(gate: Gate) -> None:
    token, cookie = gate.token("/sign-in", TOKEN)
    for path in ("/demo", "/demo/sign-in", "/demo/move", "/demo/pay"):
        assert gate.get(path).status == 404
        assert gate.form(path, {"csrfmiddlewaretoken": token}, Cookie=cookie, Origin=ADDRESS).status == 404


def test_an_unknown_token_of_a_program_opens_nothing(gate: Gate) -> None:
    answer = gate.get("/api/proceedings", Authorization="Bearer xiezhi_" + "A" * 43)
    assert (answer.status, json.loads(answer.text)["error"]["kind"]) == (401, "denied")


def test_a_real_court_is_reached_from_elsewhere_by_https_alone(home: Path) -> None:
    command = [PROGRAM, "serve", "--home", str(home), "--bind", "0.0.0.0", "--port", "0"]
    plain = subprocess.run(command, capture_output=True, text=True, env=clean(), timeout=60)
    assert plain.returncode == 1
    assert all(word in plain.stderr for word in REFUSED)
