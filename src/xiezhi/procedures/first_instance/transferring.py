"""移送：管辖权裁定生效以后，案卷和诉讼费随案移交；受移送的法院应当受理，另编案号，谁也不用再填。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.case import Case, Errand
from xiezhi.engine.facts import EntryId, Facts, PersonId, Prose, ask
from xiezhi.engine.refused import cited
from xiezhi.engine.words import COURTS, NEW, Counter, Step, guard
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.working import Yuan, to_fen
from xiezhi.phrases.case_file import Request, Sheet, Someone, claim_again, persons, sheet_again, stand_again
from xiezhi.phrases.fee_books import ALONG, FEE_COMING, FEE_HELD, posted, transfer_code
from xiezhi.phrases.requests import told
from xiezhi.procedures.first_instance.states import At
from xiezhi.records.dispute import Dispute
from xiezhi.records.ledger import Bill

MOVE = "move_suit"
"""移送案卷的外联。"""
ACCEPT = CIVIL_PROCEDURE("第三十七条", "受移送的人民法院应当受理")


class Fee(Facts):
    """已经交了的一项：什么费、谁交的、多少。"""

    kind: str = ask("什么费", english="What for")
    payer: PersonId = ask("谁交的", english="Who paid")
    paid: Yuan = ask("金额（元）", english="Amount (yuan)")


class Moved(Facts):
    """移送的案卷：哪个法院、哪一案、哪一个记录；人、请求、文书、已经交的案件受理费。"""

    court: str = ask("移送的法院", english="Court that sends it")
    court_name: str = ask("移送法院名称", english="Its name")
    number: str = ask("原案号", english="Its number")
    entry: EntryId = ask("移送的记录", english="Entry that sent it")
    leaf: str = ask("该记录的哈希", english="Its leaf")
    cause: str = ask("案由", english="Cause")
    told: Prose = ask("原告主张的事实和理由", default=Prose(""), long=True, english="What the claimant told")
    enterprise: bool = ask("涉企", default=False, english="Concerns a firm")
    amount: Yuan | None = ask("诉讼标的额（元）", default=None, english="Amount claimed")
    paid: Yuan = ask("已交的案件受理费（元）", default=Yuan(0), english="Fee that was paid")
    coming: Yuan = ask("随案移交、待收的诉讼费（元）", default=Yuan(0), english="Fee that comes along")
    others: tuple[Fee, ...] = ask("已交的其他诉讼费", default=(), english="Other fees paid")
    halved: bool = ask("已交的是减半的", default=True, english="It was the halved fee")
    people: tuple[Someone, ...] = ask("人", english="People")
    requests: tuple[Request, ...] = ask("诉讼请求", default=(), english="Claims")
    sheets: tuple[Sheet, ...] = ask("文书和材料", default=(), english="Papers")


def goes(case: Case, court_name: str) -> Iterator[Errand]:
    """受移送的法院在本平台的，案卷由外联带去；不在的，纸质移送。"""
    found = next((each for each in case.house.courts.values() if each.name == court_name), None)
    if found is not None:
        yield Errand(MOVE, {"to": found.id})


def receive(case: Case, file: Moved) -> Iterator[Any]:
    """编号；人、请求、文书随案，受理费不再交；审限自本院立案起算。"""
    numbering = case.number("民初")
    yield case.make(
        Dispute, id=case.proceeding.dispute, cause=file.cause, door="transfer", opened=case.day, told=file.told,
        enterprise=file.enterprise,
    )  # fmt: skip
    amount = to_fen(file.amount) if file.amount is not None else None
    yield case.change(**numbering, track="summary" if file.halved else "ordinary", amount=amount)
    yield from persons(case, file.people)
    yield from stand_again(case, file.people)
    yield from claim_again(case, file.requests)
    yield from (sheet_again(case, each) for each in file.sheets)
    sides = ("claimant", "defendant")
    names = {side: "、".join(each.name for each in file.people if each.role == side) for side in sides}
    payer = next(each.person for each in file.people if each.role == "claimant")
    fees = (Fee(kind="acceptance_fee", payer=PersonId(payer), paid=file.paid), *file.others)
    yield from (_paid_there(case, file, each) for each in fees if each.paid)
    if file.coming:
        code = transfer_code(file.court, file.number)
        yield posted(case, FEE_COMING, FEE_HELD, to_fen(file.coming), "fee_coming", code)
    yield case.draft(
        "acceptance_notice",
        addressee=names["claimant"],
        opponents=names["defendant"],
        cause=file.cause,
        received=case.day,
        officer="立案庭",
        telephone="12368",
        fee=None,
        number=numbering["number"],
    )
    yield case.draft(
        "defence_notice",
        addressee=names["defendant"],
        plaintiffs=names["claimant"],
        cause=file.cause,
        number=numbering["number"],
        copies=1,
        judges="审判人员、书记员确定后另行通知",
        clerk="",
        papers=["起诉状副本", "证据材料", "举证通知书"],
        telephone="12368",
    )
    text = f"{file.court_name}{file.number}一案已移送{case.court.name}，案号{numbering['number']}，已交的诉讼费随案移交"
    yield from told((each.person for each in file.people), text)


def _paid_there(case: Case, file: Moved, fee: Fee) -> Bill:
    """在移送的法院交了的，本院不再收。"""
    fen, where = to_fen(fee.paid), f"已在{file.court_name}交纳，随案移交，本院不再收取"
    return case.make(
        Bill, proceeding=case.proceeding.id, kind=fee.kind, payer=fee.payer, amount=fen, paid=fen,
        at=case.day, status="paid", working=((where, file.number, str(fee.paid), str(cited(ALONG, case.date))),),
    )  # fmt: skip


@guard("移送的案卷须有原告和被告", ACCEPT, english="A file that is transferred must have a claimant and a defendant")
def has_both_sides(case: Case, file: Moved) -> bool:
    return {"claimant", "defendant"} <= {each.role for each in file.people}


class Transferring:
    """受移送的法院一方。"""

    receive = Step(
        "收到移送的案件",
        by=COURTS,
        moves=NEW >> At.docketed,
        facts=Moved,
        needs=[has_both_sides],
        does=receive,
        reads=(Counter("民初"),),
        law=ACCEPT,
        english="A case is transferred here",
    )
