"""查询和控制的外联：发出去，催着要，答复回来仍是一步。"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from xiezhi.desk.errands import Errand
from xiezhi.engine.door import act
from xiezhi.engine.errands import HANDLERS, awaiting, keys, seal_paper, store
from xiezhi.engine.facts import Facts, Prose, Secret
from xiezhi.engine.possible import case_for
from xiezhi.engine.words import ENFORCEMENT_HEAD, ENFORCER, REGISTRY, Step
from xiezhi.law.working import Yuan, from_fen
from xiezhi.outside.assistance import Enclosed, Item, Official, Reply, Request, Unreadable
from xiezhi.phrases.assistants import assistance
from xiezhi.phrases.enforceable import Kind
from xiezhi.procedures.enforcement.doubt import Doubted, Mistake, mistake_in
from xiezhi.procedures.enforcement.facts import InForce, NotHeld
from xiezhi.procedures.enforcement.inquiry import Answer, Error, Found, Inquiry
from xiezhi.procedures.enforcement.institutions import INSTITUTIONS
from xiezhi.procedures.enforcement.seizure import Seizure
from xiezhi.procedures.enforcement.seizure_effects import renewal_is_awaited
from xiezhi.records.court import Court, Officer
from xiezhi.records.enforcement import Asset, Hold
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

ENGLISH_NUMBERS = {name: code for code, name in INSTITUTIONS.items()}


class Pending(OSError):
    """还没有答复，或者只答复了一部分：稍后再问。"""


def inquire(errand: Errand) -> None:
    """问一个机构；部分答复先记下，继续等全部；不符的不采用，等执行员重发；已经有答复的不再问。"""
    inquiry = awaiting(errand, Inquiry.answer)
    if inquiry is None:
        return
    debtor = rows(Standing, proceeding=inquiry.id, role="debtor")[0].person
    reply = _asked(errand, inquiry, Inquiry.doubt, _request(errand, inquiry, inquiry.track, debtor, "ask"))
    if reply is None:
        return
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


def _asked(errand: Errand, on: Proceeding, doubt: Step, request: Request) -> Reply | None:
    """答复；不符的记下不采用，得到空。没有有效签名的记下以后接着问：同一个请求号，对方会照样再答。"""
    try:
        reply = assistance().ask(request)
    except Unreadable:
        _doubt(errand, on, doubt, Doubted(mistake=Mistake.seal))
        raise
    wrong = mistake_in(request, reply)
    if wrong is None:
        return reply
    _doubt(errand, on, doubt, Doubted(mistake=wrong, reference=reply.reference))
    return None


def _doubt(errand: Errand, on: Proceeding, step: Step, facts: Doubted) -> None:
    key = f"{errand.key}:{facts.mistake}:{facts.reference}"
    act(step, facts, on=on, by=REGISTRY.name, as_=REGISTRY, key=key)


def _found(item: Item) -> Found:
    return Found(
        kind=Kind(item.kind),
        text=Prose(item.text),
        identifier=Secret(item.identifier),
        value=Yuan(item.value),
        limits=Prose(item.limits),
    )


CONTROLS = {
    "hold": (Seizure.take_hold, Seizure.not_held),
    "renew": (Seizure.renewed, Seizure.turn_back),
    "take": (Seizure.confirm_taken, Seizure.not_taken),
    "lift": (Seizure.confirm_lifted, Seizure.turn_back),
}
"""每一种要求办成了、没有办成，各是哪一步。"""


def control(errand: Errand) -> None:
    """要求协助机构冻结、续行、划拨、解除；执行员已经把答复记下的，不再要求。"""
    act_ = errand.payload["act"]
    done, not_done = CONTROLS[act_]
    seizure, hold = awaiting(errand, done), one(Hold, id=errand.proceeding)
    if seizure is None or (act_ == "renew" and not _is_renewal_awaited(seizure)):
        return
    assert hold is not None, "查封冻结有它的控制记录"
    asset = one(Asset, id=hold.asset)
    assert asset is not None, "控制的是查到的财产"
    amount = from_fen(seizure.amount or 0)
    code = ENGLISH_NUMBERS.get(asset.holder, "")
    request = replace(
        _request(errand, seizure, code, asset.owner, act_, asset.identifier, amount),
        officials=officials(seizure.court, officer_of(seizure)),
        papers=tuple(Enclosed(each.title, sealed(each)) for each in papers_for(seizure, asset, act_)),
    )
    reply = _asked(errand, seizure, Seizure.doubt, request)
    if reply is None:
        return
    if reply.state == "pending":
        raise Pending(f"{asset.holder}还没有答复")
    if reply.state == "refused":
        _answer(errand, seizure, Seizure.turn_back, NotHeld(reason=Prose(reply.reason)), reply)
    elif reply.state != "done":
        _answer(errand, seizure, not_done, NotHeld(reason=Prose(reply.reason)), reply)
    elif done.facts is InForce:
        held = InForce(amount=Yuan(reply.amount), rank=reply.rank, reference=reply.reference)
        _answer(errand, seizure, done, held, reply)
    else:
        _answer(errand, seizure, done, None, reply)


def sealed(paper: Paper) -> bytes:
    """盖好印章的一份。"""
    return store().get(seal_paper(paper).sha256)


def officer_of(seizure: Proceeding) -> str:
    case = one(Proceeding, id=seizure.parent)
    assert case is not None, "查控在执行案件之下"
    return case.judge


def officials(court: str, first: str) -> tuple[Official, ...]:
    """承办人，和另一名登记了证件的执行人员；没有登记的照样写明，号码为空。"""
    offices = [ENFORCER.name, ENFORCEMENT_HEAD.name]
    every = rows(Officer, court=court, office__in=offices, until="", order=("since", "id"))
    ours = sorted(every, key=lambda each: (each.person != first, not (each.work_pass and each.duty_pass)))
    people = {each.person: each for each in reversed(ours)}
    chosen = sorted(people.values(), key=ours.index)[:2]
    return tuple(Official(each.name, each.work_pass, each.duty_pass) for each in chosen)


def papers_for(seizure: Proceeding, asset: Asset, act_: str) -> list[Paper]:
    """这一次要求的裁定书和协助执行通知书：冻结的在执行案件里，续行、划拨、解除的在这一件里，最后作出的一份。"""
    kinds = ("seizure_ruling", "assistance_notice") if act_ == "hold" else ("control_ruling", "control_notice")
    where = seizure.parent if act_ == "hold" else seizure.id
    made = rows(Paper, proceeding=where, kind__in=kinds, order=("at", "id"))
    about = [each for each in made if act_ != "hold" or str(asset.text) in str(each.filled()["what"])]
    latest = {each.kind: each for each in about}
    return [latest[kind] for kind in kinds if kind in latest]


def _is_renewal_awaited(seizure: Proceeding) -> bool:
    return renewal_is_awaited(case_for(seizure, REGISTRY.name), None)


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
