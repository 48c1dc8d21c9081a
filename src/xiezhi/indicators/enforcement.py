"""执行和案款的指标。"""

from __future__ import annotations

from xiezhi.indicators.cube import CELLS, SINCE
from xiezhi.indicators.indicator import Indicator, Sum, Unit, closed, closed_net, either, ends, event, opened, stock
from xiezhi.indicators.trial import HOUSE, QUALITY
from xiezhi.procedures.enforcement import Enforcement, Sanction
from xiezhi.procedures.money import CaseMoney

KIND = "enforcement"
DONE = Sum("执行已结", closed(KIND))
CAME, LEFT = (event(*each) & (CELLS.kind == KIND) for each in (("opened", "taken_up"), ("left",)))
TITLES = event(
    "first_instance.take_effect", "first_instance.settle", "confirmation.confirm", "payment_order.take_effect"
)

ENFORCEMENTS = (
    Indicator(
        "enforcement_clearance", "执行结收比", "Clearance of enforcement", Unit.SHARE, DONE,
        "首次执行已结案件数，除以同期新收案件数。", HOUSE, KIND, Sum("执行新收", opened(KIND)),
        "终结本次执行程序的计入已结，另见终本率。", ("figures.clearance.low", ""),
    ),
    Indicator(
        "enforcement_closing", "执结率", "Closing rate of enforcement", Unit.SHARE, DONE,
        "首次执行已结案件数除以旧存与新收案件数之和，旧存为期末未结加已结减新收。", HOUSE, KIND,
        Sum("旧存加新收", either(CAME, closed(KIND) & (CELLS.month >= SINCE)), minus=LEFT, stock=True),
        "不含执恢、执保。",
    ),
    Indicator(
        "applied_for", "申请执行率", "Titles that had to be enforced", Unit.SHARE, Sum("执行新收", opened(KIND)),
        "执行新收案件，除以同期生效的判决、调解书、支付令和司法确认裁定。", HOUSE, KIND, Sum("生效的文书", TITLES),
        "不问文书内容是否需要给付；同期，不是同一批文书。",
    ),
    Indicator(
        "performed_unforced", "自动履行率", "Performed without enforcement", Unit.SHARE,
        Sum("没有申请执行就全部履行", event("performed_unforced")),
        "没有申请执行就全部履行的判决书、调解书和司法确认裁定，除以同期生效的判决、调解书、支付令和司法确认裁定。",
        HOUSE, KIND, Sum("生效的文书", TITLES), "同期，不是同一批文书；调解时当场履行的另见诉前调解成功率。",
    ),
    Indicator(
        "performed_share", "执行完毕率", "Fully performed", Unit.SHARE, Sum("执行完毕", event("enforcement.conclude")),
        "执行完毕结案的，除以首次执行已结案件。", HOUSE, KIND, DONE, public=True,
    ),
    Indicator(
        "round_ended_share", "终本率", "Rounds ended", Unit.SHARE,
        Sum("终结本次执行程序", event("enforcement.end_round")),
        "终结本次执行程序的，除以首次执行已结案件。", HOUSE, KIND, DONE,
    ),
    Indicator(
        "money_in_place", "执行到位金额", "Money in place", Unit.YUAN,
        Sum("已付给申请执行人", event("money_paid"), of="fen"),
        "银行已经付到申请执行人账户的案款，按银行回单逐笔相加；不含尚在账上的和执行费。", HOUSE, KIND, public=True,
    ),
    Indicator(
        "in_place_share", "执行到位率", "Share in place", Unit.SHARE,
        Sum("到位金额", event("money_paid", "performed_directly"), of="fen"),
        "付到申请执行人账户和当事人确认直接履行的金额，除以首次执行已结案件的申请标的额。",
        QUALITY, KIND, Sum("已结案件申请标的额", closed(KIND), of="fen"),
    ),
    Indicator(
        "enforcement_days", "平均执行用时", "Mean days of enforcement", Unit.MEAN,
        Sum("执行已结的日数之和", closed(KIND), of="days"),
        "首次执行案件自立案之日至结案之日的日数之和，除以执行已结案件数；未扣除拍卖、公告等期间。", HOUSE, KIND, DONE,
    ),
    Indicator(
        "enforcement_net_days", "平均执行用时（净）", "Mean days of enforcement, net", Unit.MEAN,
        Sum("执行已结的计入期限日数之和", closed_net(KIND), of="days"),
        "首次执行案件自立案之日至结案之日的日数，减去依法扣除和中止的期间，其和除以执行已结案件数。", HOUSE, KIND, DONE,
    ),
    Indicator(
        "enforcement_median", "执行用时中位数", "Median days of enforcement", Unit.MEDIAN, DONE,
        "首次执行已结案件按日数排列，居中的一件的日数；未扣除拍卖、公告等期间。", HOUSE, KIND,
    ),
    Indicator(
        "first_query", "首次查询二十四小时率", "First query within a day", Unit.SHARE,
        Sum("二十四小时内发出首次查询", event("first_query")),
        "立案后二十四小时内向协助机构发出首次网络查询的，除以同期执行新收案件。", HOUSE, KIND,
        Sum("执行新收", opened(KIND)), "没有查询的也在分母里。", bounds=("figures.kept.low", ""),
    ),
    Indicator(
        "paid_out_in_time", "案款三十日发放率", "Paid out within thirty days", Unit.SHARE,
        Sum("三十日内", ends("case_money.payout_limit", how=("kept",))),
        "案款到账之日起三十日内发放完毕的，除以发放完毕或者逾期的。",
        CaseMoney.promises["payout_limit"].law, KIND,
        Sum("发放完毕或者逾期", ends("case_money.payout_limit")), bounds=("figures.kept.low", ""), public=True,
    ),
    Indicator(
        "lifted_in_time", "三个工作日解除率", "Sanctions lifted in time", Unit.SHARE,
        Sum("三个工作日内", ends("sanction.removal", how=("kept",))),
        "清偿后三个工作日内解除限制消费、删除失信信息的，除以已经解除或者逾期的。",
        Sanction.promises["removal"].law, KIND,
        Sum("已解除或者逾期", ends("sanction.removal")), bounds=("figures.kept.low", ""), public=True,
    ),
    Indicator(
        "enforcement_limit", "法定期限内执结率", "Enforced within the limit", Unit.SHARE,
        Sum("期限内", ends("enforcement.limit", how=("kept",))),
        "在六个月执行期限（含依法延长、扣除的期间）内结案的，除以已结或者逾期的。",
        Enforcement.promises["limit"].law, KIND,
        Sum("已结或者逾期", ends("enforcement.limit")), bounds=("figures.within_limit.low", ""),
    ),
    Indicator(
        "enforcement_pending", "执行未结", "Open enforcements", Unit.CASES, stock("执行未结", KIND),
        "当日未结的首次执行案件数。", HOUSE, KIND,
    ),
)  # fmt: skip
