"""案款须陈述的要素：到账、现金清点、移交、缴存、收款账户、分配、冲正。"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from xiezhi.engine.facts import Facts, FileId, Name, PersonId, Prose, Secret, ask
from xiezhi.law.working import Yuan


def more_than_nothing(amount: Decimal) -> str:
    return "" if amount > 0 else "金额要大于零"


def a_count(number: int) -> str:
    return "" if 0 < number <= 1_000_000 else "数量要在1到1000000之间"


class Source(StrEnum):
    """钱从哪里来。"""

    transfer = "transfer"
    suspense = "suspense"

    @property
    def label(self) -> str:
        return {"transfer": "银行转账", "suspense": "由不明款查明转入"}[self.value]


class Arrived(Facts):
    """到账：银行流水号、金额、付款人和入账日。"""

    reference: str = ask("银行流水号", english="Bank's number of the movement")
    amount: Yuan = ask("金额（元）", check=more_than_nothing, english="Amount (yuan)")
    payer: Name = ask("付款人户名", english="Payer")
    payer_account: Secret = ask("付款账号", default=Secret(""), english="Payer's account")
    on: date = ask("入账日", english="Booked on")
    source: Source = ask("来源", default=Source.transfer, english="Source")


class Fund(StrEnum):
    """哪一个专户。"""

    case_money = "case_money"
    fees = "fees"

    @property
    def label(self) -> str:
        return {"case_money": "案款专户", "fees": "诉讼费专户"}[self.value]


class Stray(Arrived):
    """对不上的到账：进了哪个专户，付款人写了什么，为什么对不上。"""

    fund: Fund = ask("专户", default=Fund.case_money, english="Account of the court")
    memo: Prose = ask("缴款码或者附言", default=Prose(""), english="Code or message")
    why: Prose = ask("为什么对不上", default=Prose(""), english="Why it could not be matched")


class Note(StrEnum):
    """人民币的面额。"""

    hundred = "100"
    fifty = "50"
    twenty = "20"
    ten = "10"
    five = "5"
    one = "1"
    half = "0.5"
    tenth = "0.1"

    @property
    def label(self) -> str:
        return {"0.5": "5角", "0.1": "1角"}.get(self.value, f"{self.value}元")


class Pile(Facts):
    """一种面额有多少张（枚）。"""

    note: Note = ask("面额", english="Denomination")
    count: int = ask("张（枚）数", check=a_count, english="Count")


class Cash(Facts):
    """现金清点：分面额、机器清点、两名工作人员在场。"""

    payer: PersonId = ask("谁交的", choices="people", english="Who brought it")
    piles: tuple[Pile, ...] = ask("分面额清点", english="Counted by denomination")
    machine: Yuan = ask("点钞机清点的金额（元）", check=more_than_nothing, english="Counted by machine (yuan)")
    second: PersonId = ask("在场的另一名工作人员", choices="officers", english="The second officer present")
    recording: FileId = ask("清点录像", default=FileId(""), english="Recording of the count")


class Witnessed(Facts):
    """在场清点：本人核对的是哪一笔。"""

    arrival: str = ask("哪一笔现金", choices="cash_counted", english="Which cash")


class Denied(Facts):
    """不予确认：哪一笔、为什么。"""

    arrival: str = ask("哪一笔现金", choices="cash_counted", english="Which cash")
    reason: Prose = ask("为什么不确认", long=True, english="Why not")


class Signature(StrEnum):
    """没有用本人账户确认的，清点单上的签字是怎样的。"""

    paper = "paper"
    declined = "declined"

    @property
    def label(self) -> str:
        return {"paper": "在纸质清点单上签了名", "declined": "拒绝签名"}[self.value]


class OnSheet(Facts):
    """纸质清点单：哪一笔，签了名还是拒绝签名；签了名的可以附扫描件，拒绝的写明原因。"""

    arrival: str = ask("哪一笔现金", choices="cash_counted", english="Which cash")
    how: Signature = ask("交款人", default=Signature.paper, english="The payer")
    reason: Prose = ask("为什么不签", default=Prose(""), long=True, english="Why he does not sign")
    scan: FileId = ask("签了名的清点单", default=FileId(""), english="The sheet he signed")


class HandedOver(Facts):
    """移交财务：哪一笔现金，财务清点多少。"""

    arrival: str = ask("哪一笔现金", choices="cash_in_hand", english="Which cash")
    counted: Yuan = ask("财务清点的金额（元）", check=more_than_nothing, english="Counted by finance (yuan)")


class Banked(Facts):
    """缴存银行：哪一笔现金，存款回单号。"""

    arrival: str = ask("哪一笔现金", choices="cash_in_safe", english="Which cash")
    reference: str = ask("存款回单号", english="Number of the deposit slip")


class Reversed(Facts):
    """冲正：银行撤销了哪一笔。"""

    arrival: str = ask("被冲正的到账", choices="arrivals", english="The arrival reversed")
    reference: str = ask("冲正流水号", english="Bank's number of the reversal")
    reason: Prose = ask("银行说明", default=Prose(""), english="What the bank says")


class Onward(Facts):
    """案款移交到哪里：接着执行的法院和它的案款账户。"""

    court: Name = ask("接着执行的法院", english="The court that goes on with it")
    number: Secret = ask("该院案款账户的账号", english="Its account for case money")


class HandedOn(Facts):
    """移交办成了：银行回单号。"""

    reference: str = ask("银行回单号", english="Number of the bank's receipt")


class Account(Facts):
    """收款账户：户名须与本人一致。只问一次，本纠纷的每次发放都用它。"""

    holder: Name = ask("户名", english="Account holder")
    bank: Name = ask("开户银行", english="Bank")
    number: Secret = ask("账号", english="Account number")
    person: PersonId = ask(
        "哪一位当事人（窗口代填时选）", default=PersonId(""), choices="on_behalf", english="Which party"
    )


class Head(StrEnum):
    """款项的名目，按清偿的先后。"""

    expenses = "expenses"
    fee = "fee"
    costs = "costs"
    interest = "interest"
    principal = "principal"
    penalty = "penalty"
    doubled = "doubled"
    surplus = "surplus"

    @property
    def label(self) -> str:
        return {
            "expenses": "执行中的实际费用",
            "fee": "执行申请费",
            "costs": "应偿还的诉讼费等费用",
            "interest": "一般债务利息",
            "principal": "本金",
            "penalty": "违约金等",
            "doubled": "加倍部分债务利息",
            "surplus": "余款退还",
        }[self.value]


class Part(Facts):
    """一份：给谁、什么名目、多少。执行申请费归法院，不填收款人。"""

    payee: PersonId = ask("给谁", default=PersonId(""), choices="parties", english="To whom")
    head: Head = ask("名目", english="For what")
    amount: Yuan = ask("金额（元）", check=more_than_nothing, english="Amount (yuan)")


class Allocation(Facts):
    """分配案款。"""

    parts: tuple[Part, ...] = ask("分配", english="Shares")
    note: Prose = ask("说明", default=Prose(""), long=True, english="Note")
