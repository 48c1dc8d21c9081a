"""口令: between which two moments something was made, by a watchword given out before and a deposit afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.pages.conftest import CODE, Town
from tests.pages.test_deposits import text_of
from xiezhi.engine.clock import court_now
from xiezhi.engine.publish import policy_of, publish
from xiezhi.engine.watchwords import give
from xiezhi.evidence.bundle import Bundle, Content, Opened
from xiezhi.evidence.check import Report, check
from xiezhi.evidence.note import Note
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.watchword import Watchword
from xiezhi.records.deposit import Deposit
from xiezhi.records.table import rows

RECORDING = b"a recording in which six digits are spoken"


@pytest.fixture
def wang(town: Town) -> Client:
    return town.client(town.wang)


def deposited(client: Client, watchword: str) -> Deposit:
    file = SimpleUploadedFile("谈话.m4a", RECORDING, "audio/mp4")
    client.post("/deposit", {"file": file, "key": "form", "watchword": watchword})
    (held,) = rows(Deposit)
    return held


def told(client: Client, held: Deposit) -> str:
    """What the certificate says."""
    return text_of(client.get(f"/deposit/{held.id}.pdf").content)


def checked(bundle: Bundle) -> Report:
    return check(bundle, Policy.parse(policy_of(CODE).encode()), Content.of(RECORDING))


def test_the_page_gives_out_six_digits_and_the_certificate_says_between_when_and_when(wang: Client) -> None:
    """《人民法院在线诉讼规则》第十八条：上链前的生成机制、存储过程。"""
    shown: dict[str, Any] = wang.get(f"/api/courts/{CODE}/watchword").json()
    assert len(shown["digits"]) == 6
    assert f'value="{shown["note"].splitlines()[0]}' in wang.get("/deposit").content.decode()
    held = deposited(wang, shown["note"])
    words = told(wang, held)
    assert f"口令{shown['digits']}由本院于" in words
    assert "由查看材料的人核对，本院未作核对" in words
    assert "口令发出较早" not in words
    assert f"{shown['digits'][:3]} {shown['digits'][3:]}" in wang.get(f"/deposit/{held.id}").content.decode()


def test_a_watchword_got_before_the_network_failed_is_said_to_be_older(wang: Client) -> None:
    _word, note = give(CODE, court_now() - timedelta(hours=5))
    words = told(wang, deposited(wang, note))
    assert "存证前5小时" in words
    assert "口令发出较早" in words


def test_a_watchword_that_the_court_did_not_sign_counts_for_nothing_and_harms_nothing(wang: Client) -> None:
    own, signed = give(CODE, court_now())
    later = Watchword(own.log, own.given + timedelta(minutes=9), own.digits)
    forged = Note(later.text, Note.parse(signed.encode()).signatures)
    held = deposited(wang, bytes(forged).decode())
    publish()
    assert "没有本院的签名，不作数" in told(wang, held)
    report = checked(Bundle.parse(wang.get(f"/deposit/{held.id}/proof").content))
    assert (report.verdict, [step for step in report.steps if step.name == "口令"]) == ("一致", [])


def test_what_is_no_watchword_is_refused_with_a_sentence(wang: Client) -> None:
    file = SimpleUploadedFile("谈话.m4a", RECORDING, "audio/mp4")
    answer = wang.post("/deposit", {"file": file, "key": "form", "watchword": "482190"})
    assert (answer.status_code, rows(Deposit)) == (422, [])
    assert "口令须是本院签发的原文" in answer.content.decode()


def test_whoever_has_the_bundle_checks_the_watchword_without_the_court(wang: Client) -> None:
    word, note = give(CODE, court_now())
    held = deposited(wang, note)
    publish()
    for path in (f"/deposit/{held.id}/proof", f"/v/{held.check_code}/proof"):
        bundle = Bundle.parse(wang.get(path).content)
        (step,) = [each for each in checked(bundle).steps if each.name == "口令"]
        assert (step.state, step.value[:6]) == ("通过", word.digits)
    (value,) = bundle.values
    other = value.text.replace(f"\n{word.digits}\n", f"\n{(int(word.digits) + 1) % 10**6:06}\n")
    assert checked(replace(bundle, values=(Opened(other, value.salt),))).verdict == "不一致"


def test_the_report_says_when_the_watchword_was_given_out(wang: Client) -> None:
    word, note = give(CODE, court_now())
    deposited(wang, note)
    publish()
    file = SimpleUploadedFile("谈话.m4a", RECORDING, "audio/mp4")
    report = text_of(wang.post("/verify/report", {"file": file}).content)
    assert f"{word.digits}，{word.given:%Y-%m-%d %H:%M:%S} 发出" in report


def test_a_watchword_is_given_out_by_the_clock_of_the_court(town: Town, wang: Client) -> None:
    given = datetime.fromisoformat(wang.get(f"/api/courts/{CODE}/watchword").json()["given"])
    assert abs(court_now() - given) < timedelta(minutes=1)
