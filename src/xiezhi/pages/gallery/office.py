"""Settings, accounts, tokens, search, procedures, errors."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from msgspec.structs import replace

from xiezhi.pages.fields import Choice, Field, Group
from xiezhi.pages.gallery.case import SMALL
from xiezhi.pages.gallery.cast import CASE, CASE_URL, DEFENDANT, Context, Specimen, at, desk, public
from xiezhi.pages.search import Hit
from xiezhi.pages.shapes import Link, Pager, Tag


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
                Field(
                    "address", "邮寄地址", "address", "乌兰察布市集宁区霸王河路 12 号", autocomplete="street-address"
                ),
                Field(
                    "scope",
                    "用到什么时候",
                    "radio",
                    choices=(Choice("1", "一审、二审、执行都用", chosen=True), Choice("2", "只用于一审")),
                ),
                words="文书按这里送。换了要来改，没有改而没收到的，后果由自己承担。",
            ),
            group(
                "显示",
                "/settings/show",
                "保存",
                Field("elder", "大字和大按钮", "yes"),
                Field("aloud", "页面可以读出声", "yes", "1"),
            ),
        ),
        "keys": (
            {"label": "手机上的通行密钥", "words": "面容或指纹", "since": date(2024, 3, 21), "drop_url": "/keys/1"},
        ),
        "key_options_url": "/passkey/new",
        "key_answer_url": "/passkey/keep",
        "sessions": (
            {"where": "手机，集宁", "at": at(3, 28, 8, 30), "current": True, "drop_url": ""},
            {"where": "诉讼服务中心 窗口 2", "at": at(3, 21, 10, 5), "current": False, "drop_url": "/sessions/2"},
        ),
        "sentences": (),
    }


def accounts() -> Context:
    def row(
        name: str, roles: tuple[str, ...], unit: str, level: str, last: object, state: Tag | None = None
    ) -> Context:
        return {
            "name": name,
            "roles": roles,
            "unit": unit,
            "level": level,
            "last": last,
            "url": "/accounts/1",
            "state": state,
        }

    return {
        "frame": desk("设置"),
        "query": "",
        "filters": (
            Link("全部", "#", current=True, count=214),
            Link("本院", "#c", count=61),
            Link("停用", "#x", count=3),
        ),
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
        return {
            "label": label,
            "scope": scope,
            "until": until,
            "last": at(3, 28, 6, 0),
            "drop_url": "/tokens/1",
            "expired": expired,
        }

    return {
        "frame": public("我的案件", DEFENDANT),
        "made": "xz_4f0c2b77e1d94a6aa3b0",
        "tokens": (
            token("律所日程同步", "只读：期限、开庭", date(2024, 9, 30), False),
            token("旧程序", "只读：案件", date(2024, 1, 31), True),
        ),
        "fields": (
            Field("label", "给什么程序用"),
            Field("until", "用到哪天", "date", "2024-09-30"),
            Field("scope", "能看什么", "checks", choices=(Choice("read", "查案件和期限", chosen=True),)),
        ),
        "groups": (
            Group(
                "打官司",
                (
                    Field(
                        "scope-suit",
                        "打官司",
                        "checks",
                        choices=(
                            Choice("first_instance.submit_exhibit", "提交证据", note="民事一审", chosen=True),
                            Choice(
                                "first_instance.ask_recusal appeal.ask_recusal", "申请回避", note="民事一审、民事二审"
                            ),
                        ),
                    ),
                ),
                "起诉、答辩、举证、开庭、判决、上诉",
            ),
        ),
        "action": "/tokens",
        "sentences": (),
        "docs_url": "/api/docs",
    }


def search() -> Context:
    return {
        "frame": desk("我的案件"),
        "query": "张某",
        "short": False,
        "kinds": (
            Link("全部", "#", current=True, count=3),
            Link("案件", "#c", count=2),
            Link("文书名称", "#p", count=0),
            Link("文书内容", "#t", count=1),
        ),
        "hits": (
            Hit(
                "案件",
                CASE,
                "王某诉张某",
                CASE_URL,
                (("被告 ", False), ("张某", True), ("，民间借贷纠纷", False)),
                (Tag("简易程序"),),
                date(2024, 3, 1),
            ),
            Hit(
                "案件",
                "（2024）内0902执保77号",
                "保全",
                "/case/77",
                (("被申请人 ", False), ("张某", True)),
                day=date(2024, 3, 4),
            ),
            Hit(
                "文书",
                CASE,
                "应诉通知书",
                "/paper/2",
                (("张某", True), ("：本院受理王某与你民间借贷纠纷一案", False)),
                day=date(2024, 3, 20),
            ),
        ),
        "first_url": "",
        "next_url": "/search?q=张某&before=7",
        "tips": ("案号可以只写数字和“号”；身份证号、电话要写全。",),
    }


def mine() -> Context:
    turn = {"next": "轮到您：答辩，到 4月7日，剩 10 日", "late": False}
    hits = tuple(replace(hit, **turn) for hit in search()["hits"] if hit.kind == "案件")
    begun = Link("接着填：借钱不还", "/intake/2")
    return {
        "frame": public("我的案件", DEFENDANT),
        "hits": hits[:1],
        "total": 1,
        "past": hits[1:],
        "past_total": 73,
        "kinds": (),
        "first_url": "",
        "next_url": "",
        "drafts": (begun,),
        "file": Link("我要立案", "/intake"),
    }


def notices() -> Context:
    def told(words: str, day: int, unread: bool) -> Context:
        return {"words": words, "case": CASE, "url": CASE_URL, "at": at(3, day, 9, 5), "unread": unread}

    heard = (
        told("王某补交了证据，您可以在庭上质证。", 27, True),
        told("起诉状副本已送达您，答辩到 4月7日。", 20, False),
    )
    pager = Pager(1, 100, 230, "", "/notices?from=100")
    return {"frame": public("我的案件", DEFENDANT), "notices": heard, "read_url": "/notices/read", "pager": pager}


def error(status: int, title: str, words: str, *ways: Link) -> Context:
    home = Link("回首页", "/", words="八件事，从头选")
    refusal = SMALL if status == 409 else None
    return {
        "frame": public("首页"),
        "status": status,
        "title": title,
        "words": words,
        "refusal": refusal,
        "ways": (*ways, home),
    }


def print_room() -> Context:
    def item(case: str, title: str, words: str = "") -> SimpleNamespace:
        return SimpleNamespace(case=case, url="/case/412", handing="/case/412/do/hand_over", title=title, words=words)

    both = (item(CASE, "应诉通知书"), item(CASE, "举证通知书"))
    return {
        "frame": desk("打印寄送"),
        "envelopes": (
            SimpleNamespace(key="1", name="张某", address="察哈尔右翼前旗红旗嘎查18号", items=both),
            SimpleNamespace(key="2", name="包某", address="", items=(item(CASE, "传票"),)),
            SimpleNamespace(
                key="3",
                name="王某",
                address="集宁区民建路锦绣家园2号楼",
                items=(item(CASE, "民事判决书", "本人要的纸质文书"),),
            ),
        ),
        "total": 1240,
        "shown": 4,
        "key": "k",
    }


def specimens() -> dict[str, Specimen]:
    none = {"hits": (), "kinds": (), "next_url": "", "query": "李四"}
    return {
        "print-room": ("pages/print_room.html", print_room()),
        "print-room-empty": ("pages/print_room.html", print_room() | {"envelopes": (), "total": 0, "shown": 0}),
        "settings": ("pages/settings.html", settings()),
        "accounts": ("pages/accounts.html", accounts()),
        "tokens": ("pages/tokens.html", tokens()),
        "tokens-empty": ("pages/tokens.html", tokens() | {"made": "", "tokens": ()}),
        "search": ("pages/search.html", search()),
        "search-empty": ("pages/search.html", search() | none),
        "search-short": ("pages/search.html", search() | none | {"query": "李", "short": True}),
        "mine": ("pages/mine.html", mine()),
        "mine-empty": ("pages/mine.html", mine() | {"hits": (), "past": (), "drafts": ()}),
        "notices": ("pages/notices.html", notices()),
        "notices-empty": ("pages/notices.html", notices() | {"notices": ()}),
        "error-403": (
            "pages/error.html",
            error(
                403,
                "这一步不归您办",
                "您在这件案子里的身份不能办这一步。",
                Link("换一个身份", "/hats", words="您还有代理人的身份"),
            ),
        ),
        "error-404": (
            "pages/error.html",
            error(
                404,
                "没有这一页，或者您无权查看",
                "地址可能抄错了；也可能这件案子只给当事人看。",
                Link("登录再看", "/sign-in"),
            ),
        ),
        "error-409": ("pages/error.html", error(409, "没有办成", "什么也没有记下。", Link("回到案件", CASE_URL))),
        "error-422": (
            "pages/error.html",
            error(422, "填的有问题", "请回到表单，红框里写着要改什么。", Link("回到表单", CASE_URL)),
        ),
        "error-400": ("pages/400.html", {}),
        "error-500": ("pages/500.html", {"trace": "2024-0328-084000-7F"}),
        "error-503": ("pages/503.html", {"trace": "2024-0328-084000-7F"}),
    }
