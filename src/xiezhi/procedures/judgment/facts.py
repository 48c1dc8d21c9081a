"""裁判文书须陈述的要素：认定、理由、判项、费用负担；宣判、上诉。"""

from __future__ import annotations

from enum import StrEnum

from xiezhi.engine.facts import Facts, PersonId, Prose, ask
from xiezhi.law.working import Yuan
from xiezhi.phrases.appeals import Against
from xiezhi.phrases.declared import Declaration
from xiezhi.phrases.operative import Item, Share


class Decision(Facts):
    """判决：认定的事实、理由、法律、判项、费用。当事人、请求、案号、费用的数额都从案卷来，不用再填。"""

    found: Prose = ask("本院查明", long=True, english="Facts found")
    opinion: Prose = ask("本院认为", long=True, english="The court's opinion")
    laws: Prose = ask("依照的法律（一行一条）", long=True, english="Statutes, one a line")
    declared: tuple[Declaration, ...] = ask(
        "不用给付的判项：确认、变更，不得执行或者准许执行",
        default=(),
        english="What is declared",
    )
    items: tuple[Item, ...] = ask("给付的判项", default=(), english="What is to be given")
    rest_dismissed: bool = ask("驳回其他诉讼请求", default=False, english="The rest is dismissed")
    dismissed: tuple[PersonId, ...] = ask(
        "驳回谁的反诉、第三人请求",
        default=(),
        choices="parties",
        english="Whose counterclaim or third-party claim fails",
    )
    shares: tuple[Share, ...] = ask(
        "案件受理费的负担（不填的按胜诉的比例拟）", default=(), english="Who bears the fee"
    )  # fmt: skip


class Terms(Facts):
    """调解协议。"""

    facts: Prose = ask("案件的事实", long=True, english="Facts")
    terms: tuple[Prose, ...] = ask("协议内容（一项一条）", english="Terms")
    items: tuple[Item, ...] = ask("其中的给付", default=(), english="What is owed under them")
    shares: tuple[Share, ...] = ask("案件受理费的负担", default=(), english="Who bears the fee")


class Returning(Facts):
    """退回修改的原因。"""

    reason: Prose = ask("改什么", long=True, english="What to change")


class Manner(StrEnum):
    """宣判的方式。"""

    at_once = "at_once"
    later = "later"

    @property
    def label(self) -> str:
        return {"at_once": "当庭宣判", "later": "定期宣判"}[self.value]


class Pronouncing(Facts):
    """宣判：当庭的十日内发送判决书，定期的立即发给。"""

    manner: Manner = ask("方式", default=Manner.later, english="How")


class Appealing(Facts):
    """上诉：请求、理由和不服的数额。"""

    petition: Prose = ask("上诉请求", long=True, english="What you ask for")
    reason: Prose = ask("理由", long=True, english="Reasons")
    contested: Yuan | None = ask("不服的数额（元）", default=None, english="Amount contested (yuan)")
    against: Against = ask(
        "对谁有意见",
        default=Against.opponents,
        english="Whose share you contest",
        help="同一方只有您一人的，不用改；选定的决定谁是被上诉人",
    )
