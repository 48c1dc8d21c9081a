"""程序部分的法律渊源：法律、司法解释与规定，各有版本、施行日期与全文的名称。

司法解释引用条文时用的是它当时的条号；这里一律写现行条号，换算见 renumbering.py。
没有全文的旧版只按对照表换算条号，引用时写明字词未与原文核对（`Cited.note`）。
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from xiezhi.law.renumbering import (
    FROM_2023_TO_2017,
    FROM_2023_TO_2021,
    INTERPRETATION_2022_TO_2015,
    SMALL_FIRM_PAYMENTS_2025_TO_2020,
    named,
)
from xiezhi.law.sources import Edition, Instrument

COURT = "最高人民法院关于"


def one_edition(
    title: str, since: str, text: str | None = None, *, short: str = "", name: str = "", until: str | None = None
) -> Instrument:
    """只有一个版本的渊源。"""
    start = date.fromisoformat(since)
    edition = Edition(name or f"{start.year}年", start, text)
    return Instrument(title, (edition,), short, date.fromisoformat(until) if until else None)


def _edition(
    name: str, since: str, text: str | None = None, renumbered: Mapping[str, str | None] | None = None
) -> Edition:
    return Edition(name, date.fromisoformat(since), text, renumbered or {})


_OLD = named(FROM_2023_TO_2017)
CIVIL_PROCEDURE = Instrument(
    "中华人民共和国民事诉讼法",
    (
        _edition("2012年修正", "2013-01-01", None, _OLD),
        _edition("2017年修正", "2017-07-01", None, _OLD),
        _edition("2021年修正", "2022-01-01", "民事诉讼法(2021-12-24)", named(FROM_2023_TO_2021)),
        _edition("2023年修正", "2024-01-01", "民事诉讼法(2023-09-01)"),
    ),
    "民事诉讼法",
)
COURT_ORGANISATION = one_edition(
    "中华人民共和国人民法院组织法",
    "2019-01-01",
    "人民法院组织法(2018-10-26)",
    short="人民法院组织法",
    name="2018年修订",
)
_BEFORE_2022 = named(INTERPRETATION_2022_TO_2015)
CIVIL_PROCEDURE_INTERPRETATION = Instrument(
    f"{COURT}适用《中华人民共和国民事诉讼法》的解释",
    (
        _edition("2015年", "2015-02-04", None, _BEFORE_2022),
        _edition("2020年修正", "2021-01-01", None, _BEFORE_2022),
        _edition("2022年修正", "2022-04-10", f"{COURT}适用《民事诉讼法》的解释(2022-04-02)"),
    ),
    "民诉法解释",
)
CIVIL_CODE_GENERAL = one_edition("中华人民共和国民法典", "2021-01-01", "民法典·总则", short="民法典")
EVIDENCE_RULES = one_edition(
    f"{COURT}民事诉讼证据的若干规定",
    "2020-05-01",
    f"{COURT}民事诉讼证据的若干规定(2019-12-25)",
    short="证据规定",
    name="2019年修正",
)
SUMMARY_PROCEDURE = one_edition(
    f"{COURT}适用简易程序审理民事案件的若干规定",
    "2021-01-01",
    f"{COURT}适用简易程序审理民事案件的若干规定(2020-12-29)",
    short="简易程序规定",
    name="2020年修正",
)
FILING_RULES = one_edition(
    f"{COURT}人民法院登记立案若干问题的规定",
    "2015-05-01",
    f"{COURT}人民法院登记立案若干问题的规定(2015-04-15)",
    short="登记立案规定",
)
TRIAL_LIMITS = one_edition(
    f"{COURT}严格执行案件审理期限制度的若干规定",
    "2000-09-28",
    f"{COURT}严格执行案件审理期限制度的若干规定(2000-09-22)",
    short="审限制度规定",
)
TRIAL_EXTENSIONS = one_edition(
    f"{COURT}严格规范民商事案件延长审限和延期开庭问题的规定",
    "2019-03-28",
    f"{COURT}严格规范民商事案件延长审限和延期开庭问题的规定(2019-03-27)",
    short="延长审限和延期开庭规定",
    name="2019年修正",
)
SERVICE_BY_POST = one_edition(
    f"{COURT}以法院专递方式邮寄送达民事诉讼文书的若干规定",
    "2005-01-01",
    f"{COURT}以法院专递方式邮寄送达民事诉讼文书的若干规定(2004-09-17)",
    short="法院专递规定",
)
PRESERVATION = one_edition(
    f"{COURT}人民法院办理财产保全案件若干问题的规定",
    "2021-01-01",
    f"{COURT}人民法院办理财产保全案件若干问题的规定(2020-12-29)",
    short="财产保全规定",
    name="2020年修正",
)
PAYMENT_ORDERS = one_edition(
    f"{COURT}适用督促程序若干问题的规定",
    "2001-01-21",
    f"{COURT}适用督促程序若干问题的规定(2001-01-08)",
    short="督促程序规定",
)
CONFIRMATION_RULES = one_edition(
    f"{COURT}人民调解协议司法确认程序的若干规定",
    "2011-03-30",
    f"{COURT}人民调解协议司法确认程序的若干规定(2011-03-23)",
    short="司法确认规定",
)
COURT_MEDIATION = one_edition(
    f"{COURT}人民法院民事调解工作若干问题的规定",
    "2021-01-01",
    f"{COURT}人民法院民事调解工作若干问题的规定(2020-12-29)",
    short="民事调解规定",
    name="2020年修正",
)
INVITED_MEDIATION = one_edition(
    f"{COURT}人民法院特邀调解的规定",
    "2016-07-01",
    f"{COURT}人民法院特邀调解的规定(2016-06-28)",
    short="特邀调解规定",
)
ONLINE_MEDIATION = one_edition("人民法院在线调解规则", "2022-01-01", "人民法院在线调解规则(2021-12-30)")
ONLINE_LITIGATION = one_edition("人民法院在线诉讼规则", "2021-08-01", "人民法院在线诉讼规则(2021-06-16)")
ONLINE_OPERATION = one_edition("人民法院在线运行规则", "2022-03-01")
MEDIATION_LAW = one_edition("中华人民共和国人民调解法", "2011-01-01", "人民调解法(2010-08-28)", short="人民调解法")
ADMINISTRATIVE_PROCEDURE = one_edition(
    "中华人民共和国行政诉讼法", "2017-07-01", "行政诉讼法(2017-06-27)", short="行政诉讼法", name="2017年修正"
)
BANKRUPTCY = one_edition("中华人民共和国企业破产法", "2007-06-01", "企业破产法(2006-08-27)", short="企业破产法")
BANKRUPTCY_INTERPRETATION_1 = one_edition(
    f"{COURT}适用《中华人民共和国企业破产法》若干问题的规定（一）",
    "2011-09-26",
    f"{COURT}适用《企业破产法》若干问题的规定（一）(2011-09-09)",
    short="破产法解释一",
)
ASSESSORS = one_edition("中华人民共和国人民陪审员法", "2018-04-27", "人民陪审员法(2018-04-27)", short="人民陪审员法")
ASSESSORS_INTERPRETATION = one_edition(
    f"{COURT}适用《中华人民共和国人民陪审员法》若干问题的解释",
    "2019-05-01",
    f"{COURT}适用《人民陪审员法》若干问题的解释(2019-04-24)",
    short="人民陪审员法解释",
)
COURT_FEES = one_edition("诉讼费用交纳办法", "2007-04-01", "诉讼费用交纳办法(2006-12-19)")
JUDICIAL_ADVICE = one_edition(
    f"{COURT}综合治理类司法建议工作若干问题的规定",
    "2023-11-16",
    f"{COURT}综合治理类司法建议工作若干问题的规定(2023-11-15)",
    short="司法建议规定",
)
PERSONAL_INFORMATION = one_edition(
    "中华人民共和国个人信息保护法", "2021-11-01", "个人信息保护法(2021-08-20)", short="个人信息保护法"
)
ELECTRONIC_SIGNATURES = one_edition(
    "中华人民共和国电子签名法", "2019-04-23", "电子签名法(2019-04-23)", short="电子签名法", name="2019年修正"
)
BUSINESS_CLIMATE = one_edition("优化营商环境条例", "2020-01-01", "优化营商环境条例(2019-10-22)")
PETITIONS = one_edition("信访工作条例", "2022-05-01", "信访工作条例(2022-02-25)")
PROCESS_DISCLOSURE = one_edition(
    f"{COURT}人民法院通过互联网公开审判流程信息的规定",
    "2018-09-01",
    f"{COURT}人民法院通过互联网公开审判流程信息的规定(2018-03-04)",
    short="审判流程公开规定",
)
SMALL_FIRM_PAYMENTS = Instrument(
    "保障中小企业款项支付条例",
    (
        _edition(
            "2020年",
            "2020-09-01",
            "保障中小企业款项支付条例(2020-07-05)",
            named(SMALL_FIRM_PAYMENTS_2025_TO_2020),
        ),
        _edition("2025年修订", "2025-06-01", "保障中小企业款项支付条例(2025-03-17)"),
    ),
)
PRIVATE_ECONOMY = one_edition("中华人民共和国民营经济促进法", "2025-05-20", short="民营经济促进法")
PERSONAL_INFORMATION = one_edition(
    "中华人民共和国个人信息保护法", "2021-11-01", "个人信息保护法(2021-08-20)", short="个人信息保护法"
)
CASE_NUMBERS = one_edition("关于人民法院案件案号的若干规定", "2016-01-01", short="案号规定")
