"""企业破产的其他法律渊源；企业破产法和规定（一）在 `statutes`。"""

from __future__ import annotations

from datetime import date

from xiezhi.law.sources import Edition, Instrument, Unread

_COURT = "最高人民法院关于"

BANKRUPTCY_SECOND = Instrument(
    "最高人民法院关于适用《中华人民共和国企业破产法》若干问题的规定（二）",
    (
        Edition("2013年", date(2013, 9, 16)),
        Edition("2020年修正", date(2021, 1, 1), _COURT + "适用《企业破产法》若干问题的规定（二）(2020-12-29)"),
    ),
    short="破产法规定（二）",
)

BANKRUPTCY_THIRD = Instrument(
    "最高人民法院关于适用《中华人民共和国企业破产法》若干问题的规定（三）",
    (
        Edition("2019年", date(2019, 3, 28)),
        Edition("2020年修正", date(2021, 1, 1), _COURT + "适用《企业破产法》若干问题的规定（三）(2020-12-29)"),
    ),
    short="破产法规定（三）",
)

ADMINISTRATORS = Instrument(
    "最高人民法院关于审理企业破产案件指定管理人的规定",
    (Edition("2007年", date(2007, 6, 1), _COURT + "审理企业破产案件指定管理人的规定(2007-04-12)"),),
    short="指定管理人规定",
)

REMUNERATION = Instrument(
    "最高人民法院关于审理企业破产案件确定管理人报酬的规定",
    (Edition("2007年", date(2007, 6, 1), _COURT + "审理企业破产案件确定管理人报酬的规定(2007-04-12)"),),
    short="管理人报酬规定",
)


def minutes_2019(article: str, words: str = "") -> Unread:
    """《全国法院民商事审判工作会议纪要》（2019年）：会议纪要，不是司法解释，原文未收录。"""
    return Unread("全国法院民商事审判工作会议纪要（2019年）", article, "V2", words)


def minutes_2018(article: str, words: str = "") -> Unread:
    """《全国法院破产审判工作会议纪要》（2018年）：凭记忆，原文未读。"""
    return Unread("全国法院破产审判工作会议纪要（2018年）", article, "M", words)


def fast_track(article: str, words: str = "") -> Unread:
    """《关于推进破产案件依法高效审理的意见》（2020年）：凭记忆，原文未读。"""
    return Unread("关于推进破产案件依法高效审理的意见（2020年）", article, "M", words)


def tax_notice_2025(article: str, words: str = "") -> Unread:
    """国家税务总局、最高人民法院2025年第24号公告：只见摘要。"""
    return Unread("国家税务总局 最高人民法院公告2025年第24号", article, "S", words)


TAX_LATE_FEE_REPLY = Unread("最高人民法院关于税务机关就破产企业欠缴税款产生的滞纳金提起债权确认之诉的批复", "", "V2")
