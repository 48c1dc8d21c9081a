"""A deposit is made before there is a case, and presented in it when there is one."""

from dataclasses import replace

from tests.engine.cast import ZHANG, Court, intake, refused
from xiezhi.engine.facts import Prose, Secret
from xiezhi.phrases.exhibits import Presented
from xiezhi.procedures.course import FirstInstance
from xiezhi.procedures.deposit import Deposit
from xiezhi.records.deposit import Deposit as Record
from xiezhi.records.paper import Paper
from xiezhi.records.table import one, rows


def test_what_was_deposited_before_is_presented_with_its_digests_and_nothing_is_typed_again(court: Court) -> None:
    """《人民法院在线诉讼规则》第十六条。"""
    held = court.deposits(day="2026-02-20")
    suit = court.opens(FirstInstance, day="2026-03-02")
    court.wang.does(suit, FirstInstance.present, Presented(deposits=(held.id,), purpose=Prose("借款的事实")))
    record = one(Record, id=held.id)
    assert record is not None
    (exhibit,) = rows(Paper, proceeding=suit.id, sha256=record.sha256)
    assert (exhibit.name, exhibit.sm3, exhibit.size) == (record.name, record.sm3, record.size)
    court.is_whole()


def test_nobody_presents_what_another_deposited(court: Court) -> None:
    """《人民法院在线诉讼规则》第十六条。"""
    held = court.deposits()
    opponent = replace(ZHANG, id_number=Secret("152626198001050008"))
    suit = court.opens(FirstInstance, intake(defendants=(opponent,)))
    with refused("所选存证须是您本人", "第十六条"):
        suit.person("defendant").does(suit, FirstInstance.present, Presented(deposits=(held.id,)))


def test_a_deposit_that_was_withdrawn_is_presented_no_more(court: Court) -> None:
    """《中华人民共和国个人信息保护法》第四十七条。"""
    held = court.deposits()
    court.wang.does(held, Deposit.withdraw)
    suit = court.opens(FirstInstance)
    with refused("没有撤回", "第十六条"):
        court.wang.does(suit, FirstInstance.present, Presented(deposits=(held.id,)))
