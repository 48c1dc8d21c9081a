"""The frame around every page: whose it is, the menu, the ways out, the bar of a demonstration court."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from django.http import HttpRequest
from django.utils.translation import get_language

from xiezhi.engine import houses
from xiezhi.indicators.scope import NAMES as FIGURES
from xiezhi.pages.cast import latest_parties, officers_of
from xiezhi.pages.fields import Choice
from xiezhi.pages.frame import HERE, TOKEN, Demo, Frame, Message, Reader
from xiezhi.pages.names import office_label
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.visitor import Visitor, visitor_of
from xiezhi.records.court import Court

PRINTS = frozenset({"counter", "filing_judge", "server"})
"""Offices that print papers and post them."""
HOUSE = ("personnel", "president", "inspector")
"""Offices that see the court's own affairs."""
BOOKS = ("finance", "president", "inspector")
"""Offices that see the whole books of their court."""
APPROVES = ("enforcement_head", "president")
"""Offices that approve payouts and sanctions."""
NOTE = "note"
"""The query's name for one sentence carried over a redirect."""
SENTENCES = {
    "signed": "已登录。",
    "moved": "法院的时钟已经往前拨，经过的期限都已届满。",
    "kept": "草稿已存。",
    "saved": "已保存。",
    "dropped": "已停用。",
    "handed": "已经交上去了。",
    "booked": "银行已经收下转账，几秒钟后到法院账上。",
    "seated": "报名收到了。",
    "cancel": "报名已经取消。",
    "practise": "记下了：练习做完了。",
    "catch_up": "记下了：到了课，也做完了练习。",
}


def frame_of(request: HttpRequest, current: str) -> Frame:
    visitor = visitor_of(request)
    court, lang = visitor.court, str(get_language())
    held = frozenset(each.office for each in visitor.offices)
    return Frame(
        lang=visitor.lang,
        now=visitor.now,
        court=short_name(court) if court else _("人民法院"),
        service=_("一站式诉讼服务"),
        csrf=TOKEN,
        here=HERE,
        nav=_desk_menu(lang, held, current, visitor.unread) if visitor.staff else _public_menu(lang, current),
        tabs=_tabs(lang, visitor.staff, current),
        foot=_foot(lang),
        home_url="/inbox" if visitor.staff else "/",
        search_url="/search",
        sign_in_url="/sign-in",
        sign_out_url="/sign-out",
        mode_url="/mode",
        language_url="/language",
        courts=() if visitor.staff else _courts(visitor),
        reader=_reader(visitor),
        elder=visitor.elder,
        demo=_demo(visitor),
        messages=_messages(request),
    )


def short_name(court: Court) -> str:
    """集宁区人民法院, 乌兰察布市中级人民法院: the name without the city that stands before a district."""
    name = court.name.removeprefix("内蒙古自治区")
    city, _city, rest = name.partition("市")
    return rest if city and rest and not rest.startswith(("中级", "人民")) else name


@lru_cache(maxsize=64)
def _public_menu(_lang: str, current: str) -> tuple[Link, ...]:
    places = (
        ("首页", "/"),
        ("我的案件", "/mine"),
        ("立案", "/intake"),
        ("计算器", "/reckon"),
        ("送达查验", "/v/"),
        ("程序", "/procedures"),
    )
    return tuple(Link(_(label), url, current=label == current) for label, url in places)


