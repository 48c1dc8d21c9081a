"""失信、限消的对外公布：生效、宽限期满才公布，解除的随即撤下；没有公布过的不用撤。"""

from __future__ import annotations

from datetime import date, timedelta

from xiezhi.desk.errands import Errand
from xiezhi.engine.clock import court_now
from xiezhi.engine.door import act
from xiezhi.engine.errands import HANDLERS, keys
from xiezhi.engine.facts import Facts
from xiezhi.engine.words import REGISTRY, Step
from xiezhi.evidence.read import of_proceedings
from xiezhi.outside.publication import Answer, Record, masked
from xiezhi.phrases.assistants import public_list
from xiezhi.procedures.enforcement.sanction import Sanction
from xiezhi.procedures.enforcement.sanction_effects import PUBLISH, UNPUBLISH
from xiezhi.procedures.enforcement.sanction_facts import Published
from xiezhi.procedures.enforcement.sanction_rules import ground_of, sort_of, term_of
from xiezhi.records.court import Court
from xiezhi.records.obligation import Obligation
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Claim, Proceeding
from xiezhi.records.table import one, rows


class NotYet(OSError):
    """还在宽限期，或者名单还没有答复：稍后再问。"""


def publish(errand: Errand) -> None:
    """宽限期满仍未解除的，公布。"""
    sanction = one(Proceeding, id=errand.proceeding)
    assert sanction is not None, "措施不会删除"
    if sanction.closed:
        return
    until = date.fromisoformat(sanction.since) + timedelta(days=int(sanction.outcome or 0))
    if court_now().date() < until:
        raise NotYet(f"宽限到{until}")
    _answered(errand, sanction, Sanction.published, public_list().publish(_record(sanction)))


def unpublish(errand: Errand) -> None:
    """公布过的，撤下。"""
    sanction = one(Proceeding, id=errand.proceeding)
    assert sanction is not None, "措施不会删除"
    if any(each.step == Sanction.published.id for each in of_proceedings([sanction.id])):
        day = court_now().date().isoformat()
        _answered(errand, sanction, Sanction.removed, public_list().remove(sanction.id, day, errand.payload["why"]))


def _answered(errand: Errand, on: Proceeding, step: Step, answer: Answer) -> None:
    if answer.state == "pending":
        raise NotYet("名单还没有答复")
    facts: Facts = Published(reference=answer.reference)
    act(step, facts, on=on, by=REGISTRY.name, as_=REGISTRY, key=f"{errand.key}:{answer.state}:{answer.reference}")


def _record(sanction: Proceeding) -> Record:
    case, court = one(Proceeding, id=sanction.parent), one(Court, id=sanction.court)
    assert case is not None, "措施在执行案件之下"
    assert court is not None, "案件有它的法院"
    debtor = rows(Standing, proceeding=sanction.id, role="defendant")[0].person
    who = rows(Person, person=debtor, court=sanction.court)[0]
    title = one(Proceeding, id=case.parent)
    named = rows(Claim, proceeding=case.id, order=("order",))
    owed = rows(Obligation, proceeding=case.parent or case.id, order=("order",))
    return Record(
        id=sanction.id,
        sort=str(sort_of(sanction)),
        iname=who.name,
        cardNum=masked(keys().open_id(who.id_number)) if who.id_number else "",
        caseCode=case.number,
        courtName=court.name,
        gistId=title.number if title else named[0].text,
        duty="；".join(each.text for each in owed if each.creditor),
        disruptTypeName=ground_of(sanction).label,
        publishDate=court_now().date().isoformat(),
        until=_until(sanction),
    )


def _until(sanction: Proceeding) -> str:
    """有期限的，公布到哪一日。"""
    term = term_of(sanction)
    return term.derive(date.fromisoformat(sanction.since), rolls=False).due.isoformat() if term else ""


HANDLERS |= {PUBLISH: publish, UNPUBLISH: unpublish}
