"""Specimens of the rest: settings, accounts, tokens, search, procedures, errors."""

from __future__ import annotations

from datetime import date

from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.gallery.cast import CASE, CASE_URL, DEFENDANT, Context, Specimen, at, civil, desk, public
from xiezhi.pages.gallery.case import SMALL
from xiezhi.pages.shapes import Cite, Link, Pager, Tag

ONLINE = "《人民法院在线调解规则》"
CONFIRM = "《民事诉讼法》"


def settings() -> Context:
    def group(title: str, action: str, submit: str, *fields: Field, words: str = "") -> Context:
        return {"title": title, "words": words, "fields": fields, "action": action, "submit": submit}

    return {
        "frame": public("我的案件", DEFENDANT),
        "tabs": (Link("我的资料", "#", current=True), Link("登录与安全", "#s"), Link("通知", "#n"), Link("显示", "#d")),
        "groups": (
            group(
                "送达地址",
                "/settings/address",
                "确认送达地址",
                Field("phone", "手机号", "phone", "139 0000 3316", autocomplete="tel"),
                Field("address", "邮寄地址", "address", "乌兰察布市集宁区霸王河路 12 号", autocomplete="street-address"),
                Field("scope", "用到什么时候", "radio", choices=(Choice("1", "一审、二审、执行都用", chosen=True), Choice("2", "只用于一审"))),
                words="文书按这里送。换了要来改，没有改而没收到的，后果由自己承担。",
            ),
            group("显示", "/settings/show", "保存", Field("elder", "大字和大按钮", "yes"), Field("aloud", "页面可以读出声", "yes", "1")),
        ),
        "keys": ({"label": "手机上的通行密钥", "words": "面容或指纹", "since": date(2024, 3, 21), "drop_url": "/keys/1"},),
        "key_options_url": "/passkey/new",
        "key_answer_url": "/passkey/keep",
        "sessions": (
            {"where": "手机，集宁", "at": at(3, 28, 8, 30), "current": True, "drop_url": ""},
            {"where": "诉讼服务中心 窗口 2", "at": at(3, 21, 10, 5), "current": False, "drop_url": "/sessions/2"},
        ),
        "sentences": (),
    }


def accounts() -> Context:
    def row(name: str, roles: tuple[str, ...], unit: str, level: str, last: object, state: Tag | None = None) -> Context:
        return {"name": name, "roles": roles, "unit": unit, "level": level, "last": last, "url": "/accounts/1", "state": state}

    return {
        "frame": desk("设置"),
        "query": "",
        "filters": (Link("全部", "#", current=True, count=214), Link("本院", "#c", count=61), Link("停用", "#x", count=3)),
        "accounts": (
            row("苏和", ("审判员",), "速裁一组", "L3 数字证书", at(3, 28, 8, 2)),
            row("陈静", ("书记员", "送达专员"), "速裁一组", "L3 数字证书", at(3, 28, 8, 10)),
            row("宝音", ("执行员", "案款专员"), "执行局", "L2 身份证核验", at(3, 27, 17, 40)),
            row("图雅", ("书记员",), "执行局", "L2 身份证核验", None, Tag("停用", "near")),
        ),
        "new_url": "/accounts/new",
        "pager": Pager(1, 4, 214, "", "?page=2"),
    }


def tokens() -> Context:
    def token(label: str, scope: str, until: date, expired: bool) -> Context:
        return {"label": label, "scope": scope, "until": until, "last": at(3, 28, 6, 0), "drop_url": "/tokens/1", "expired": expired}

    return {
        "frame": public("我的案件", DEFENDANT),
        "made": "xz_4f0c2b77e1d94a6aa3b0",
        "tokens": (token("律所日程同步", "只读：期限、开庭", date(2024, 9, 30), False), token("旧程序", "只读：案件", date(2024, 1, 31), True)),
        "fields": (
            Field("label", "给什么程序用"),
            Field("scope", "能办什么", "checks", choices=(Choice("read", "查案件和期限", chosen=True), Choice("papers", "下载文书"), Choice("evidence", "提交证据"))),
            Field("until", "用到哪天", "date", "2024-09-30"),
        ),
        "action": "/tokens",
        "sentences": (),
        "docs_url": "/api/docs",
    }


def search() -> Context:
    return {
        "frame": desk("我的案件"),
        "query": "张某",
        "kinds": (Link("全部", "#", current=True, count=3), Link("案件", "#c", count=2), Link("文书", "#p", count=1)),
        "hits": (
            {"kind": "案件", "case": CASE, "title": "王某诉张某", "url": CASE_URL, "words": (("被告 ", False), ("张某", True), ("，民间借贷纠纷", False)), "tags": (Tag("简易程序"),), "day": date(2024, 3, 1)},
            {"kind": "案件", "case": "（2024）内0902执保77号", "title": "保全", "url": "/case/77", "words": (("被申请人 ", False), ("张某", True)), "tags": (), "day": date(2024, 3, 4)},
            {"kind": "文书", "case": CASE, "title": "应诉通知书", "url": "/paper/2", "words": (("张某", True), ("：本院受理王某与你民间借贷纠纷一案", False)), "tags": (), "day": date(2024, 3, 20)},
        ),
        "pager": Pager(1, 3, 3),
        "tips": ("案号可以只写数字：412", "姓名要写全"),
    }


