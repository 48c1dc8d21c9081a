"""繁简分流须陈述的要素。"""

from __future__ import annotations

from enum import StrEnum

from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.law.tracks import Track


class Triage(Facts):
    """繁简分流：建议和理由随所述情形算出，由法官确认，或者写明理由另定。"""

    track: Track = ask("适用的程序", english="Track")
    clear: bool = ask("事实清楚、权利义务关系明确、争议不大", default=True, english="Facts and duties are clear")
    missing: bool = ask("被告下落不明", default=False, english="A defendant is missing")
    many: bool = ask("当事人一方人数众多或者群体性纠纷", default=False, english="Many people on one side")
    public_interest: bool = ask("涉及国家利益、社会公共利益", default=False, english="Public interest")
    novel: bool = ask("新类型或者疑难复杂", default=False, english="Novel or difficult")
    status_or_title: bool = ask("人身关系、财产确权", default=False, english="Status or title")
    foreign: bool = ask("涉外", default=False, english="Foreign element")
    appraisal: bool = ask("需要评估、鉴定", default=False, english="Needs an appraisal")
    agreed_small: bool = ask("双方约定适用小额诉讼", default=False, english="Both agreed to small claims")
    agreed_summary: bool = ask("双方约定适用简易程序", default=False, english="Both agreed to summary")
    evidence_days: int = ask(
        "举证期限（日）",
        default=0,
        english="Days for evidence",
        help="不填的按程序：小额七日，其余十五日",
    )
    reason: Prose = ask("与建议不同的理由", default=Prose(""), long=True, english="Why other than advised")


class Ground(StrEnum):
    """转换程序的事由。"""

    unsuitable = "unsuitable"
    objection = "objection"
    claims = "claims"
    counterclaim = "counterclaim"
    missing = "missing"
    collegial = "collegial"
    agreed = "agreed"

    @property
    def label(self) -> str:
        return {
            "unsuitable": "审理中发现不宜适用原程序",
            "objection": "当事人的异议成立",
            "claims": "增加、变更诉讼请求或者追加当事人",
            "counterclaim": "被告提出反诉",
            "missing": "受送达人下落不明，需要公告送达",
            "collegial": "不宜由审判员一人独任审理",
            "agreed": "双方自愿选择适用简易程序",
        }[self.value]


class Conversion(Facts):
    """转换程序：转为什么、为什么。"""

    track: Track = ask("转为", english="To which track")
    ground: Ground = ask("事由", english="Ground")
    reason: Prose = ask("理由", long=True, english="Reasons")
    evidence_days: int = ask("重新指定的举证期限（日）", default=0, english="Days for evidence, anew")


class Objection(Facts):
    """对适用的程序或者独任审理有异议。"""

    reason: Prose = ask("异议的理由", long=True, english="Why you object")


class Answer(Facts):
    """不予支持的理由。"""

    reason: Prose = ask("理由", long=True, english="Reasons")
