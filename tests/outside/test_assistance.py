"""Banks and registries on their wire: late, partial, in error; held once, and in line behind others."""

import itertools
from base64 import b64encode
from dataclasses import replace
from decimal import Decimal

import pytest

from xiezhi.outside.assistance import (
    Enclosed,
    HttpAssistance,
    Item,
    Official,
    Reply,
    Request,
    Unreadable,
    answered,
    read_reply,
    read_request,
    written,
)
from xiezhi.outside.assistance_simulator import ANOTHER, City, Wrong, city
from xiezhi.outside.loopback import Mood

ASK = Request("r-1", "bank02", "ask", "集宁区人民法院", "（2026）内0902执1号", "张某", "152626198001050008", "贺坚")
SENT = {
    "officials": (Official("贺坚", "法1", "执1"), Official("赵严", "法2", "执2")),
    "papers": (Enclosed("执行裁定书", b"%PDF-1"), Enclosed("协助执行通知书", b"%PDF-2")),
}
"""What every request to hold, renew, transfer or lift brings."""
DEPOSIT = Item("deposit", "活期存款，尾号0001", "bank02-0001", Decimal("350000.00"), "轮候<&>查封")


def known() -> City:
    return City(b"key", known={("bank02", ASK.id_number): [DEPOSIT]})


def until_done(gateway: HttpAssistance, request: Request) -> list[Reply]:
    replies = [gateway.ask(request)]
    while replies[-1].state != "done" and len(replies) < 12:
        replies.append(gateway.ask(request))
    return replies


def until_done_there(around: City, request: Request) -> Reply:
    return [around.answer(request) for _ in range(6)][-1]


def test_what_is_written_is_read() -> None:
    hold = replace(ASK, sort="hold", asset="bank02-0001", amount=Decimal("12.34"), account="622", **SENT)
    assert read_request("bank02", written(hold)) == hold
    reply = Reply("partial", "HZ1", (DEPOSIT,), Decimal("1.00"), 2, "迟复")
    assert read_reply(answered(reply)) == reply


@pytest.mark.parametrize(
    "body", [b"", b"<CXJG/>", b"<CXJG ZT='no' HZBH='' JE='1' LHWC='0'/>", b"<!DOCTYPE a []><CXJG/>"]
)
def test_what_is_no_answer_is_none(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read_reply(body)


def test_the_answer_comes_when_it_is_asked_for_and_stays_the_same() -> None:
    with city(known()) as at:
        gateway = HttpAssistance(at.url, b"key")
        replies = until_done(gateway, ASK)
        assert replies[-1].items == (DEPOSIT,)
        assert gateway.ask(ASK) == replies[-1]


def test_no_more_is_held_than_there_is_and_the_second_stands_in_line() -> None:
    with city(known()) as at:
        gateway = HttpAssistance(at.url, b"key")
        hold = replace(ASK, id="h-1", sort="hold", asset="bank02-0001", amount=Decimal(800_000), **SENT)
        first = until_done(gateway, hold)[-1]
        assert (first.amount, first.rank) == (Decimal("350000.00"), 0)
        second = until_done(gateway, replace(hold, id="h-2", number="（2026）内0902执2号"))[-1]
        assert second.rank == 1


def test_by_seed_some_of_thirty_know_something_and_some_are_late() -> None:
    around = City(b"key", seed=7)
    asked = [replace(ASK, id=f"r-{n}", institution=f"bank{n:02d}") for n in range(1, 31)]
    first = [around.answer(each).state for each in asked]
    assert {"done", "pending"} <= set(first)
    last = [[around.answer(each) for _ in range(6)][-1] for each in asked]
    assert {each.state for each in last} == {"done"}
    assert 2 <= sum(bool(each.items) for each in last) <= 16


@pytest.mark.parametrize("wrong", list(Wrong))
def test_what_is_wrong_stays_so_under_its_number_and_is_right_under_another(wrong: Wrong) -> None:
    around = City(b"key", wrong={wrong: 1.0}, known={("bank02", ASK.id_number): [DEPOSIT]})
    hold = replace(ASK, sort="hold", asset=DEPOSIT.identifier, amount=Decimal(1), **SENT)
    asked = {Wrong.CLOSED: hold, Wrong.UNWILLING: replace(hold, sort="lift")}.get(wrong, ASK)
    if wrong is Wrong.UNWILLING:
        until_done_there(around, replace(hold, id="h-1"))
    told = [until_done_there(around, each) for each in (asked, asked, replace(asked, id="r-2"))]
    assert told[0] == told[1] != told[2]
    seen = {
        Wrong.NUMBER: told[0].request != ASK.id,
        Wrong.PERSON: told[0].id_number == ANOTHER,
        Wrong.BALANCE: told[0].items and told[0].items[0].value == 10 * DEPOSIT.value,
        Wrong.CLOSED: told[0].reason == "该账户已经销户",
        Wrong.UNWILLING: "柜面" in told[0].reason,
    }
    assert [kind for kind, shows in seen.items() if shows] == [wrong]
    assert (told[2].request, told[2].id_number) == ("r-2", ASK.id_number)


def test_an_answer_that_nobody_signed_is_not_believed() -> None:
    with city(known()) as at, pytest.raises(OSError, match="403"):
        HttpAssistance(at.url, b"other").ask(ASK)
    with city(known(), itertools.repeat(Mood.WRONG)) as at, pytest.raises(OSError):
        HttpAssistance(at.url, b"key").ask(ASK)


def test_a_paper_that_is_not_what_its_digest_says_is_none() -> None:
    hold = replace(ASK, sort="hold", **SENT)
    spoilt = written(hold).replace(b64encode(b"%PDF-1"), b64encode(b"%PDF-9"))
    assert [each.content for each in read_request("bank02", spoilt).papers] == [b"", b"%PDF-2"]
