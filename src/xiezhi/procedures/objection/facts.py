"""执行异议须陈述的要素。"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from xiezhi.engine.facts import EntryId, Facts, FileId, Prose, ask
from xiezhi.phrases.ended import ALTERED, ALTERED_ABOVE, ANNULLED, ANNULLED_ABOVE
from xiezhi.phrases.people import Party


class Right(StrEnum):
    """案外人主张的权利。"""

    ownership = "1"
    purchase = "2"
    lease = "3"
    security = "4"
    other = "5"

    @property
    def label(self) -> str:
        return {
            "1": "所有权",
            "2": "买受人的权利（已付款、已占有）",
            "3": "租赁权、用益物权",
            "4": "担保物权",
            "5": "其他足以阻止转让、交付的实体权利",
        }[self.value]


class ThingObjecting(Facts):
    """案外人异议：谁、对哪一项财产、凭什么权利。"""

    objectors: tuple[Party, ...] = ask("案外人", english="Who objects")
    asset: str = ask("对哪一项财产", choices="assets", english="To which property")
    right: Right = ask("主张的权利", english="The right claimed")
    reasons: Prose = ask("事实和理由", long=True, english="Facts and reasons")


class Proof(Facts):
    """一份材料。"""

    name: Prose = ask("材料名称", english="Name of the paper")
    file: FileId = ask("文件", default=FileId(""), english="File")


class Protesting(Facts):
    """案外人自己提出：我是谁、哪件执行、哪件东西、凭什么。看不到执行案卷，照自己知道的写。"""

    objectors: tuple[Party, ...] = ask("您（案外人）", english="Who objects")
    enforcement: str = ask(
        "执行案号",
        english="Number of the enforcement",
        help="查封公告、封条或者通知上有，写全，例如（2025）内0902执12号",
    )
    thing: Prose = ask("对哪一项财产", long=True, english="To which property", help="写清是什么、在哪里、登记在谁名下")
    right: Right = ask("主张的权利", english="The right claimed")
    reasons: Prose = ask("事实和理由", long=True, english="Facts and reasons")
    proofs: tuple[Proof, ...] = ask("身份证明和证据", default=(), english="Proof of identity and evidence")
    electronic: bool = ask("本人同意电子送达", default=False, english="I agree to electronic service")


class Number(Facts):
    """改正的执行案号。"""

    enforcement: str = ask("执行案号", english="Number of the enforcement")


class Lodged(Facts):
    """收件转来的异议：谁、什么东西、凭什么，都从收件带来。"""

    objectors: tuple[str, ...] = ask("案外人", english="Who objects")
    thing: Prose = ask("对哪一项财产", english="To which property")
    right: Right = ask("主张的权利", english="The right claimed")
    reasons: Prose = ask("事实和理由", english="Facts and reasons")
    papers: tuple[str, ...] = ask("材料", default=(), english="Papers")
    electronic: bool = ask("同意电子送达", default=False, english="Agrees to electronic service")


class Identified(Facts):
    """异议所指的是本案的哪一项财产。"""

    asset: str = ask("是本案的哪一项财产", choices="assets", english="Which property of this case")


class Passed(Facts):
    """转到了哪里，或者为什么转不过去。"""

    text: Prose = ask("说明", english="What became of it")


class ActObjecting(Facts):
    """执行行为异议：对哪一个行为、为什么违法；要求撤销还是改正。"""

    objectors: tuple[Party, ...] = ask(
        "利害关系人（当事人自己提出的不填）", default=(), english="Who objects, if no party"
    )
    act: EntryId = ask("对哪一个执行行为", choices="entries", english="To which act")
    wish: Prose = ask("请求", english="What is asked")
    reasons: Prose = ask("事实和理由（对同一行为的理由须一并提出）", long=True, english="Facts and all reasons")


class Gaps(Facts):
    """一次性告知还缺什么。"""

    missing: Prose = ask("还缺哪些材料", long=True, english="What is missing")


class Supplied(Facts):
    """补足的材料。"""

    what: Prose = ask("补了什么", long=True, english="What was supplied")


class Answer(Facts):
    """对异议的意见。"""

    opposes: bool = ask("反对异议", default=True, english="Opposes the objection")
    text: Prose = ask("意见", long=True, english="What he says")


class Heard(Facts):
    """听证笔录。"""

    notes: Prose = ask("听证情况", long=True, english="Notes of the hearing")


class Reasons(Facts):
    """裁定的理由。"""

    opinion: Prose = ask("本院认为", long=True, english="The court's reasons")


class ActResult(StrEnum):
    """对执行行为异议的处理，四种。"""

    rejected = "1"
    revoked = "2"
    changed = "3"
    founded = "4"

    @property
    def label(self) -> str:
        return {
            "1": "驳回异议",
            "2": ANNULLED,
            "3": ALTERED,
            "4": "异议成立，执行行为无撤销、变更内容",
        }[self.value]


class ActRuling(Facts):
    """执行行为异议的裁定。"""

    result: ActResult = ask("处理", english="Result")
    opinion: Prose = ask("本院认为", long=True, english="The court's reasons")
    text: Prose = ask("撤销、变更的内容", default=Prose(""), long=True, english="What is revoked or changed")


class Above(StrEnum):
    """复议的结果。"""

    upheld = "1"
    revoked = "2"
    remanded = "3"

    @property
    def label(self) -> str:
        return {
            "1": "驳回复议申请，维持异议裁定",
            "2": "撤销或者变更异议裁定",
            "3": "撤销异议裁定，发回重新审查",
        }[self.value]


class FromAbove(Facts):
    """上一级人民法院的复议裁定。"""

    number: str = ask("复议裁定的案号", english="Number of the ruling above")
    on: date = ask("作出之日", english="Made on")
    text: Prose = ask("裁定主文", long=True, english="What it rules")


class Undone(StrEnum):
    """复议撤销、变更异议裁定的，那个执行行为怎样了。"""

    annulled = "1"
    altered = "2"
    kept = "3"

    @property
    def label(self) -> str:
        return {"1": ANNULLED_ABOVE, "2": ALTERED_ABOVE, "3": "复议撤销异议裁定，执行行为照旧"}[self.value]


class Revoking(FromAbove):
    """上一级人民法院撤销、变更异议裁定，同时撤销、变更执行行为的，写明。"""

    act: Undone = ask("执行行为", english="The act of enforcement")
