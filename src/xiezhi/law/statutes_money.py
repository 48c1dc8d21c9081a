"""与钱有关的其他法律渊源：利息、借贷、买卖。诉讼费用等在 `statutes`，执行在 `statutes_enforcement`。"""

from __future__ import annotations

from datetime import date

from xiezhi.law.sources import Edition, Instrument, Unread

_COURT = "最高人民法院关于"

CIVIL_CODE_CONTRACT = Instrument(
    "中华人民共和国民法典",
    (Edition("2020年", date(2021, 1, 1), "民法典·合同编"),),
    short="民法典",
)

CONTRACT_GENERAL = Instrument(
    "最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释",
    (Edition("2023年", date(2023, 12, 5), _COURT + "适用《民法典》合同编通则若干问题的解释(2023-12-04)"),),
    short="合同编通则解释",
)

LENDING_2015 = Instrument(
    "最高人民法院关于审理民间借贷案件适用法律若干问题的规定（2015年）",
    (Edition("2015年", date(2015, 9, 1)),),
    short="民间借贷规定（2015年）",
    until=date(2020, 8, 20),
)

LENDING_2020_FIRST = Instrument(
    "最高人民法院关于审理民间借贷案件适用法律若干问题的规定（2020年8月修正）",
    (Edition("2020年第一次修正", date(2020, 8, 20)),),
    short="民间借贷规定（2020年8月）",
    until=date(2021, 1, 1),
)

LENDING = Instrument(
    "最高人民法院关于审理民间借贷案件适用法律若干问题的规定",
    (
        Edition(
            "2020年第二次修正",
            date(2021, 1, 1),
            _COURT + "审理民间借贷案件适用法律若干问题的规定(2020-12-29)",
        ),
    ),
    short="民间借贷规定",
)

LENDING_1991 = Unread("最高人民法院关于人民法院审理借贷案件的若干意见", "第六条", "M")

LENDING_SCOPE = Instrument(
    "最高人民法院关于新民间借贷司法解释适用范围问题的批复",
    (Edition("2020年", date(2021, 1, 1)),),
)

SALE = Instrument(
    "最高人民法院关于审理买卖合同纠纷案件适用法律问题的解释",
    (
        Edition("2012年", date(2012, 7, 1), renumbered={"第十八条": "第二十四条"}),
        Edition("2020年修正", date(2021, 1, 1), _COURT + "审理买卖合同纠纷案件适用法律问题的解释(2020-12-29)"),
    ),
    short="买卖合同解释",
)

DELAY_2009 = Instrument(
    "最高人民法院关于在执行工作中如何计算迟延履行期间的债务利息等问题的批复",
    (Edition("2009年", date(2009, 5, 18)),),
    until=date(2014, 8, 1),
)

LPR = Instrument("全国银行间同业拆借中心受权公布贷款市场报价利率公告", (Edition("逐月公布", date(2019, 8, 20)),))

BENCHMARK = Instrument(
    "中国人民银行人民币贷款基准利率",
    (Edition("逐次调整", date(1991, 4, 21)),),
    until=date(2019, 8, 20),
)
