"""查询和控制的外联：发出去，催着要，答复回来仍是一步。"""

from __future__ import annotations

from decimal import Decimal

from xiezhi.desk.errands import Errand
from xiezhi.engine.door import act
from xiezhi.engine.errands import HANDLERS, awaiting, keys
from xiezhi.engine.facts import Facts, Prose, Secret
from xiezhi.engine.words import REGISTRY, Step
from xiezhi.law.working import Yuan, from_fen
from xiezhi.outside.assistance import Item, Reply, Request
from xiezhi.phrases.assistants import assistance
from xiezhi.phrases.enforceable import Kind
from xiezhi.procedures.enforcement.inquiry import Answer, Error, Found, Inquiry
from xiezhi.procedures.enforcement.institutions import INSTITUTIONS
from xiezhi.procedures.enforcement.seizure import InForce, NotHeld, Seizure
from xiezhi.records.court import Court, Officer
from xiezhi.records.enforcement import Asset, Hold
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

ENGLISH_NUMBERS = {name: code for code, name in INSTITUTIONS.items()}


class Pending(OSError):
    """还没有答复，或者只答复了一部分：稍后再问。"""


def inquire(errand: Errand) -> None:
    """问一个机构；部分答复先记下，继续等全部；已经有答复的不再问。"""
    inquiry = awaiting(errand, Inquiry.answer)
    if inquiry is None:
        return
    debtor = rows(Standing, proceeding=inquiry.id, role="debtor")[0].person
    reply = assistance().ask(_request(errand, inquiry, inquiry.track, debtor, "ask"))
    if reply.state == "error":
        _answer(errand, inquiry, Inquiry.fail, Error(reason=Prose(reply.reason)), reply)
        return
    if reply.state != "pending":
        found = tuple(map(_found, reply.items))
        done = reply.state == "done"
        step = Inquiry.answer if done else Inquiry.answer_partly
        _answer(errand, inquiry, step, Answer(reference=reply.reference, found=found, complete=done), reply)
    if reply.state != "done":
        raise Pending(f"{INSTITUTIONS[inquiry.track]}还没有全部答复")


def _found(item: Item) -> Found:
    return Found(
        kind=Kind(item.kind),
        text=Prose(item.text),
        identifier=Secret(item.identifier),
        value=Yuan(item.value),
        limits=Prose(item.limits),
    )


def control(errand: Errand) -> None:
    """要求协助机构冻结、续行、划拨、解除；执行员已经把答复记下的，不再要求。"""
    act_ = errand.payload["act"]
    answers = {"hold": (Seizure.take_hold,), "take": (Seizure.confirm_taken,)}.get(act_, ())
    seizure, hold = one(Proceeding, id=errand.proceeding), one(Hold, id=errand.proceeding)
    if answers and awaiting(errand, *answers) is None:
        return
    assert seizure is not None, "查封冻结不会删除"
    assert hold is not None, "查封冻结有它的控制记录"
    asset = one(Asset, id=hold.asset)
    assert asset is not None, "控制的是查到的财产"
    amount = from_fen(seizure.amount or 0)
    code = ENGLISH_NUMBERS.get(asset.holder, "")
    reply = assistance().ask(_request(errand, seizure, code, asset.owner, act_, asset.identifier, amount))
    if reply.state == "pending":
        raise Pending(f"{asset.holder}还没有答复")
    if act_ == "hold" and reply.state == "done":
        held = InForce(amount=Yuan(reply.amount), rank=reply.rank, reference=reply.reference)
        _answer(errand, seizure, Seizure.take_hold, held, reply)
    elif act_ == "hold":
        _answer(errand, seizure, Seizure.not_held, NotHeld(reason=Prose(reply.reason)), reply)
    elif act_ == "take":
        done = reply.state == "done"
        facts = None if done else NotHeld(reason=Prose(reply.reason))
        _answer(errand, seizure, Seizure.confirm_taken if done else Seizure.not_taken, facts, reply)


def _request(
    errand: Errand,
    proceeding: Proceeding,
    institution: str,
    person: str,
    sort: str,
    identifier: str = "",
    amount: Decimal = Decimal(0),
) -> Request:
    ours = keys()
    case, court = one(Proceeding, id=proceeding.parent), one(Court, id=proceeding.court)
    assert case is not None, "查控在执行案件之下"
    assert court is not None, "案件有它的法院"
    who = rows(Person, person=person, court=proceeding.court)[0]
    officer = rows(Officer, person=case.judge, court=case.court)
    money = rows(Proceeding, parent=case.id, procedure="case_money")
    return Request(
        id=errand.key,
        institution=institution,
        sort=sort,
        court=court.name,
        number=case.number,
        name=who.name,
        id_number=ours.open_id(who.id_number) if who.id_number else "",
        officer=officer[0].name if officer else "",
        asset=ours.open_id(identifier) if identifier else "",
        amount=amount,
        account=money[0].track if money else "",
    )


def _answer(errand: Errand, on: Proceeding, step: Step, facts: Facts | None, reply: Reply) -> None:
    key = f"{errand.key}:{reply.state}:{reply.reference}"
    act(step, facts, on=on, by=REGISTRY.name, as_=REGISTRY, key=key)


HANDLERS["inquire"] = inquire
HANDLERS["control"] = control
