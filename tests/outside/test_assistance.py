"""Banks and registries on their wire: late, partial, in error; held once, and in line behind others."""

import itertools
from dataclasses import replace
from decimal import Decimal

import pytest

from xiezhi.outside.assistance import (
    HttpAssistance,
    Item,
    Reply,
    Request,
    Unreadable,
    answered,
    read_reply,
    read_request,
    written,
)
from xiezhi.outside.assistance_simulator import City, city
from xiezhi.outside.loopback import Mood

ASK = Request("r-1", "bank02", "ask", "集宁区人民法院", "（2026）内0902执1号", "张某", "152626198001050008", "贺坚")
DEPOSIT = Item("deposit", "活期存款，尾号0001", "bank02-0001", Decimal("350000.00"), "轮候<&>查封")


def known() -> City:
    return City(b"key", known={("bank02", ASK.id_number): [DEPOSIT]})


def until_done(gateway: HttpAssistance, request: Request) -> list[Reply]:
    replies = [gateway.ask(request)]
    while replies[-1].state != "done" and len(replies) < 12:
        replies.append(gateway.ask(request))
    return replies


def test_what_is_written_is_read() -> None:
    hold = replace(ASK, sort="hold", asset="bank02-0001", amount=Decimal("12.34"), account="622")
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
        hold = replace(ASK, id="h-1", sort="hold", asset="bank02-0001", amount=Decimal(800_000))
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


def test_an_answer_that_nobody_signed_is_not_believed() -> None:
    with city(known()) as at, pytest.raises(OSError, match="403"):
        HttpAssistance(at.url, b"other").ask(ASK)
    with city(known(), itertools.repeat(Mood.WRONG)) as at, pytest.raises(OSError):
        HttpAssistance(at.url, b"key").ask(ASK)
