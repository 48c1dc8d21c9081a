"""参与分配的外联：本院别的执行案件的债权人申请加入，分到的钱在他自己的案件里抵去。"""

from __future__ import annotations

from datetime import date

from xiezhi.desk.errands import Errand
from xiezhi.engine.door import act
from xiezhi.engine.errands import HANDLERS, keys
from xiezhi.engine.facts import Facts, PersonId, Prose, stated
from xiezhi.engine.possible import case_for
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import COURTS, PROCEDURES, Step
from xiezhi.phrases.debt import owed_to
from xiezhi.phrases.sharing import Joined, Satisfied
from xiezhi.procedures.money.case_money import CaseMoney
from xiezhi.procedures.money.sharing import Distribution
from xiezhi.procedures.money.sharing_facts import Joining
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows


def join(errand: Errand) -> None:
    """把债权人的申请送到主持分配的案件；数额依法算到今天。没有正在申请的分配的，告诉他。"""
    mine = one(Proceeding, id=errand.proceeding)
    assert mine is not None, "执行案件不会删除"
    creditor, host = errand.payload["creditor"], _host(errand.court, errand.payload["number"])
    if host is None:
        text = Prose(f"{errand.payload['number']}没有正在接受申请的分配")
        _answer(errand, mine, "share_answered", Joined(joined=False, text=text))
        return
    try:
        _act(errand, host, Distribution.join, _application(mine, creditor), "join")
    except Refused as refused:
        _answer(errand, mine, "share_answered", Joined(joined=False, text=Prose(refused.sentence)))
        return
    _answer(errand, mine, "share_answered", Joined(joined=True, text=Prose(f"已参加{host.number}的分配")))


def _host(court: str, number: str) -> Proceeding | None:
    case = one(Proceeding, court=court, number=number)
    money = rows(Proceeding, parent=case.id, procedure=CaseMoney.name) if case else []
    found = (
        rows(Proceeding, parent=money[0].id, procedure=Distribution.name, state=Distribution.claiming.name)
        if money
        else []
    )
    return found[0] if found else None


def _application(mine: Proceeding, creditor: str) -> Joining:
    who, ours = rows(Person, person=creditor, court=mine.court)[0], keys()
    case = case_for(mine, creditor)
    unpaid, title = owed_to(case, creditor, case.date), one(Proceeding, id=mine.parent)
    said = {
        "creditors": [
            {
                "name": who.name,
                "kind": who.kind,
                "id_number": ours.open_id(who.id_number) if who.id_number else "",
                "phone": ours.open_id(who.phone) if who.phone else "",
                "address": who.address,
            }
        ],
        "title": title.number if title else mine.number,
        "enforcement": mine.number,
        "debt": str(unpaid.total - unpaid.doubled),
        "doubled": str(unpaid.doubled),
    }
    return stated(Joining, said)


def credit(errand: Errand) -> None:
    """分到的钱，在债权人自己的执行案件里抵去；同一个人按本院的人，没有证件号的按姓名。"""
    payload = errand.payload
    mine = one(Proceeding, court=errand.court, number=payload["number"])
    if mine is None:
        raise Refused("本院没有%(number)s", PROCEDURES["enforcement"].steps["credit"].law, number=payload["number"])
    known = [each.person for each in rows(Standing, proceeding=mine.id, role="claimant", until="")]
    name = rows(Person, person=payload["creditor"], court=errand.court)[0].name
    named = [each.person for each in rows(Person, person__in=known, court=errand.court) if each.name == name]
    creditor = payload["creditor"] if payload["creditor"] in known else (named or [payload["creditor"]])[0]
    on = date.fromisoformat(payload["on"])
    _answer(errand, mine, "credit", Satisfied(creditor=PersonId(creditor), fen=int(payload["fen"]), on=on))


def _answer(errand: Errand, on: Proceeding, step: str, facts: Facts) -> None:
    _act(errand, on, PROCEDURES["enforcement"].steps[step], facts, step)


def _act(errand: Errand, on: Proceeding, step: Step, facts: Facts, what: str) -> None:
    act(step, facts, on=on, by=COURTS.name, as_=COURTS, key=f"{errand.key}:{what}")


HANDLERS |= {"ask_share": join, "credit_elsewhere": credit}
