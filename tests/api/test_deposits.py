"""Deposits over the interface: one and many, and whether a file is one of them, by its digest alone."""

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.api.asking import Asker, asker
from tests.engine.cast import CODE, Court
from xiezhi.desk.limits import DIGESTS, ORIGINALS, Limit
from xiezhi.engine.errands import store
from xiezhi.engine.publish import policy_of, publish
from xiezhi.evidence.bundle import Bundle, Content
from xiezhi.evidence.check import check
from xiezhi.evidence.models import Entry
from xiezhi.evidence.policy import Policy
from xiezhi.procedures.deposit import Deposit


def item(content: bytes, name: str = "保单.pdf", **more: Any) -> dict[str, Any]:
    """The facts of a deposit of this content."""
    sha256, sm3 = (hashlib.new(kind, content).hexdigest() for kind in ("sha256", "sm3"))
    return {"sha256": sha256, "sm3": sm3, "size": len(content), "name": name, **more}


def question(content: bytes, name: str = "") -> dict[str, str]:
    return {**{k: v for k, v in item(content).items() if k in ("sha256", "sm3")}, "name": name}


def many(asker: Asker, *items: dict[str, Any], key: str | None = None) -> Any:
    """Deposit them in one call."""
    return asker.post(f"courts/{CODE}/deposits", {"items": list(items)}, key=key).body


@pytest.fixture(autouse=True)
def _own_log(home: Path, settings: Any, tmp_path: Path) -> None:
    """What another test published is another court's log."""
    settings.HOME = tmp_path


@pytest.fixture
def insurer(court: Court) -> Asker:
    """A program of an insurer, trusted with depositing and nothing else."""
    return asker(court, "person-insurer", steps=[Deposit.deposit.id], reads=False)


def test_of_two_hundred_files_one_was_altered_and_one_never_deposited(insurer: Asker) -> None:
    files = {f"{number}.pdf": b"policy %d" % number for number in range(199)}
    deposited = many(insurer, *(item(content, name) for name, content in files.items()))
    assert [each["error"] for each in deposited] == [None] * 199
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


def test_each_item_of_a_call_has_its_own_leaf_and_a_wrong_one_hinders_nobody(insurer: Asker, court: Court) -> None:
    before = court.size
    first, wrong, empty, last = many(insurer, item(b"1"), {**item(b"2"), "sm3": "?"}, item(b""), item(b"3"))
    assert [first["deposit"]["place"], last["deposit"]["place"], court.size] == [before, before + 1, before + 2]
    assert (wrong["error"]["kind"], wrong["error"]["field"]) == ("misstated", "sm3")
    assert "第十六条" in empty["error"]["law"]


def test_a_call_repeated_deposits_nothing_twice(insurer: Asker, court: Court) -> None:
    first = many(insurer, item(b"1"), item(b"2", key="policy-2"), key="monday")
    size = court.size
    assert many(insurer, item(b"1"), item(b"2", key="policy-2"), key="monday") == first
    assert many(insurer, item(b"2", key="policy-2"), key="tuesday")[0] == first[1]
    assert many(insurer, item(b"other", key="policy-2"), key="tuesday")[0]["error"]["kind"] == "refused"
    assert court.size == size


def test_an_original_goes_on_where_the_line_broke(court: Court) -> None:
    """《最高人民法院关于民事诉讼证据的若干规定》第十五条。"""
    wang, content = asker(court, court.wang.id), bytes(range(256)) * 5000
    held = many(wang, item(content))[0]["deposit"]["id"]
    assert hands_in(wang, held, content[:700_000], 0) == {"arrived": 700_000, "kept": False}
    assert hands_in(wang, held, content[600_000:], 600_000)["arrived"] == 700_000
    assert wang.get(f"deposits/{held}/original").body["arrived"] == 700_000
    assert hands_in(wang, held, content[700_000:], 700_000) == {"arrived": len(content), "kept": True}
    assert store().get(hashlib.sha256(content).hexdigest()) == content
    assert wang.get(f"deposits/{held}").body["kept"]
    court.is_whole()


def test_an_original_that_is_another_file_is_thrown_away(court: Court) -> None:
    wang = asker(court, court.wang.id)
    held = many(wang, item(b"what I saw"))[0]["deposit"]["id"]
    assert "不是同一份文件" in hands_in(wang, held, b"what I sow", 0)["error"]["sentence"]
    assert wang.get(f"deposits/{held}/original").body == {"arrived": 0, "kept": False}


def test_nobody_fills_the_disk_with_originals(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xiezhi.engine.incoming.ORIGINALS", Limit(ORIGINALS.name, 2, timedelta(days=1)))
    wang = asker(court, court.wang.id)
    held = many(wang, item(b"1234"))[0]["deposit"]["id"]
    told = [hands_in(wang, held, b"1", offset) for offset in range(3)]
    assert [each.get("arrived") for each in told] == [1, 2, None]
    assert told[-1]["error"]["kind"] == "refused"


def test_a_deposit_is_nobody_elses(insurer: Asker, stranger: Asker) -> None:
    held = many(insurer, item(b"1"))[0]["deposit"]["id"]
    for path in ("", "/proof", "/original"):
        assert stranger.get(f"deposits/{held}{path}").status == 404
    assert stranger.post(f"proceedings/{held}/steps/withdraw", {}).status == 404


def test_a_token_for_depositing_opens_nothing_else(insurer: Asker) -> None:
    held = many(insurer, item(b"1"))[0]["deposit"]["id"]
    assert insurer.post(f"proceedings/{held}/steps/withdraw", {}).status == 401
    assert insurer.get("proceedings").status == 401
    assert hands_in(insurer, held, b"1", 0)["error"]["kind"] == "denied"


def test_the_proof_of_a_deposit_is_checked_without_the_court(insurer: Asker) -> None:
    held = many(insurer, item(b"policy"))[0]["deposit"]["id"]
    assert insurer.get(f"deposits/{held}/proof").status == 404
    publish()
    proof = Bundle.parse(insurer.get(f"deposits/{held}/proof").text.encode())
    policy = Policy.parse(policy_of(CODE).encode())
    assert check(proof, policy, Content.of(b"policy")).verdict == "一致"
    assert check(proof, policy, Content.of(b"policy, altered")).verdict == "不一致"


def hands_in(who: Asker, held: str, part: bytes, offset: int) -> Any:
    """Send a part of an original."""
    with who.court.stands():
        response = who.client.put(
            f"/api/deposits/{held}/original", part, "application/octet-stream", query_params={"offset": offset},
            headers=who.headers,
        )  # fmt: skip
    return response.json()
