"""Deposits over the interface: one and many, and whether a file is one of them, by its digest alone."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest

from tests.api.asking import Asker, asker
from tests.engine.cast import CODE, Court
from xiezhi.desk.limits import DIGESTS, Limit
from xiezhi.engine.publish import publish
from xiezhi.evidence.models import Entry
from xiezhi.procedures.deposit import Deposit


def item(content: bytes, name: str = "保单.pdf", **more: Any) -> dict[str, Any]:
    """The facts of a deposit of this content."""
    sha256, sm3 = (hashlib.new(kind, content).hexdigest() for kind in ("sha256", "sm3"))
    return {"sha256": sha256, "sm3": sm3, "size": len(content), "name": name, **more}


def question(content: bytes, name: str = "") -> dict[str, str]:
    return {**{k: v for k, v in item(content).items() if k in ("sha256", "sm3")}, "name": name}


@pytest.fixture
def insurer(court: Court) -> Asker:
    """A program of an insurer, trusted with depositing and nothing else."""
    return asker(court, "person-insurer", steps=[Deposit.deposit.id], reads=False)


def test_of_two_hundred_files_one_was_altered_and_one_never_deposited(insurer: Asker) -> None:
    files = {f"{number}.pdf": b"policy %d" % number for number in range(199)}
    for name, content in files.items():
        insurer.post(f"courts/{CODE}/deposit/deposit", {"facts": item(content, name)})
    held = {**files, "7.pdf": b"policy 7, altered", "199.pdf": b"never deposited"}
    asked = [question(content, name) for name, content in held.items()]
    answers = insurer.post("evidence/digests", {"digests": asked}).body
    verdicts = dict(zip(held, (each["verdict"] for each in answers), strict=True))
    assert {name for name, verdict in verdicts.items() if verdict != "一致"} == {"7.pdf", "199.pdf"}
    assert (verdicts["7.pdf"], verdicts["199.pdf"]) == ("不一致", "无法核验")


def test_a_stranger_learns_only_that_and_when_what_he_holds_was_deposited(insurer: Asker, nobody: Asker) -> None:
    insurer.post(f"courts/{CODE}/deposit/deposit", {"facts": item(b"policy", device="核心系统", reference="PICC-1")})
    found = nobody.get("evidence/digests", **question(b"policy"))
    assert [each["state"] for each in found.body["records"]] == ["received"]
    assert not any(word in found.text for word in ("person-insurer", "保单", "核心系统", "PICC-1"))
    publish()
    assert nobody.get("evidence/digests", **question(b"policy")).body["records"][0]["state_label"] == "已入检查点"
    assert nobody.post("evidence/digests", {"digests": [question(b"altered", "保单.pdf")]}).body[0]["expected"] == ""


def test_what_was_withdrawn_is_answered_like_what_never_was(court: Court) -> None:
    """《个人信息保护法》第四十七条。"""
    wang = asker(court, court.wang.id)
    held = wang.post(f"courts/{CODE}/deposit/deposit", {"facts": item(b"photo")}).body["proceeding"]
    never = wang.get("evidence/digests", **question(b"never"))
    wang.post(f"proceedings/{held}/steps/withdraw", {})
    assert wang.get("evidence/digests", **question(b"photo")).text == never.text


def test_who_asks_after_too_many_digests_waits(nobody: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xiezhi.api.digests.DIGESTS", Limit(DIGESTS.name, 3, timedelta(minutes=10)))
    assert nobody.post("evidence/digests", {"digests": [question(b"1"), question(b"2")]}).status == 200
    late = nobody.post("evidence/digests", {"digests": [question(b"3"), question(b"4")]})
    assert (late.status, late.error["kind"]) == (429, "refused")


def test_the_log_holds_commitments_to_the_digests_and_not_the_digests(court: Court, insurer: Asker) -> None:
    insurer.post(f"courts/{CODE}/deposit/deposit", {"facts": item(b"policy")})
    (entry,) = Entry.objects.filter(step=Deposit.deposit.id)
    for digest in (item(b"policy")["sha256"], item(b"policy")["sm3"], "保单.pdf"):
        assert digest not in entry.skeleton + entry.leaf
    court.is_whole()