@lru_cache(maxsize=512)
def _desk_menu(_lang: str, held: frozenset[str], current: str, notices: int) -> tuple[Link, ...]:
    """What these offices open, with as many unread notices."""
    mine, court = _("我的工作"), _("本院")
    rows = (
        (mine, "待办", "/inbox", "inbox", None),
        (mine, "日程", "/calendar", "calendar-event", None),
        (mine, "案件", "/mine", "folders", None),
        (mine, "通知", "/notices", "bell", notices or None),
        (court, "收件", "/intake", "file-plus", None),
        (court, "程序", "/procedures", "sitemap", None),
        (court, "计算器", "/reckon", "calculator", None),
        (court, "送达查验", "/v/", "shield-search", None),
        (court, "讲座和练习", "/lectures", "presentation", None),
        (court, "设置", "/settings", "settings", None),
    )
    desks = (
        *(((mine, "审批", "/approvals", "signature", None),) if held & {*APPROVES} else ()),
        *(((mine, "案款", "/money", "coins", None),) if held & {*BOOKS} else ()),
        *(((mine, "打印寄送", "/print-room", "printer", None),) if held & {*PRINTS} else ()),
    )
    looks = ((court, "指标", "/figures", "chart-dots", None),) if held & {*FIGURES} else ()
    house = ((court, "人员", "/people", "users", None), (court, "本院数值", "/court/settings", "scale", None))
    shown = (*rows[:1], *desks, *rows[1:], *looks, *(house if held & {*HOUSE} else ()))
    return tuple(
        Link(_(label), url, icon, "", label == current, count, False, group) for group, label, url, icon, count in shown
    )


@lru_cache(maxsize=64)
def _tabs(_lang: str, staff: bool, current: str) -> tuple[Link, ...]:
    desk = (
        ("待办", "/inbox", "inbox"),
        ("日程", "/calendar", "calendar-event"),
        ("案件", "/mine", "folders"),
        ("更多", "#menu", "menu-2"),
    )
    public = (
        ("首页", "/", "home"),
        ("我的案件", "/mine", "folders"),
        ("计算器", "/reckon", "calculator"),
        ("12368", "tel:12368", "phone"),
    )
    chosen = desk if staff else public
    return tuple(Link(_(label), url, icon, current=label == current) for label, url, icon in chosen)


@lru_cache(maxsize=8)
def _foot(_lang: str) -> tuple[Link, ...]:
    places = (
        ("程序", "/procedures"),
        ("一点存", "/deposit"),
        ("讲座和练习", "/lectures"),
        ("送达查验", "/v/"),
        ("计算器", "/reckon"),
        ("12368", "tel:12368"),
    )
    return tuple(Link(_(label), url) for label, url in places)


def _courts(visitor: Visitor) -> tuple[str, ...]:
    """The courts behind this window, by the short names that people use."""
    return tuple(
        short_name(each).replace("市中级人民法院", "中院").removesuffix("人民法院")
        for each in visitor.courts
        if each is not visitor.court
    )


def _reader(visitor: Visitor) -> Reader | None:
    if visitor.account is None:
        return None
    role = _role(str(get_language()), tuple(each.office for each in visitor.offices))
    return Reader(visitor.name or _("访客"), role, visitor.staff, "/settings")


@lru_cache(maxsize=256)
def _role(_lang: str, offices: tuple[str, ...]) -> str:
    """What he is called who holds these offices."""
    return _("、").join(dict.fromkeys(_(office_label(each)) for each in offices)) or _("当事人")


def _demo(visitor: Visitor) -> Demo | None:
    if not visitor.demo:
        return None
    shown = _cast(str(get_language()), visitor.court.id if visitor.court else "", visitor.today, houses.now().trees)
    if visitor.person not in shown:
        shown = {visitor.person: visitor.name or _("还没有登录"), **shown}
    choices = tuple(Choice(person, label, chosen=person == visitor.person) for person, label in shown.items())
    return Demo(choices, "/demo/sign-in", "/demo/move", "/demo")


@lru_cache(maxsize=64)
def _cast(_lang: str, court: str, today: str, _grown: houses.Trees) -> Mapping[str, str]:
    """Whom one can be, found again when a log has grown."""
    people = [*officers_of(court, today)[:9], *latest_parties(6)]
    return MappingProxyType({each.person: f"{each.name}　{each.role}" for each in people})


def _messages(request: HttpRequest) -> tuple[Message, ...]:
    name = request.GET.get(NOTE, "")
    return (Message(_(SENTENCES[name])),) if name in SENTENCES else ()
