"""案件的去向：上诉之后怎样，怎样结案，程序怎样变，审限怎样延长。"""

from __future__ import annotations

from xiezhi.indicators.indicator import Indicator, Sum, Unit, closed, closed_net, ends, event, opened
from xiezhi.indicators.trial import AGREED, CASES, DONE_TRIALS, FAST, HOUSE, QUALITY, TRIAL
from xiezhi.law.statutes import CIVIL_PROCEDURE

JUDGED = event(f"{TRIAL}.judged")
APPEALED = event(f"{TRIAL}.appeal_filed")
CHANGED, REMANDED = event("appeal.change"), event("appeal.remand")
DONE_APPEALS = Sum("二审已结", closed("appeal"))
FAST_DONE = Sum("小额和简易已结", closed(TRIAL) & FAST)
WITHDRAWN = ("withdraw", "withdraw_last", "deem_withdrawn", "deem_absent")
LONGER = ("allow_longer", "longer_from_above", "extend")

QUALITIES = (
    Indicator(
        "cases_per_dispute", "案-件比", "Cases that a dispute becomes", Unit.RATIO,
        Sum("各程序新收", opened(*CASES, "appeal")),
        "一审、二审、督促、确认、执行各程序新收的案件，除以一审、督促、确认新收的案件。越接近一，一件纠纷走的程序越少。",
        QUALITY, "trial", Sum("纠纷进入法院", opened(*(each for each in CASES if each != "enforcement"))),
        "诉前调解、再审不计。",
    ),
    Indicator(
        "changed_to_remanded", "二审改判-发回重审比", "Changed on appeal to remanded", Unit.RATIO,
        Sum("二审改判", CHANGED),
        "二审改判的案件，与二审发回重审的案件之比。", QUALITY, "trial", Sum("发回重审", REMANDED),
    ),
    Indicator(
        "changed_share", "一审改判发回率", "First judgments changed or remanded", Unit.SHARE,
        Sum("改判和发回重审", event("appeal.change", "appeal.remand")),
        "二审改判、发回重审的案件，除以一审已结案件。改判、发回计在作出的二审法院。", HOUSE, "trial", DONE_TRIALS,
        "按各法院看，只有同时办理一审和二审的范围才有意义。",
    ),
    Indicator(
        "accepted", "服判息诉率", "Judgments accepted", Unit.SHARE, Sum("没有上诉的判决", JUDGED, minus=APPEALED),
        "判决结案而没有上诉的一审案件，除以一审判决结案的案件。", HOUSE, "trial", Sum("判决结案", JUDGED),
    ),
    Indicator(
        "withdrawn", "一审撤诉率", "Withdrawn suits", Unit.SHARE,
        Sum("撤诉", event(*(f"{TRIAL}.{each}" for each in WITHDRAWN))),
        "准许撤诉、按撤诉处理的一审案件，除以一审已结案件。", HOUSE, "trial", DONE_TRIALS, own=True,
    ),
    Indicator(
        "appeal_days", "二审平均用时", "Mean days of an appeal", Unit.MEAN,
        Sum("二审已结的日数之和", closed("appeal"), of="days"),
        "二审案件自立案之日至结案之日的日数之和，除以二审已结案件数；未扣除鉴定、公告等期间。",
        HOUSE, "trial", DONE_APPEALS, own=True, above=True,
    ),
    Indicator(
        "appeal_net_days", "二审平均用时（净）", "Mean days of an appeal, net", Unit.MEAN,
        Sum("二审已结的计入审限日数之和", closed_net("appeal"), of="days"),
        "二审案件自立案之日至结案之日的日数，减去依法扣除和中止的期间，其和除以二审已结案件数。",
        HOUSE, "trial", DONE_APPEALS,
    ),
    Indicator(
        "appeal_median", "二审用时中位数", "Median days of an appeal", Unit.MEDIAN, DONE_APPEALS,
        "二审已结案件按日数排列，居中的一件的日数；未扣除鉴定、公告等期间。", HOUSE, "trial",
    ),
    Indicator(
        "appeal_limit", "二审审限内结案率", "Appeals closed within the limit", Unit.SHARE,
        Sum("审限内", ends("appeal.limit", how=("kept",))),
        "在三个月审限（含依法批准延长、扣除的期间）内结束的二审案件，除以审限届满或者结束的二审案件。",
        CIVIL_PROCEDURE("第一百八十三条", "应当在第二审立案之日起三个月内审结"), "trial",
        Sum("审限已届满或者结束", ends("appeal.limit")), bounds=("figures.within_limit.low", ""), own=True, above=True,
    ),
    Indicator(
        "fast_days", "速裁平均用时", "Mean days of small and summary trials", Unit.MEAN,
        Sum("小额和简易已结的日数之和", closed(TRIAL) & FAST, of="days"),
        "适用小额诉讼程序、简易程序结案的一审案件，自立案之日至结案之日的日数之和，除以其件数；未扣除鉴定、公告等期间。",
        HOUSE, "trial", FAST_DONE, own=True,
    ),
    Indicator(
        "fast_median", "速裁用时中位数", "Median days of small and summary trials", Unit.MEDIAN, FAST_DONE,
        "小额和简易已结案件按日数排列，居中的一件的日数；未扣除鉴定、公告等期间。", HOUSE, "trial", own=True,
    ),
    Indicator(
        "converted", "程序转换率", "Trials converted to another track", Unit.SHARE,
        Sum("转换程序", event(f"{TRIAL}.convert")),
        "由小额、简易程序转为其他程序的次数，除以一审已结案件。",
        CIVIL_PROCEDURE("第一百七十条", "裁定转为普通程序"), "trial", DONE_TRIALS, own=True,
    ),
    Indicator(
        "extended", "延长审限率", "Limits extended", Unit.SHARE,
        Sum("延长审限", event(*(f"{TRIAL}.{each}" for each in LONGER))),
        "批准延长审限的次数，除以一审已结案件。",
        CIVIL_PROCEDURE("第一百五十二条", "经本院院长批准"), "trial", DONE_TRIALS,
        "审判质量管理指标体系已取消这一项，只供分析。",
    ),
    Indicator(
        "diverted", "诉前调解成功分流率", "Suits spared by talks", Unit.SHARE,
        Sum("调解成功", event(*(f"mediation.{each}" for each in AGREED))),
        "诉前调解成功的案件，除以诉前调解成功的案件与一审新收案件之和。", HOUSE, "source",
        Sum("调解成功和一审新收", event(*(f"mediation.{each}" for each in AGREED)) | opened(TRIAL)),
    ),
)  # fmt: skip
