"""上诉在原审法院的各步写入什么：上诉状和上诉费、副本、答辩、不交费的按自动撤回处理。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, changed
from xiezhi.law.fees import appeal_fee, fee
from xiezhi.law.working import Yuan
from xiezhi.phrases.appeals import Answer
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.court_fees import charge
from xiezhi.phrases.requests import told
from xiezhi.procedures.judgment.facts import Appealing
from xiezhi.procedures.judgment.questioned import not_in_effect
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Paper


def appeal(case: Case, facts: Appealing) -> Iterator[Any]:
    """上诉状入档；上诉费按不服的数额，由上诉人预交。送达无效而重新送达的，上诉使判项不生效。"""
    yield from not_in_effect(case)
    yield Subject(case.me)
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="appeal_petition", title="上诉状", origin="party", at=case.now,
        by=case.me, name="上诉状", data=f"{facts.petition}\n{facts.reason}",
    )  # fmt: skip
    if facts.contested is not None:
        working = appeal_fee(facts.contested, on=case.date)
    else:
        working = fee("other_nonproperty", on=case.date, point=Yuan(50))
    yield from charge(case, "appeal_fee", working, number=opened_in(case).proceeding.number, payer=case.me)
    yield from told([each.person for each in case.standings()], f"{case.person(case.me).name}提起上诉")


def send_copy(case: Case, _: Any) -> Iterator[Any]:
    yield from told(case.parties, "上诉状副本发送对方，可以在收到之日起十五日内答辩")


def answer(case: Case, facts: Answer) -> Iterator[Any]:
    yield case.make(
        Paper, proceeding=case.proceeding.id, kind="appeal_answer", title="上诉答辩状", origin="party", at=case.now,
        by=case.me, name="上诉答辩状", data=facts.answer,
    )  # fmt: skip
    appellants = {each.subject for each in case.entries("appeal")}
    yield from told(appellants, "对方提交了上诉答辩状，可以查看")


def drop_appeal(case: Case, _: Any) -> Iterator[Any]:
    """没有交上诉费的，按自动撤回上诉处理。"""
    overdue = next(each for each in case.mine(Bill) if each.status == "open" and each.kind == "appeal_fee")
    yield Subject(overdue.payer)
    yield changed(overdue, status="void")
    yield from told(case.parties, f"{case.person(overdue.payer).name}没有按期交纳上诉费，按自动撤回上诉处理")
