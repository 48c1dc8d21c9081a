"""诉讼费专户的账：与案款分开的科目，同一本复式账。缴款码、一张缴费通知、一笔退费。金额为分。"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.law.statutes import COURT_FEES
from xiezhi.records.ledger import Bill
from xiezhi.records.money import Posting

FEE_BANK, FEE_TILL = "fee_bank", "fee_till"
FEE_HELD, FEE_UNKNOWN, FEE_CROSSING, FEE_PAYING = "fee_held", "fee_unknown", "fee_crossing", "fee_paying"
FEE_COMING, FEE_GOING = "fee_coming", "fee_going"
FEE_LABELS = {
    FEE_BANK: "诉讼费专户存款",
    FEE_TILL: "诉讼费待入专户",
    FEE_COMING: "随案移交待收诉讼费",
    FEE_HELD: "已收诉讼费",
    FEE_GOING: "诉讼费待随案移交",
    FEE_UNKNOWN: "诉讼费待查款",
    FEE_CROSSING: "待查款转入途中",
    FEE_PAYING: "退费途中",
}
FEE_ENGLISH = {
    FEE_BANK: "Court fees at the bank",
    FEE_TILL: "Court fees on their way to the bank",
    FEE_COMING: "Court fees to come with a suit",
    FEE_HELD: "Court fees received",
    FEE_GOING: "Court fees to go along with a suit",
    FEE_UNKNOWN: "Fees to be identified",
    FEE_CROSSING: "Identified fees, on their way to their case",
    FEE_PAYING: "Refunds on their way",
}
FEE_ASSETS = (FEE_BANK, FEE_TILL, FEE_COMING)
TO_COME = (FEE_TILL, FEE_COMING)
"""还没有进专户的：窗口收的，和随案移交来的。"""
ALONG = COURT_FEES("第二十四条", "应当将当事人预交的诉讼费用随案移交接收案件的人民法院")
FEES = "fees"
"""The account of the court's fees, where one is named to the bank."""


def posted(case: Case, debit: str, credit: str, amount: int, why: str, reference: str = "") -> Posting:
    """记一笔：借、贷、金额（分）。"""
    if amount <= 0:
        raise ValueError("分录的金额要大于零")
    return case.make(
        Posting,
        proceeding=case.proceeding.id,
        debit=debit,
        credit=credit,
        amount=amount,
        at=case.day,
        why=why,
        reference=reference,
    )


def code_of(id: str) -> str:
    """缴款码：二十位，末两位按 ISO 7064 MOD 97-10 校验，抄错一位就对不上。"""
    digits = f"88{int.from_bytes(hashlib.sha256(id.encode()).digest()) % 10**16:016d}"
    return f"{digits}{98 - int(digits + '00') % 97:02d}"


def transfer_code(court: str, number: str) -> str:
    """随案移交码：移送的法院和它的案号得出，两个法院各自算得一样；写法同缴款码。"""
    return code_of(f"{court}{number}")


def is_code(text: str) -> bool:
    """是不是抄写无误的缴款码。"""
    return len(text) == 20 and text.isdecimal() and text.startswith("88") and int(text) % 97 == 1


def billed(case: Case, **values: Any) -> Bill:
    """一张缴费通知，带它的缴款码。"""
    id = case.new_id()
    return case.make(Bill, id=id, proceeding=case.proceeding.id, code=code_of(id), **values)


def given_back(case: Case, payer: str, fen: int, at: str = "") -> Bill:
    """应当退还的诉讼费：不用申请，由财务原路退回。"""
    return case.make(
        Bill,
        proceeding=case.proceeding.id,
        kind="refund",
        payer=payer,
        amount=fen,
        at=at or case.day,
        status="refund",
    )


def net(postings: Iterable[Posting], account: str) -> int:
    """一个科目的余额，分：资产为借方余额，负债为贷方余额。"""
    debit = sum(each.amount * ((each.debit == account) - (each.credit == account)) for each in postings)
    return debit if account in FEE_ASSETS else -debit


def in_till(case: Case, slip: str) -> Posting | None:
    """窗口收的（凭收据号）、随案移交来的（凭移交码），还没有进专户的一笔。"""
    mine = case.mine(Posting)
    found = next((each for each in mine if each.debit in TO_COME and each.reference == slip), None)
    banked = {each.why.partition(":")[2] for each in mine if each.credit in TO_COME}
    return found if found and slip not in banked else None
