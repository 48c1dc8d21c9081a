"""Specimens of the desk: what waits, a step, an intake, a month, people, a paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from xiezhi.pages.fields import Choice, Field, Group, Wrong
from xiezhi.pages.frame import Message
from xiezhi.pages.gallery.cast import CASE, CASE_URL, DEMO, GREEN, HOLIDAYS, NOW, WORKED, Context, Specimen, at, civil, desk, public
from xiezhi.pages.gallery.every_field import EVERY
from xiezhi.pages.shapes import Act, After, Cite, Clock, Consequence, Day, Limit, Link, Member, Pager, Paper, Proof, Refusal, Tag

PAID_LATE = Refusal("期限已过 1 日", "3月27日届满。仍可办理，请写明原因。", ())


def inbox() -> Context:
    def task(
        label: str, why: str, case: str, words: str, clock: Clock, due: date | datetime | None, verb: str, *tags: Tag, step: str = "", rolled: bool = False
    ) -> Context:
        number = f"（{'2023' if case.endswith('旧') else '2024'}）内0902{case.removesuffix('旧')}"
        whom = "2 名受送达人" if step else ""
        shown = {"key": number, "label": label, "why": why, "case": number, "case_url": CASE_URL, "tags": tags, "words": words}
        return shown | {"clock": clock, "due": due, "rolled": rolled, "act": Link(verb, CASE_URL), "step": step, "batch": bool(step), "whom": whom}

    served = ("送达判决书", "当庭宣判后十日")
    return {
        "frame": replace(desk("待办"), demo=DEMO),
        "total": 23,
        "orders": (Link("按期限", "#", current=True), Link("按案件", "#c"), Link("按步骤", "#s")),
        "filters": (Link("全部", "#", current=True), Link("绿色直通车", "#g", count=5), Link("当事人在等", "#w", count=9)),
        "groups": (
            {
                "key": "late",
                "label": "已过期限",
                "tasks": (task("答复当事人留言", "12368 转来，被告问能否分期", "民初377号", "买卖合同　某商贸公司诉赵某", Clock(130, "逾 1 日"), date(2024, 3, 27), "答复"),),
            },
            {
                "key": "near",
                "label": "用去八成",
                "tasks": (
                    task("裁定诉前保全", "四十八小时内裁定", "财保31号", "诉前保全　集宁顺达物流公司", Clock(88, "剩 5 小时 50 分"), at(3, 28, 14, 30), "裁定", GREEN),
                    task("宣判", "简易程序，三个月", "民初1842号旧", "运输合同　顺达物流公司诉某建材公司", Clock(99, "剩 1 日"), date(2024, 3, 29), "宣判", GREEN),
                    task("宣判", "小额诉讼，两个月", "民初88号", "物业服务　某物业公司诉刘某", Clock(94, "剩 4 日"), date(2024, 4, 1), "宣判", rolled=True),
                    task("移送上诉材料", "收到上诉状后五日", "民初1690号旧", "房屋租赁　孙某诉周某", Clock(80, "剩 1 日"), date(2024, 3, 29), "移送"),
                ),
            },
            {
                "key": "half",
                "label": "用去一半",
                "tasks": (
                    task(*served, "民初102号", "民间借贷　马某诉高某", Clock(60, "剩 4 日"), date(2024, 4, 1), "送达", step="serve"),
                    task(*served, "民初115号", "劳动报酬　郭某等 6 人诉某餐饮公司", Clock(60, "剩 4 日"), date(2024, 4, 1), "送达", Tag("欠薪", "accent"), step="serve"),
                    task(*served, "民初131号", "买卖合同　某饲料公司诉田某", Clock(50, "剩 5 日"), date(2024, 4, 2), "送达", GREEN, step="serve"),
                    task("审查司法确认申请", "三十日", "诉前调确19号", "司法确认　卓资县某镇，道路交通事故", Clock(57, "剩 13 日"), date(2024, 4, 10), "审查"),
                ),
            },
            {
                "key": "quiet",
                "label": "时间充裕",
                "tasks": (
                    task("主持庭前会议", "开庭以前", "民初412号", "民间借贷　王某诉张某", Clock(29, "剩 67 日"), date(2024, 6, 3), "安排"),
                    task("通知鉴定人补充材料", "对外委托", "民初1511号旧", "建设工程　某建筑公司诉某中学", Clock(34, "暂停，鉴定中", paused=True), None, "查看", Tag("不计审限")),
                ),
            },
        ),
        "batch_url": "/inbox/together",
        "agenda": (
            {"at": at(3, 28, 9, 30), "label": "开庭", "case": "（2024）内0902民初240号", "words": "第三法庭，双方已确认到庭", "tone": ""},
            {"at": at(3, 28, 14, 30), "label": "诉前保全届满", "case": "", "words": "顺达物流公司", "tone": "near"},
            {"at": at(3, 28, 16, 40), "label": "合议", "case": "（2023）内0902民初1511号", "words": "", "tone": ""},
        ),
        "owed": (
            {"lead": "7 日", "who": "鉴定所　补充意见", "words": "约定 3月25日，已逾 3 日", "late": True, "url": "/case/1511"},
            {"lead": "3 日", "who": "某银行　协助冻结回执", "words": "已催 1 次", "late": False, "url": "/case/77"},
        ),
        "next_due": None,
        "fairness": "优先办理涉企案件，没有让其他人的中位等待变长：未标识案件 18 日，上月 18 日。",
        "pager": Pager(1, 11, 23, "", "?page=2"),
    }


def inbox_empty() -> Context:
    first = Limit("送达判决书", "", date(2024, 4, 1), Clock(20, "剩 4 日"))
    return inbox() | {"frame": desk("待办"), "total": 0, "groups": (), "agenda": (), "owed": (), "next_due": first, "fairness": "", "pager": None}


def step() -> Context:
    def cell(row: int, name: str, label: str, kind: str, value: str, *choices: Choice) -> Field:
        return Field(f"orders-{row}-{name}", label, kind, value, choices=choices, unit="元" if kind == "money" else "")

    debtor = (Choice("b", "某建材公司", chosen=True), Choice("a", "顺达物流公司"))
    columns = (cell(0, "who", "义务人", "choice", "", *(replace(c, chosen=False) for c in debtor)), cell(0, "what", "内容", "text", ""), cell(0, "sum", "金额", "money", ""))
    rows = (
        (cell(0, "who", "义务人", "choice", "", *debtor), cell(0, "what", "内容", "text", "给付运费"), cell(0, "sum", "金额", "money", "186400.00")),
        (cell(1, "who", "义务人", "choice", "", *debtor), cell(1, "what", "内容", "text", "逾期付款损失，按 LPR 计至付清"), cell(1, "sum", "金额", "money", "")),
    )
    served = "若 3月29日送达；顺延 2 日"
    return {
        "frame": desk("我的案件"),
        "case": "（2023）内0902民初1842号",
        "case_url": "/case/1842",
        "step": "宣判",
        "words": "内蒙古集宁顺达物流有限公司 诉 某建材有限公司，运输合同纠纷",
        "tags": (GREEN,),
        "clock": Clock(99, "审限剩 1 日"),
        "clock_words": "限 3月29日，《民事诉讼法》第一百六十四条",
        "help": "",
        "fields": (
            Field(
                "manner",
                "宣判方式",
                "radio",
                choices=(Choice("now", "当庭宣判", chosen=True), Choice("later", "定期宣判")),
                help="当庭宣判的，十日内发送判决书；定期宣判的，宣判后立即发给。",
            ),
            Field("day", "宣判日期", "date", "2024-03-28", unit="星期四"),
            Field("present", "到庭的人", "checks", choices=(Choice("1", "原告代理人 白律师", chosen=True), Choice("2", "被告法定代表人 冯某", chosen=True))),
            Field("orders", "判决主文", "table", columns=columns, rows=rows, help="金额只在此处填写一次，判决书从这里取。", total=Decimal("186400.00")),
            Field("bears", "受理费负担", "choice", choices=(Choice("b", "某建材公司　全部", chosen=True), Choice("s", "分担")), short=True),
            Field("fee", "金额", "money", "2,014.00", unit="减半后，自动", known=True, short=True),
            Field(
                "paper",
                "判决书",
                "paper",
                choices=(Choice("9", "民事判决书（送签稿）", chosen=True),),
                wrong=Wrong("第 4 页尚缺审判员电子签名，签名后才能宣判。", Link("现在签名", "/paper/9/sign")),
            ),
        ),
        "sentences": (),
        "action": "/case/1842/pronounce",
        "key": "k3",
        "submit": "宣判",
        "draft": Link("存为草稿", "/drafts/k3"),
        "preview": Link("看判决书", "/case/1842/pronounce/preview"),
        "refusal": None,
        "warning": None,
        "afters": (
            After(
                "期限",
                (
                    Consequence("发送判决书", date(2024, 4, 7), note="第一百五十一条，十日", condition="星期日，调休上班"),
                    Consequence("上诉期　顺达物流", date(2024, 4, 15), note="第一百七十一条，十五日", condition=served),
                    Consequence("上诉期　某建材", date(2024, 4, 15), note="第一百七十一条，各自计算", condition=served),
                    Consequence("生效", date(2024, 4, 16), condition="若双方不上诉"),
                    Consequence("履行届满", date(2024, 4, 26)),
                ),
            ),
            After(
                "费用",
                (
                    Consequence("退还原告预交受理费", amount=Decimal("2014.00")),
                    Consequence("向被告收取受理费", amount=Decimal("2014.00")),
                    Consequence("逾期未履行，加倍部分每日", amount=Decimal("32.62"), note="第二百六十四条，日万分之一点七五"),
                ),
            ),
            After("文书", words="宣判笔录、判决书送达回证两份、上诉须知（汉文）"),
            After("对外", words="统一送达：电子送达 2 人。案件信息公开：七日内上网，当事人名称按规定处理。"),
        ),
        "afters_url": "/case/1842/pronounce/after",
        "cites": (civil("第一百五十一条", "当庭宣判的，应当在十日内发送判决书；定期宣判的，宣判后立即发给判决书。"),),
    }


def step_refused() -> Context:
    why = Refusal("不能宣判", "合议庭评议笔录还没有入卷。", (civil("第四十五条"),), Link("补评议笔录", "/case/1842/deliberate"))
    bare = {"fields": (), "clock": None, "tags": (), "draft": None, "preview": None, "afters": ()}
    return step() | bare | {"refusal": why, "warning": PAID_LATE, "frame": desk("我的案件", Message("没有宣判，什么也没有记下。", "late"))}


def step_every_field() -> Context:
    return step() | {"step": "每一种要素", "fields": EVERY, "clock": None, "submit": "办理", "sentences": ("两项合计超过请求总额",)}


def intake() -> Context:
    labels = (("您要什么", "done", 0), ("谁和谁", "done", 1), ("事情经过", "now", 0), ("证据", "ahead", 0), ("确认提交", "ahead", 0))
    paid = Field("repaid", "还过多少", "money", "", optional=True)
    return {
        "frame": public("首页"),
        "title": "借钱不还，我要起诉",
        "words": "问的都是法官要查的事。答不上来的先空着。",
        "sheets": tuple({"label": label, "url": f"/intake/{n}", "mark": mark, "missing": gap} for n, (label, mark, gap) in enumerate(labels)),
        "group": Group(
            "事情经过",
            (
                Field("lent", "哪天借出去的", "date", "2022-12-01", short=True, why="利率上限看这一天"),
                Field("due", "说好哪天还", "date", "2023-11-30", short=True),
                Field("principal", "借了多少", "money", "800000.00"),
                Field("how", "怎么给的", "radio", choices=(Choice("bank", "转账", "有记录，银行能查到", True), Choice("cash", "现金", "大额现金，法官会问来源"))),
                Field("rate", "约定的年利率", "percent", "", optional=True, short=True),
                replace(paid, short=True),
                Field("story", "还有什么要告诉法官", "prose", "", optional=True, help="一两句话就够，不用法律词。"),
            ),
        ),
        "last": False,
        "previous_url": "/intake/1",
        "action": "/intake/2",
        "key": "k4",
        "draft_url": "/drafts/k4",
        "live_url": "/intake/2/live",
        "saved_at": at(3, 28, 8, 39),
        "resume": "618 204",
        "live": (
            {"label": "该找哪家法院", "words": "集宁区人民法院：被告住在集宁区。", "cites": (civil("第二十二条"),), "tone": "good"},
            {"label": "来得及吗", "words": "三年的诉讼时效到 2026年11月30日。", "cites": (Cite("《民法典》", "第一百八十八条", url="/law/civil-code"),), "tone": "good"},
            {"label": "要交多少", "words": "受理费 11,800.00 元，适用简易程序减半为 5,900.00 元。", "cites": (Cite("《诉讼费用交纳办法》", "第十三条、第十六条"),), "tone": ""},
        ),
        "missing": (Link("被告的手机号或住址", "/intake/1#address", words="没有它，起诉状送不到"),),
        "sentences": (),
        "help_url": "/guide/loan",
    }


def calendar() -> Context:
    def cell(day: date) -> Day:
        events = {
            date(2024, 3, 27): (Link("答复留言 逾 1 日", "/inbox", late=True),),
            date(2024, 3, 28): (Link("9:30 开庭", "/hearing/1"), Link("14:30 保全届满", "/case/31"), Link("16:40 合议", "/case/1511")),
            date(2024, 3, 29): (Link("宣判届满", "/case/1842"),),
        }.get(day, ())
        rest = (day.weekday() > 4 or day in HOLIDAYS) and day not in WORKED
        return Day(day, HOLIDAYS.get(day, ""), None, "", rest, "休" if day in HOLIDAYS else "", day == NOW.date(), day.month != 3, events)

    row = {"label": "开庭", "case": "（2024）内0902民初240号", "words": "第三法庭，双方已确认到庭", "tone": "", "url": "/case/240"}
    return {
        "frame": desk("日程"),
        "month": date(2024, 3, 1),
        "previous_url": "?m=2024-02",
        "next_url": "?m=2024-04",
        "today_url": "?",
        "ical_url": "/calendar.ics",
        "kinds": (Link("全部", "#", current=True), Link("开庭", "#h"), Link("届满", "#d"), Link("调解", "#m")),
        "weeks": tuple(tuple(cell(date(2024, 2, 26) + timedelta(weeks=w, days=d)) for d in range(7)) for w in range(5)),
        "agenda": (
            {"day": date(2024, 3, 28), "rows": (row | {"at": at(3, 28, 9, 30)}, row | {"at": at(3, 28, 16, 40), "label": "合议", "case": "", "words": "第二合议室"})},
            {"day": date(2024, 3, 29), "rows": (row | {"at": None, "label": "宣判届满", "case": "（2023）内0902民初1842号", "words": "简易程序，三个月", "tone": "near"},)},
        ),
    }


def people() -> Context:
    drawn = "随机分案，权重 12"
    return {
        "frame": desk("我的案件"),
        "case": CASE,
        "case_url": CASE_URL,
        "court": (
            Member("审判员", "苏和", "速裁一组", since=date(2024, 3, 1), how=drawn),
            Member("书记员", "陈静", since=date(2024, 3, 1), how="随审判员"),
            Member("保全", "执行局 保全组", since=date(2024, 3, 4), how="内部移送"),
        ),
        "sides": (
            {"label": "原告", "members": (Member("自然人", "王某", "送达：手机，尾号 6621", (Tag("已核身份", "accent", "circle-check"),)), Member("代理人", "白律师", "一般授权，到一审终结"))},
            {"label": "被告", "members": (Member("自然人", "张某", "送达：手机，尾号 3316", (Tag("电子送达已同意"),)),)},
        ),
        "draw": {"at": at(3, 1, 16, 26), "pool": 9, "excluded": ("何敏：立案审查人",), "words": "按各人手上案件的权重抽签，权重小的机会大。", "url": "/draw/412"},
        "past": ({"role": "书记员", "name": "图雅", "since": date(2024, 3, 1), "until": date(2024, 3, 11), "why": "借调到执行局"},),
        "acts": (Act("变更书记员", f"{CASE_URL}/clerk"), Act("追加当事人", f"{CASE_URL}/join")),
    }


def paper() -> Context:
    code = "H3WD-90RK-5EVM-77QA"
    return {
        "frame": desk("我的案件"),
        "case": CASE,
        "case_url": CASE_URL,
        "paper": Paper("应诉通知书", "/paper/2", "给张某", date(2024, 3, 20), code, f"/v/{code}", pages=1),
        "kind": "应诉通知书",
        "number": CASE,
        "court": "乌兰察布市集宁区人民法院",
        "text": (
            "张某：",
            "本院受理王某与你民间借贷纠纷一案，现发送起诉状副本一份，并将有关事项通知如下：",
            "一、你应当在收到起诉状副本之日起十五日内向本院提出答辩状。不提出答辩状的，不影响本院审理。",
            "二、你有权委托一至二人代为诉讼，有权申请回避、收集提供证据、请求调解。",
            "三、本案由审判员苏和独任审判，书记员陈静。",
        ),
        "previews": (),
        "signed_on": date(2024, 3, 20),
        "signers": (
            {"role": "审判员", "name": "苏和", "at": at(3, 20, 18, 50), "words": "电子签名，证书有效"},
            {"role": "院章", "name": "集宁区人民法院", "at": at(3, 20, 18, 52), "words": "电子印章"},
        ),
        "served": ({"name": "张某", "how": "短信链接", "at": at(3, 20, 19, 6), "words": "已电子签收"}, {"name": "白律师", "how": "邮寄", "at": None, "words": "运单 1031 开头"}),
        "proofs": (Proof("内容未改", "摘要与日志所记相同", "3f9a … d05b"), Proof("锚定司法链", "区块 8 214 366", at=at(3, 20, 19))),
        "qr": "",
        "download_url": "/paper/2.pdf",
        "acts": (Act("再送达一次", "/paper/2/serve"),),
    }


def specimens() -> dict[str, Specimen]:
    return {
        "inbox": ("pages/inbox.html", inbox()),
        "inbox-empty": ("pages/inbox.html", inbox_empty()),
        "step": ("pages/step.html", step()),
        "step-refused": ("pages/step.html", step_refused()),
        "step-fields": ("pages/step.html", step_every_field()),
        "intake": ("pages/intake.html", intake()),
        "intake-last": ("pages/intake.html", intake() | {"last": True, "missing": (), "saved_at": None}),
        "calendar": ("pages/calendar.html", calendar()),
        "people": ("pages/people.html", people()),
        "paper": ("pages/paper.html", paper()),
    }
