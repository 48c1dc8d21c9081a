"""The bank on its wire: statements that are whole or not taken, orders that are one however often they are sent."""

import itertools
from dataclasses import replace
from decimal import Decimal

import pytest

from xiezhi.outside.bank import HttpBank, Order, Unreadable, read_statement, write_statement
from xiezhi.outside.bank_simulator import Bank, bank
from xiezhi.outside.loopback import Mood

ORDER = Order("order-1", "622000260000000197", "王某", "中国农业银行", "6228", Decimal("800.50"))


def booked() -> Bank:
    ours = Bank(b"key")
    ours.book(
        "内0902", "in", Decimal("800.50"), sub="622000260000000197", name="张某", account="6217", day="2026-03-25"
    )
    ours.book("内0902", "in", Decimal("3"), name="某，公司", day="2026-03-26")
    return ours


def test_a_statement_is_read_from_where_one_stopped() -> None:
    with bank(booked()) as at:
        ours = HttpBank(at.url, b"key")
        assert [(line.place, line.amount, line.name) for line in ours.statement("内0902", 0)] == [
            (1, Decimal("800.50"), "张某"),
            (2, Decimal("3"), "某，公司"),
        ]
        assert [line.place for line in ours.statement("内0902", 1)] == [2]
        assert ours.statement("内0902", 2) == []
        assert ours.statement("内0102", 0) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("800.50", "900.50", 1),
        lambda text: "\n".join(text.splitlines()[:-1]),
        lambda text: "\n".join(text.splitlines()[1:]),
        lambda text: text.replace("total,2", "total,3"),
        lambda text: text.replace('"1"', '"x"', 1),
        lambda text: "",
    ],
)
def test_a_statement_that_does_not_agree_with_itself_is_not_taken(spoil) -> None:
    text = write_statement(booked().movements["内0902"])
    assert len(read_statement(text, 0)) == 2
    with pytest.raises(Unreadable):
        read_statement(spoil(text), 0)


def test_an_order_is_paid_once_however_often_it_is_sent() -> None:
    ours = Bank(b"key", patience=1)
    with bank(ours) as at:
        sent = HttpBank(at.url, b"key")
        assert sent.pay("内0902", ORDER).state == "accepted"
        assert {sent.pay("内0902", ORDER) for _ in range(3)} == {replace(sent.pay("内0902", ORDER))}
        assert sent.pay("内0902", ORDER).state == "paid"
    assert [line.amount for line in ours.movements["内0902"]] == [Decimal("800.50")]


def test_an_order_to_an_account_that_is_none_comes_back() -> None:
    ours = Bank(b"key", patience=0, bad_accounts={"6228"})
    with bank(ours) as at:
        assert HttpBank(at.url, b"key").pay("内0902", ORDER).reason == "账号户名不符"
    assert ours.movements == {}


def test_who_does_not_know_the_secret_is_told_nothing() -> None:
    with bank(booked()) as at, pytest.raises(OSError, match="403"):
        HttpBank(at.url, b"other").statement("内0902", 0)


@pytest.mark.parametrize("mood", [Mood.SILENT, Mood.PARTIAL, Mood.REFUSING])
def test_a_bank_that_fails_is_asked_again(mood: Mood) -> None:
    with bank(booked(), itertools.repeat(mood)) as at, pytest.raises(OSError):
        HttpBank(at.url, b"key", seconds=1).statement("内0902", 0)
