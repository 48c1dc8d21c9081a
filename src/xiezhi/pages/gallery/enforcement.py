"""An enforcement: a party's page, on either side, and the officer's desk."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from xiezhi.pages.gallery.cast import DEFENDANT, Context, Specimen, public
from xiezhi.pages.gallery.mine import my_case
from xiezhi.pages.shapes import Act, Cite, Clock, Link, Reckoning, Refusal, Stage, Sum, Tag, Work

NUMBER, URL = "（2024）内0902执188号", "/case/188"
ACCOUNT = "622000240000018837"
GROUPS = ("6220", "0024", "0000", "0188", "37")


def yuan(text: str) -> Decimal:
    return Decimal(text)


OWING: Context = {
    "total": yuan("812780.00"),
    "debt": yuan("802380.00"),
    "fee": yuan("10400.00"),
    "daily": yuan("140.00"),
    "parts": (
        Sum("本金", yuan("800000.00")),
        Sum("加倍部分债务利息", yuan("2380.00")),
        Sum("申请执行费", yuan("10400.00"), "超过50万元至500万元的部分 （800000 − 500000）× 1%，加前两段 7400"),
    ),
    "workings": (
        Reckoning(
            "张某偿还王某借款本金800000元",
            (Work("加倍部分债务利息", "800000 × 0.0175% × 17 日", yuan("2380.00"), "《迟延履行利息解释》第一条"),),
            "以上合计",
            yuan("2380.00"),
        ),
    ),
    "plan": (),
    "agreed": None,
    "releases": False,
}
PLAN = (
    {
        "url": "/entry/11ab",
        "due": date(2024, 4, 3),
        "amount": yuan("800000.00"),
        "paid": yuan("200000.00"),
        "left": yuan("600000.00"),
        "tone": "",
        "words": "待付",
    },
)


def asset(holder: str, kind: str, held: str, left: str, tone: str, acts: tuple[Link, ...] = ()) -> Context:
    return {
        "kind": kind,
        "url": "/entry/11ab",
        "holder": holder,
        "text": "活期存款，尾号2077",
        "mask": "622****2077",
        "source": "网络查询查到",
        "value": yuan("35000.00"),
        "held": yuan(held) if held else None,
        "asked": None,
        "rank": "首封" if held else "",
        "until": date(2024, 4, 2) if left else None,
        "left": left,
        "tone": tone,
        "words": "控制中" if held else "已查到，还没有控制",
        "acts": acts,
    }


def payout(payee: str, sum_: str, reached: int) -> Context:
    labels = ("已到账", "审批", "已交银行", "银行回单")
    marks = tuple("done" if n < reached else "now" if n == reached else "ahead" for n in range(4))
    days = (date(2024, 3, 25), date(2024, 3, 26), date(2024, 3, 27), date(2024, 3, 27))
    return {
        "url": "/case/188-1",
        "number": f"{NUMBER}/案款/发放/1",
        "payee": payee,
        "mine": "wang",
        "amount": yuan(sum_),
        "heads": (("本金", yuan(sum_)),),
        "stages": tuple(Stage(labels[n], marks[n], days[n] if marks[n] == "done" else None) for n in range(4)),
        "arrived": reached == 4,
        "id": "188-1",
        "state": "reviewed",
        "label": "待批准",
        "case": f"{NUMBER}/案款/发放/1",
        "since": date(2024, 3, 26),
        "passed": (True, True, False),
        "clock": Clock(40, "剩 2 日"),
        "task": "188-1/approve",
        "step": "approve",
        "act": "批准",
    }


ARRIVALS = (
    {
        "day": date(2024, 3, 28),
        "url": "/case/511",
        "payer": "张某",
        "how": "现金",
        "amount": yuan("100000.00"),
        "tone": "near",
        "words": "经手人手里，当天交财务",
        "reference": "",
    },
    {
        "day": date(2024, 3, 25),
        "url": "/case/511",
        "payer": "张某",
        "how": "转账",
        "amount": yuan("200000.00"),
        "tone": "good",
        "words": "已在法院专户",
        "reference": "NX20240325",
    },
)
CHECKS = (
    {
        "sentence": "债务须已全部清偿或者放弃",
        "holds": False,
        "cites": (Cite("《执行工作规定》", "第六十四条", "2020年修正", "执行完毕"),),
        "sources": (Link("尚欠 802,380.00 元", "#owed"),),
    },
    {
        "sentence": "限制消费、失信名单须已全部解除",
        "holds": True,
        "cites": (Cite("《限制高消费规定》", "第九条", unread=True),),
        "sources": (),
    },
)
REFUSED = Act(
    "恢复执行",
    "",
    refusal=Refusal("不能恢复执行", "和解协议约定的期限须已过而没有付清。", (Cite("《执行和解规定》", "第九条"),)),
)


def clue(state: str, tone: str = "", left: str = "") -> Context:
    return {
        "kind": "机动车",
        "holder": "公安机关车辆登记",
        "text": "黑色越野车，常停在商都县人民路小区",
        "on": date(2024, 3, 26),
        "state": state,
        "tone": tone,
        "urgent": bool(left),
        "url": "/case/41",
        "clock": Clock(60, left) if left else None,
        "clock_url": "/case/41/deadline/1" if left else "",
        "cite": Cite("《财产调查规定》", "第二条", words="情况紧急的，应当在三日内调查核实"),
    }


CLUES = (clue("待核实", left="剩 1 日"), clue("已采取措施", "good"))


def enforced() -> Context:
    return my_case() | {
        "frame": public("我的案件", DEFENDANT),
        "title": "您今天一共要付 812,780.00 元",
        "case": NUMBER,
        "debtor": True,
        "closed": False,
        "owing": OWING,
        "account": GROUPS,
        "payee": "乌兰察布市集宁区人民法院（执行案款专户）",
        "assets": (
            asset("中国农业银行", "银行存款", "35000.00", "剩 5 日", "late"),
            asset("车辆登记", "机动车", "", "", ""),
        ),
        "clues": (),
        "arrivals": ARRIVALS,
        "payouts": (),
        "sanctions": (
            {
                "label": "限制消费",
                "why": "",
                "means": "不能坐飞机、高铁、软卧，不能住星级宾馆、买房买车、旅游度假；工作生活必需的，先向执行员申请",
                "ends": "没有期限：付清后三个工作日内解除",
                "since": date(2024, 3, 20),
                "limits": (),
                "tag": Tag("已生效", "near"),
                "url": "/case/9",
            },
            {
                "label": "纳入失信名单",
                "why": "违反财产报告制度",
                "means": "姓名和欠款公布在失信名单上，银行、招投标和政府部门查得到",
                "ends": "到2026年3月20日自动删除；积极履行或者主动纠正的，可以提前删除",
                "since": date(2024, 3, 20),
                "limits": (),
                "tag": Tag("已生效", "near"),
                "url": "/case/10",
            },
        ),
        "end": None,
        "checks": (),
        "review": None,
        "deeds": (Act("报告财产", f"{URL}/do/report"), REFUSED),
    }


def ended() -> Context:
    """The creditor's side of one that he withdrew."""
    return enforced() | {
        "title": "执行已经结束：终结执行",
        "debtor": False,
        "closed": True,
        "sanctions": (),
        "end": {
            "day": date(2024, 3, 25),
            "why": "申请人撤销申请，或者双方和解后撤回执行申请；双方已经自行了结",
            "url": "/entry/11ab",
            "follows": ("查封、冻结都已解除", "限制消费：3月28日前解除", "没有执行到钱，不收申请执行费"),
            "until": date(2024, 5, 24),
            "over": False,
        },
    }


