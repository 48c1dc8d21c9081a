"""审判质量、效率与诉源治理的指标。"""

from __future__ import annotations

from xiezhi.indicators.cube import CELLS, SINCE
from xiezhi.indicators.indicator import Indicator, Sum, Unit, closed, closed_net, either, ends, event, opened, stock
from xiezhi.law.sources import Policy, Unread

TRIAL = "first_instance"
CASES = (TRIAL, "payment_order", "confirmation", "enforcement")
QUALITY = Unread("人民法院审判质量管理指标体系", "2024年9月修订", "V2")
HOUSE = Policy("本院指标口径")
LIMITS = tuple(f"{TRIAL}.{each}" for each in ("limit", "limit_summary", "limit_small"))

NEW = Sum("新收", opened(*CASES))
DONE = Sum("已结", closed(*CASES))
DONE_TRIALS = Sum("一审已结", closed(TRIAL))
OPEN_TRIALS = stock("一审未结", TRIAL)
REVIEWED = ("settle", "docket", "docket_first", "refuse", "redirect", "withdraw")
AGREED = ("apply_for_confirmation", "confirm_performance", "withdraw")
DAYS = Sum("一审已结的日数之和", closed(TRIAL), of="days")
CAME, LEFT = (event(*each) & CELLS.kind.isin(CASES) for each in (("opened", "taken_up"), ("left",)))
FAST = CELLS.track.isin(("small", "summary"))

TRIALS = (
    Indicator(
        "clearance", "结收比", "Clearance", Unit.SHARE, DONE,
        "已结案件数除以同期新收案件数。收多少、结多少，低于百分之一百即积压在增加。",
        HOUSE, "trial", NEW, "诉前调解（民诉前调）和没有案号的送达、履行等不计。", ("figures.clearance.low", ""),
    ),
    Indicator(
        "closing", "审执结案率", "Closing rate", Unit.SHARE, DONE,
        "已结案件数除以旧存与新收案件数之和，旧存为期末未结加已结减新收。",
        HOUSE, "trial",
        Sum("旧存加新收", either(CAME, closed(*CASES) & (CELLS.month >= SINCE)), minus=LEFT, stock=True),
        "不含民诉前调、执恢、执保。",
    ),
    Indicator(
        "mean_days", "一审平均用时", "Mean days of a trial", Unit.MEAN, DAYS,
        "一审案件自立案之日至结案之日的日数之和，除以一审已结案件数；未扣除鉴定、公告等期间。",
        HOUSE, "trial", DONE_TRIALS, own=True,
    ),
    Indicator(
        "net_days", "一审平均用时（净）", "Mean days of a trial, net", Unit.MEAN,
        Sum("一审已结的计入审限日数之和", closed_net(TRIAL), of="days"),
        "一审案件自立案之日至结案之日的日数，减去依法扣除的鉴定、公告、管辖异议等期间和中止的期间，其和除以一审已结案件数。",
        HOUSE, "trial", DONE_TRIALS, "同一日既扣除又中止的只减一次；只扣除其他期限、不扣除审限的不减。", own=True,
    ),
    Indicator(
        "median_days", "一审用时中位数", "Median days of a trial", Unit.MEDIAN, DONE_TRIALS,
        "一审已结案件按日数排列，居中的一件的日数；由逐日分布得出，不是估计；未扣除鉴定、公告等期间。",
        HOUSE, "trial", public=True, own=True,
    ),
    Indicator(
        "net_median", "一审用时中位数（净）", "Median days of a trial, net", Unit.MEDIAN,
        Sum("一审已结", closed_net(TRIAL)),
        "一审已结案件按减去扣除、中止期间以后的日数排列，居中的一件的日数。",
        HOUSE, "trial", own=True,
    ),
    Indicator(
        "fast_share", "速裁占比", "Share of small and summary trials", Unit.SHARE,
        Sum("小额和简易已结", closed(TRIAL) & FAST),
        "适用小额诉讼程序、简易程序结案的一审案件，除以一审已结案件。",
        HOUSE, "trial", DONE_TRIALS, bounds=("figures.fast_share.low", ""), own=True,
    ),
    Indicator(
        "within_limit", "审限内结案率", "Closed within the limit", Unit.SHARE,
        Sum("审限内", ends(*LIMITS, how=("kept",))),
        "在法定审限（含依法批准延长、扣除的期间）内结束的一审案件，除以审限届满或者结束的一审案件。",
        QUALITY, "trial", Sum("审限已届满或者结束", ends(*LIMITS)),
        bounds=("figures.within_limit.low", ""), public=True, own=True,
    ),
    Indicator(
        "long_pending", "超12个月未结案件比", "Open for more than twelve months", Unit.SHARE,
        stock("满十二个月未结", TRIAL, older_than=12),
        "自立案之日起满十二个月仍未结的一审案件，除以全部一审未结案件。",
        QUALITY, "trial", OPEN_TRIALS, bounds=("", "figures.long_pending.high"),
    ),
    Indicator(
        "longer_pending", "超18个月未结", "Open for more than eighteen months", Unit.CASES,
        stock("满十八个月未结", TRIAL, older_than=18), "自立案之日起满十八个月仍未结的一审案件数。", HOUSE, "trial",
    ),
    Indicator(
        "pending", "一审未结", "Open trials", Unit.CASES, OPEN_TRIALS,
        "当日未结的一审案件数，按立案之日计龄。", HOUSE, "trial",
    ),
    Indicator(
        "overdue", "逾期节点", "Passed deadlines", Unit.CASES, Sum("届满时没有办理", CELLS.event.endswith(":broken")),
        "法院应当办理的事项，期限届满时没有办理的次数，不论后来是否补办；各类案件、送达、案款都计。", HOUSE, "trial",
    ),
    Indicator(
        "appeals", "上诉率", "Appeals", Unit.SHARE, Sum("上诉", event(f"{TRIAL}.appeal_filed")),
        "当事人上诉的案件，除以一审判决结案的案件。",
        HOUSE, "trial", Sum("判决结案", event(f"{TRIAL}.judged")), "对管辖权异议、不予受理、驳回起诉的裁定上诉的不计。",
        own=True,
    ),
    Indicator(
        "mediated", "一审调解率", "Settled in the trial", Unit.SHARE, Sum("调解结案", event(f"{TRIAL}.settle")),
        "以调解方式结案的一审案件，除以一审已结案件。", HOUSE, "trial", DONE_TRIALS, "撤诉的不计。", own=True,
    ),
    Indicator(
        "talks", "诉前调解成功率", "Settled in talks before filing", Unit.SHARE,
        Sum("调解成功", event(*(f"mediation.{each}" for each in AGREED))),
        "诉前调解达成协议并申请司法确认、已经履行或者自行和解的案件，除以诉前调解已结案件。",
        HOUSE, "source", Sum("诉前调解已结", closed("mediation")), public=True,
    ),
    Indicator(
        "settled_first", "诉前化解占比", "Settled before filing", Unit.SHARE, Sum("诉前化解", event("filing.settle")),
        "经诉前调解解决、没有立案的起诉，除以审查完毕的起诉。",
        HOUSE, "source",
        Sum("审查完毕的起诉", event(*(f"filing.{each}" for each in REVIEWED))),
    ),
    Indicator(
        "per_ten_thousand", "万人成讼率", "Suits per ten thousand people", Unit.RATE, Sum("一审新收", opened(TRIAL)),
        "一审新收案件数，除以辖区常住人口的万数。人口由法院录入，没有录入的不出数。",
        HOUSE, "source", per="figures.population",
    ),
)  # fmt: skip