def procedures() -> Context:
    def line(label: str, code: str, words: str, states: int, steps: int) -> Context:
        return {"label": label, "code": code, "url": "/procedures/1", "words": words, "states": states, "steps": steps}

    return {
        "frame": desk("程序"),
        "chapters": (
            {"label": "诉源治理", "procedures": (line("诉前调解", "民诉前调", "立案前，由特邀调解员主持", 5, 5), line("司法确认", "诉前调确", "调解协议经法院确认，可以申请执行", 4, 4))},
            {"label": "民事", "procedures": (line("一审", "民初", "普通、简易、小额", 9, 31), line("二审", "民终", "上诉案件", 7, 18))},
        ),
    }


def procedure() -> Context:
    def state(name: str, label: str, mark: str = "", lasts: str = "", *cites: Cite) -> Context:
        return {"name": name, "label": label, "mark": mark, "lasts": lasts, "cites": cites}

    def step(number: int, name: str, label: str, by: str, leads: str, article: str, **more: object) -> Context:
        rest = {"facts": (), "guards": (), "clock": "", "then": ""} | more
        return {"number": number, "name": name, "label": label, "by": by, "leads": leads, "cites": (Cite(ONLINE, article, url="/law/online"),)} | rest

    def arrow(number: int, label: str, start: int, end: int) -> Context:
        return {"number": number, "label": label, "leads": ((start, end),)}

    signed = {"label": "当事人和调解员均已电子签章", "cites": (Cite(ONLINE, "第十九条", words="在调解协议上进行电子签章", url="/law/online"),)}
    return {
        "frame": desk("程序"),
        "label": "诉前调解",
        "code": "民诉前调",
        "words": "立案前在线调解，由特邀调解员主持，三十日内调结；谈不成，材料直接转立案。",
        "states": (
            state("referred", "已委派", "first"),
            state("mediating", "调解中", "", "三十日", Cite(ONLINE, "第二十四条", url="/law/online")),
            state("agreed", "已达成协议"),
            state("confirming", "已申请司法确认", "last"),
            state("failed", "调解不成", "last"),
        ),
        "arrows": (arrow(1, "接受委派", 0, 1), arrow(2, "记录调解", 1, 1), arrow(3, "达成调解协议", 1, 2), arrow(4, "调解不成", 1, 4), arrow(5, "共同申请司法确认", 2, 3)),
        "steps": (
            step(1, "accept", "接受委派", "特邀调解员", "已委派 → 调解中", "第十二条", clock="收到委派后三个工作日内"),
            step(2, "note", "记录调解", "特邀调解员", "调解中", "第十六条", facts=("时间", "方式", "笔录")),
            step(3, "agree", "达成调解协议", "特邀调解员", "调解中 → 已达成协议", "第十九条", facts=("调解协议书", "给付金额（元）"), guards=(signed,)),
            step(4, "fail", "调解不成", "特邀调解员，或到期由时钟办", "调解中 → 调解不成", "第二十四条", facts=("原因",)),
            step(5, "apply", "共同申请司法确认", "双方当事人", "已达成协议 → 已申请司法确认", "第二十条", clock="协议生效之日起三十日内", then="丧失申请的权利")
            | {"cites": (civil("第二百零五条"),)},
        ),
        "opens": (Link("立案", "/procedures/filing", words="调解不成，材料带过去"), Link("司法确认", "/procedures/confirm", words="共同申请司法确认")),
    }


def error(status: int, title: str, words: str, *ways: Link) -> Context:
    home = Link("回首页", "/", words="六件事，从头选")
    refusal = SMALL if status == 409 else None
    return {"frame": public("首页"), "status": status, "title": title, "words": words, "refusal": refusal, "ways": (*ways, home)}


def specimens() -> dict[str, Specimen]:
    none = {"hits": (), "pager": None, "query": "李四"}
    return {
        "settings": ("pages/settings.html", settings()),
        "accounts": ("pages/accounts.html", accounts()),
        "tokens": ("pages/tokens.html", tokens()),
        "tokens-empty": ("pages/tokens.html", tokens() | {"made": "", "tokens": ()}),
        "search": ("pages/search.html", search()),
        "search-empty": ("pages/search.html", search() | none),
        "procedures": ("pages/procedures.html", procedures()),
        "procedure": ("pages/procedure.html", procedure()),
        "error-403": ("pages/error.html", error(403, "这一步不归您办", "您在这件案子里的身份不能办这一步。", Link("换一个身份", "/hats", words="您还有代理人的身份"))),
        "error-404": ("pages/error.html", error(404, "没有这一页，或者您无权查看", "地址可能抄错了；也可能这件案子只给当事人看。", Link("登录再看", "/sign-in"))),
        "error-409": ("pages/error.html", error(409, "没有办成", "什么也没有记下。", Link("回到案件", CASE_URL))),
        "error-422": ("pages/error.html", error(422, "填的有问题", "请回到表单，红框里写着要改什么。", Link("回到表单", CASE_URL))),
        "error-500": ("pages/500.html", {"trace": "2024-0328-084000-7F"}),
    }