def settled() -> Context:
    """The creditor's side of the same, settled: one payment, a part of it on its way to him."""
    return enforced() | {
        "title": "张某今天还欠您 602,380.00 元",
        "debtor": False,
        "clues": CLUES,
        "owing": OWING | {"plan": PLAN, "agreed": yuan("600000.00"), "releases": True},
        "payouts": (payout("王某", "200000.00", 2),),
        "sanctions": (),
        "checks": CHECKS,
        "review": Link("已听取意见", "/case/77"),
    }


def empty() -> Context:
    return enforced() | {
        "account": (),
        "assets": (),
        "arrivals": (),
        "sanctions": (),
        "deeds": (),
        "owing": OWING | {"plan": PLAN},
    }


def meter(held: int, over: str = "0.00") -> Context:
    return {
        "held": yuan("35000.00"),
        "asked": yuan("20000.00"),
        "limit": yuan("812780.00"),
        "debt": yuan("802380.00"),
        "fee": yuan("10400.00"),
        "room": yuan("757780.00"),
        "over": yuan(over),
        "held_to": held,
        "asked_to": held + 25,
        "limit_at": 1000 if over == "0.00" else 900,
        "share": 7,
    }


def specimens() -> dict[str, Specimen]:
    return {
        "enforced": ("pages/enforced.html", enforced()),
        "enforced-settled": ("pages/enforced.html", settled()),
        "enforced-ended": ("pages/enforced.html", ended()),
        "enforced-empty": ("pages/enforced.html", empty()),
    }
