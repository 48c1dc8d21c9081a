"""案件类型代字：2016年标准及其后的增补。一组一行，全名只写确知的。

依据：最高人民法院《关于人民法院案件案号的若干规定》及案件类型代字标准（二手材料，未见原表）。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

STANDARD = date(2016, 1, 1)
BANKRUPTCY_CODES = date(2016, 8, 1)


@dataclass(frozen=True, slots=True)
class TypeCode:
    """一个类型代字。`grade` 为可信度；`until` 为停用之日（当日起不用）。"""

    code: str
    group: str
    name: str = ""
    grade: str = "V2"
    since: date = STANDARD
    until: date | None = None

    def in_use(self, year: int) -> bool:
        """该年之中是否有一日使用。"""
        return self.since.year <= year and (self.until is None or year <= self.until.year)


GROUPS = {
    "管辖": "刑辖 民辖 民辖终 民辖监 行辖 行辖终 赔辖 赔辖终",
    "刑事": (
        "刑初=第一审 刑终=第二审 刑监=审判监督 刑申=申诉审查 刑抗=抗诉 刑再=再审 刑没=没收违法所得 刑核=复核 "
        "刑医=强制医疗 刑医解 刑医复 刑医监 刑止 刑止调 刑止核 刑更=刑罚变更 刑更监 刑更备 刑他"
    ),
    "民事": (
        "民初=第一审 民终=第二审 民监=审判监督 民申=申请再审审查 民抗=抗诉 民再=再审 民撤=第三人撤销之诉 "
        "民特=特别程序 民特监 民催=公示催告 民督=督促程序 民督监 民他"
    ),
    "行政": "行初=第一审 行终=第二审 行监 行申 行抗 行再=再审 行审=非诉执行审查 行审复 行他 "
    "行赔初 行赔终 行赔监 行赔申 行赔抗 行赔再",
    "国家赔偿": "法赔 委赔 委赔监 委赔提 委赔再 赔他",
    "司法救助": "司救刑 司救民 司救行 司救赔 司救执 司救访 司救他",
    "区际与国际司法协助": (
        "认台 认港 认澳 认复 认他 请台送 请港送 请澳送 台请送 港请送 澳请送 请台调 请港调 请澳调 台请调 港请调 澳请调 "
        "请移管 助移管 请移赃 助移赃 协外认 协他 协外送 请外送 协外调 请外调 请外移 协外移 请外引 协外引"
    ),
    "制裁与保全": "司惩=司法制裁 司惩复 财保=财产保全 行保=行为保全 行保复 证保=证据保全",
    "执行": "执=首次执行 执恢=恢复执行 执保=保全执行 执异=执行异议 执复=执行复议 执监=执行监督 执协=执行协调 执他",
}
ADDED = (
    TypeCode("民破", "民事", until=BANKRUPTCY_CODES),
    TypeCode("民算", "民事", until=BANKRUPTCY_CODES),
    TypeCode("破申", "破产与清算", "破产申请审查", since=BANKRUPTCY_CODES),
    TypeCode("清申", "破产与清算", "强制清算申请审查", since=BANKRUPTCY_CODES),
    TypeCode("破终", "破产与清算", "破产上诉", since=BANKRUPTCY_CODES),
    TypeCode("清终", "破产与清算", "强制清算上诉", since=BANKRUPTCY_CODES),
    TypeCode("破监", "破产与清算", "破产监督", since=BANKRUPTCY_CODES),
    TypeCode("清监", "破产与清算", "强制清算监督", since=BANKRUPTCY_CODES),
    TypeCode("破", "破产与清算", "破产", "K", BANKRUPTCY_CODES),
    TypeCode("强清", "破产与清算", "强制清算", "K", BANKRUPTCY_CODES),
    TypeCode("破他", "破产与清算", "", "K", BANKRUPTCY_CODES),
    TypeCode("清他", "破产与清算", "", "K", BANKRUPTCY_CODES),
    TypeCode("民诉前调", "调解", "民事诉前调解"),
    TypeCode("诉前调确", "调解", "诉前调解司法确认"),
    TypeCode("诉前调书", "调解", "诉前调解出具调解书"),
    TypeCode("诉前调", "调解", "诉前调解", "K"),
    TypeCode("行诉前调", "调解", "行政诉前调解", "K"),
    TypeCode("调确", "调解", "司法确认", until=date(2016, 12, 31)),
)


def _standard() -> Iterator[TypeCode]:
    for group, codes in GROUPS.items():
        for entry in codes.split():
            code, _, name = entry.partition("=")
            yield TypeCode(code, group, name)


TYPE_CODES = {one.code: one for one in (*_standard(), *ADDED)}
LONGEST_FIRST = tuple(sorted(TYPE_CODES, key=len, reverse=True))
