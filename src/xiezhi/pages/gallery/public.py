"""Specimens of what anybody sees: the front door, checking a paper, reckoning, signing in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from xiezhi.pages.fields import Choice, Field, Group, Wrong
from xiezhi.pages.gallery.cast import CASE, CHINA, DEFENDANT, DEMO, NOW, Context, Specimen, answer_weeks, at, civil, public
from xiezhi.pages.gallery.derivation import LINES
from xiezhi.pages.shapes import Act, Cite, Link, Paper, Proof, Reckoning, Refusal, Work

CODE = "K7QM-42XD-9TRA-31HC"


def home() -> Context:
    def promise(label: str, limit: str, median: str, share: str, late: bool = False) -> Context:
        return {"label": label, "limit": limit, "median": median, "share": Decimal(share), "late": late, "url": "/promises"}

    return {
        "frame": public("首页"),
        "doors": (
            Link("我要立案", "/intake", "file-plus", "线上填写要素，当场告知缺什么、补到哪天", group="中位 1 个工作日"),
            Link("我要调解", "/mediate", "users", "先行调解不收费，谈不成材料直接转立案", group="中位 12 天"),
            Link("我的案件", "/mine", "folders", "走到哪一步、轮到谁、还剩几天", group="随时"),
            Link("送达查验", "/v/", "shield-search", "收到短信、电话、文书，查是不是法院发的", group="不用登录"),
            Link("计算器", "/reckon", "calculator", "受理费、利息、赔偿、上诉期，逐行列依据", group="不用登录"),
            Link("12368", "tel:12368", "phone", "不会上网也一样办，话务员替您填", group="8:30—17:30 人工"),
        ),
        "ask_url": "/ask",
        "promises": (
            promise("一次告知缺什么", "7 日内", "0.6 日", "99.2"),
            promise("补正容缺材料", "5 个工作日", "2 日", "96.4"),
            promise("12368 法官回复", "2 个工作日", "1.3 日", "94.8"),
            promise("案款发放", "30 日内", "6 日", "98.1"),
            promise("减缓免交申请答复", "7 日内", "3 日", "100"),
            promise("涉企投诉首次联系", "1 日内", "1.4 日", "71.4", late=True),
        ),
        "promises_url": "/promises",
        "as_of": at(3, 28, 8),
        "bundles": (
            Link("我被车撞了", "/bundle/traffic", words="认定、鉴定、赔偿、保险一次了结"),
            Link("拖欠我工资", "/bundle/wages", words="不收费，先调解，可申请支付令"),
            Link("判了不给钱", "/bundle/enforce", words="一键申请执行，材料自动带入"),
            Link("欠债公司破产了", "/bundle/claim", words="十二个问题申报债权"),
        ),
        "hearings": (
            {"at": at(3, 28, 9, 30), "cause": "民间借贷", "where": "集宁区法院 第三法庭", "url": "/hearing/1"},
            {"at": at(3, 28, 14, 30), "cause": "运输合同", "where": "中级法院 第一法庭，网上直播", "url": "/hearing/2"},
        ),
        "hearings_link": Link("今天可以旁听", "/hearings", count=37),
    }


def sign_in() -> Context:
    return {
        "frame": public("首页"),
        "stage": "password",
        "action": "/sign-in",
        "fields": (
            Field("phone", "手机号", "phone", "139 0000 0000", autocomplete="username"),
            Field("password", "密码", "secret", autocomplete="current-password", wrong=Wrong("手机号或密码不对")),
        ),
        "sentences": (),
        "passkey": {"options_url": "/passkey/options", "answer_url": "/passkey/answer"},
        "others": (Link("凭访问码看文书", "/paper", words="文书上印有访问码的，不用账户"), Link("政务统一身份认证", "/oidc", words="用自治区政务服务的账户")),
        "register_url": "/register",
        "forgot_url": "/forgot",
    }


def sign_in_code() -> Context:
    code = Field("code", "动态码", "code", help="每 30 秒换一次", autocomplete="one-time-code", short=True)
    return sign_in() | {"stage": "code", "fields": (code,), "passkey": None, "others": ()}


def access(stage: str) -> Context:
    code = Field("code", "访问码", "code", help="在给您的那一份文书首页右上角，一共十二位", why="凭它只能打开这一份文书")
    prove = (
        Field("number", "身份证号", "id_number", why="核对您是不是文书写明的人"),
        Field("once", "短信验证码", "code", help="已发到尾号 3316 的手机", autocomplete="one-time-code"),
    )
    return {
        "frame": public("送达查验"),
        "stage": stage,
        "action": "/paper",
        "fields": {"code": (code,), "prove": prove, "open": ()}[stage],
        "sentences": (),
        "paper": Paper("起诉状副本", "/paper/1", "王某诉您民间借贷纠纷", date(2024, 3, 20), CODE, f"/v/{CODE}", pages=3),
        "words": "王某说您欠他 80 万元",
        "acts": (Act("写答辩状", "/paper/1/answer", expected=True), Act("提一个还款方案", "/paper/1/offer"), Act("请求调解", "/paper/1/mediate")),
        "expires": date(2024, 4, 19),
    }


def verify(verdict: str) -> Context:
    issued = verdict in ("found", "ok", "bad")
    real = (
        Proof("法院签发", "乌兰察布市集宁区人民法院电子印章，证书在签发时有效", at=at(3, 20, 18, 52).replace(second=7)),
        Proof("时间戳", "可信时间戳，RFC 3161", at=at(3, 20, 18, 52).replace(second=9)),
        Proof("写入日志", "集宁区人民法院存证日志", "第 416 207 条"),
        Proof("三家见证", "自治区高级人民法院、乌兰察布市公证处、卓资县人民法院", "检查点 417 024"),
        Proof("锚定司法链", "区块 8 214 366，每小时一次", at=at(3, 20, 19).astimezone(CHINA)),
    )
    return {
        "frame": public("送达查验"),
        "code": "" if verdict == "ask" else CODE,
        "verdict": verdict,
        "action": "/v/",
        "issued": {"court": "乌兰察布市集宁区人民法院", "kind": "应诉通知书", "day": date(2024, 3, 20), "pages": 2} if issued else None,
        "digests": ({"algorithm": "SHA-256", "value": "3f9a71c0" * 8}, {"algorithm": "SM3", "value": "8e42d05b" * 8}) if issued else (),
        "proofs": real if issued else (),
        "proof_url": f"/v/{CODE}/proof",
        "program_url": "/verifier",
        "report_url": "/report",
        "original_url": "/sign-in",
    }


def calculator() -> Context:
    tabs = ("受理费与利息", "交通事故赔偿", "执行款", "期限")
    fees, loans = "《诉讼费用交纳办法》", "《民间借贷规定》"
    fee = Reckoning(
        "案件受理费",
        (
            Work("不超过 1 万元的部分", "定额", Decimal("50.00"), "第十三条第（一）项"),
            Work("1 万元至 10 万元", "90,000.00 × 2.5%", Decimal("2250.00")),
            Work("10 万元至 20 万元", "100,000.00 × 2%", Decimal("2000.00")),
            Work("20 万元至 50 万元", "300,000.00 × 1.5%", Decimal("4500.00")),
            Work("50 万元至 100 万元", "300,000.00 × 1%", Decimal("3000.00")),
            Work("小计", "", Decimal("11800.00"), sub=True),
            Work("适用简易程序，减半", "11,800.00 ÷ 2", Decimal("-5900.00"), "第十六条"),
        ),
        "应预交",
        Decimal("5900.00"),
        (Cite(fees, "", "国务院令第481号"),),
        "伍仟玖佰元整",
    )
    interest = Reckoning(
        "利息",
        (
            Work("借款时一年期 LPR", "2022年11月21日公布", "3.65%", "合同成立时：2022年12月1日"),
            Work("法院支持的最高利率", "3.65% × 4", "14.60%", f"{loans}第二十五条"),
            Work("约定年利率 18%，超出部分不支持", "取较低者", "14.60%"),
            Work("2023年12月1日至 2024年3月28日", "首尾两日都算", "119 日", "按年 365 日，可改"),
        ),
        "利息",
        Decimal("38080.00"),
        (Cite("法释〔2020〕17号"),),
        "",
        "800,000.00 × 14.60% ÷ 365 × 119",
    )
    return {
        "frame": public("计算器"),
        "tabs": tuple(Link(label, f"/reckon/{n}", current=n == 0) for n, label in enumerate(tabs)),
        "fields": (
            Field("claim", "要对方给多少钱", "money", "800000.00"),
            Field("cause", "纠纷是什么", "choice", choices=(Choice("loan", "民间借贷", chosen=True), Choice("sale", "买卖合同"))),
            Field("track", "程序", "radio", choices=(Choice("s", "简易", chosen=True), Choice("o", "普通"), Choice("", "不清楚"))),
            Field("rate", "约定年利率", "percent", "18"),
            Field("lent", "哪天借的", "date", "2022-12-01", short=True),
            Field("since", "从哪天起算", "date", "2023-12-01", short=True),
            Field("until", "算到哪天", "date", "2024-03-28"),
        ),
        "action": "/reckon",
        "sentences": (),
        "results": (fee, interest),
        "period": None,
        "refusal": None,
        "carry": Link("带着结果去立案", "/intake?from=reckon"),
    }


def period() -> Context:
    asked = (
        Field("period", "什么期限", "choice", choices=(Choice("answer", "答辩期，十五日", chosen=True), Choice("appeal", "上诉期，十五日"))),
        Field("start", "哪天收到", "date", "2024-03-20"),
    )
    found = {"title": "答辩期", "due": date(2024, 4, 7), "words": "星期日，调休上班，24:00 前。", "lines": LINES, "weeks": answer_weeks()}
    return calculator() | {"fields": asked, "results": (), "period": found, "carry": None}


def period_refused() -> Context:
    start = Field("start", "哪天收到", "date", "2026-12-28", wrong=Wrong("从这一天起数，会数到 2027 年"))
    why = Refusal("算不出最后一天", "2027 年的放假安排还没有公布，最后一天是不是休假日不能确定。", (civil("第八十五条第三款"),), Link("看暂计的日子", "/reckon/rough"))
    return calculator() | {"fields": (start,), "results": (), "refusal": why, "carry": None}


def register() -> Context:
    return {
        "frame": public("首页"),
        "groups": (
            Group("您是谁", (Field("name", "姓名", autocomplete="name"), Field("number", "身份证号", "id_number", help="加密保存，只显示末四位", why="法律文书要写明当事人"))),
            Group(
                "怎么找到您",
                (
                    Field("phone", "手机号", "phone", autocomplete="tel"),
                    Field("once", "短信验证码", "code", autocomplete="one-time-code", short=True),
                    Field("password", "设一个密码", "secret", help="至少十二个字，可以是一句话", autocomplete="new-password"),
                ),
            ),
            Group("电子送达", (Field("consent", "同意电子送达", "consent", optional=True, text=CONSENT, unit="我已读完，同意用手机收法院的文书"),)),
        ),
        "action": "/register",
        "key": "k1",
        "sentences": (),
        "counter": "带身份证到任何一家法院的诉讼服务中心，工作人员当面核对后替您开，不用手机。",
    }


CONSENT = (
    "法院可以把起诉状副本、通知、传票和裁判文书发到您的手机和本账户。送达以文书到达您的系统的日期为准，期限从那天的次日起算。",
    "您可以随时改回邮寄，从改的那天起生效。换手机号要及时来改；因为没有改而没收到的，后果由您自己承担。",
    "裁判文书您要纸面的，法院应当给您纸面的。",
)


def demo() -> Context:
    def person(key: str, name: str, role: str, words: str, waiting: int, current: bool = False) -> Context:
        return {"key": key, "name": name, "role": role, "words": words, "waiting": waiting, "current": current}

    return {
        "frame": replace(public("首页", DEFENDANT), demo=DEMO),
        "groups": (
            {
                "label": "来办事的人",
                "people": (
                    person("zhang", "张某", "被告", "王某说他欠 80 万元，正在答辩期", 2, True),
                    person("wang", "王某", "原告", "起诉、保全、将来申请执行", 0),
                    person("batu", "巴图", "牧民", "二十只羊的钱没收到，只写蒙古文", 1),
                ),
            },
            {"label": "法院里的人", "people": (person("suhe", "苏和", "审判员", "速裁一组", 23), person("chen", "陈静", "书记员", "送达和笔录", 11))},
        ),
        "sign_in_url": "/demo/sign-in",
        "move_url": "/demo/move",
        "earliest": date(2024, 3, 29),
        "coming": ({"day": date(2024, 3, 29), "label": "宣判，审限届满", "case": "（2023）内0902民初1842号"}, {"day": date(2024, 4, 7), "label": "答辩期届满", "case": CASE}),
        "story": (Link("八十万借款，从借条到领款", "/stories/loan", words="立案、送达、更正、判决、执行、发款"), Link("一场追尾，五家单位", "/stories/traffic", words="认定、调解、理赔、救助基金")),
    }


def specimens() -> dict[str, Specimen]:
    found = {
        "home": ("pages/home.html", home()),
        "home-elder": ("pages/home.html", home() | {"frame": replace(public("首页"), elder=True)}),
        "sign-in": ("pages/sign_in.html", sign_in()),
        "sign-in-code": ("pages/sign_in.html", sign_in_code()),
        "register": ("pages/register.html", register()),
        "demo": ("pages/demo.html", demo()),
        "calculator": ("pages/calculator.html", calculator()),
        "calculator-period": ("pages/calculator.html", period()),
        "calculator-refused": ("pages/calculator.html", period_refused()),
        "calculator-empty": ("pages/calculator.html", calculator() | {"results": (), "carry": None}),
    }
    found |= {f"verify-{v}": ("pages/verify.html", verify(v)) for v in ("ask", "found", "ok", "bad", "unknown")}
    found |= {f"access-{s}": ("pages/access.html", access(s)) for s in ("code", "prove", "open")}
    return found
