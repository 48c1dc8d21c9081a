"""A text pasted where no script runs: the court judges it once and says the first step that failed."""

from __future__ import annotations

import hashlib
import html
import re

from django.test import Client

from tests.pages.conftest import CODE, Town
from xiezhi.engine.door import act
from xiezhi.engine.facts import Prose
from xiezhi.engine.publish import publish
from xiezhi.engine.words import ANYONE
from xiezhi.papers.codes import check_code
from xiezhi.procedures.deposit import Deposit, Item, Kind, Method

SAID = "今收到货款三万元整，\n余款年底前付清。"


def deposit(town: Town) -> str:
    """The message is deposited as a telephone wrote it down; what code the deposit got."""
    data = SAID.replace("\n", "\r\n").encode()
    sha256, sm3 = (Prose(hashlib.new(kind, data).hexdigest()) for kind in ("sha256", "sm3"))
    item = Item(sha256=sha256, sm3=sm3, size=len(data), name=Prose("短信"), kind=Kind.chat, method=Method.captured)
    act(Deposit.deposit, item, court=CODE, by=town.wang, as_=ANYONE, key="deposit")
    return sha256


def answer(text: str, language: str = "") -> tuple[str, str]:
    """The verdict and the row of results that a page without a script shows."""
    client = Client()
    if language:
        client.post("/language", {"lang": language, "next": "/"})
    page = client.post("/verify", {"text": text}).content.decode()
    row = re.search(r'<li class="x-card" data-verdict="(.+?)">(.+?)</li>', page, re.S)
    assert row
    return row[1], re.sub(r"<[^>]+>", " ", row[2]) + "".join(re.findall(r'href="([^"]+)"', row[2]))


def test_a_message_is_found_however_its_lines_end_and_an_altered_one_is_not(town: Town) -> None:
    digest = deposit(town)
    assert "尚未进入检查点" in answer(SAID)[1]
    publish()
    verdict, told = answer(SAID + "\n")
    assert verdict == "一致"
    assert "从那以后没有改过" in told
    assert answer(digest.upper())[0] == "一致"
    verdict, told = answer(SAID.replace("三万", "八万"))
    assert verdict == "无法核验"
    assert "本院日志里没有这段文字" in told


def test_who_reads_english_is_told_the_steps_in_english(town: Town) -> None:
    deposit(town)
    publish()
    verdict, told = answer(SAID.replace("三万", "八万"), "en")
    assert verdict == "无法核验"
    assert "Bundle — these words are not in this court's log" in html.unescape(told)
    verdict, told = answer(SAID, "en")
    assert verdict == "一致"
    assert "SHA-256 inclusion proof" in told
    assert "checkpoint of size" in told
    assert "通过" not in told


def test_a_proof_a_bundle_and_a_checkpoint_are_judged_by_the_keys_of_their_court(town: Town) -> None:
    deposit(town)
    publish()
    for address in ("checkpoint", "proof/0.tlog-proof", "sm3/checkpoint"):
        text = Client().get(f"/log/{CODE}/{address}").content.decode()
        assert answer(text)[0] == "一致", address
    forged = Client().get(f"/log/{CODE}/checkpoint").content.decode()
    forged = re.sub(r"\n(\d+)\n", r"\n9\1\n", forged, count=1)
    verdict, told = answer(forged)
    assert verdict == "不一致"
    assert "检查点签名——" in told
    assert (
        "没有 elsewhere.example/9/log 的政策文件"
        in answer(forged.replace(forged.split("\n")[0], "elsewhere.example/9/log"))[1]
    )
    assert "无法读取" in answer('{"digest":"00"}')[1]


def test_a_message_with_a_check_code_is_led_to_it_and_never_called_good(town: Town) -> None:
    code = check_code(b"0123456789")
    verdict, told = answer(f"【法院】请向此账户付款，查验码{code.replace('-', '').lower()}。")
    assert verdict == "无法核验"
    assert f"/v/{code}" in told
    assert "不要照它付款" in told
    assert "请把 SHA-256 摘要也粘贴进来" in answer(f"SM3 {'ab' * 32}")[1]
    assert Client().post("/verify", {"text": "  "}).content.count(b"data-verdict=") == 0
