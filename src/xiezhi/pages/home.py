"""The front door: eight doors, one question, promises with real figures, what is heard in public today."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from urllib.parse import quote

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from xiezhi.pages.open_hearings import announced
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.visitor import visitor_of
from xiezhi.papers.codes import WrongCode, parse_check_code
from xiezhi.records.deadline import Deadline
from xiezhi.records.table import rows

FEWEST = 5
"""Below so many a share is not shown outside the court."""
SHOWN = 5
"""So many of today's hearings stand on the front page; the list has them all."""
PROMISES = (
    ("filing.reviewing", "审查起诉材料", "7 日内"),
    ("mediation.referring", "委派调解员", "3 个工作日内"),
    ("mediation.assigned", "调解员确认接受", "3 个工作日内"),
    ("first_instance.send_copies", "发送起诉状副本", "5 日内"),
    ("filing.green", "涉企优先立案", "3 个工作日内"),
    ("confirmation.reviewing", "审查司法确认", "15 日内"),
)


def home(request: HttpRequest) -> HttpResponse:
    visitor = visitor_of(request)
    today = announced(visitor, visitor.courts, 1)
    return page(
        request,
        "home",
        current="首页",
        courts=len(visitor.courts),
        doors=_doors(),
        ask_url="/ask",
        promises=_promises(visitor.day - timedelta(days=30)),
        promises_url="/promises",
        as_of=visitor.now,
        bundles=(*_bundles(), _learning()),
        hearings=today[:SHOWN],
        hearings_link=Link(_("开庭公告"), "/hearings", count=len(today)),
    )


def _doors() -> tuple[Link, ...]:
    return (
        Link(_("我要立案"), "/intake", "file-plus", _("线上填写要素，当场告知缺什么、补到哪天"), group=_("7 日内答复")),
        Link(
            _("我要调解"), "/intake?willing=1", "users", _("先行调解不收费，谈不成材料直接转立案"), group=_("30 日为限")
        ),
        Link(_("我的案件"), "/mine", "folders", _("走到哪一步、轮到谁、还剩几天"), group=_("随时")),
        Link(_("送达查验"), "/v/", "shield-search", _("收到短信、电话、文书，查是不是法院发的"), group=_("不用登录")),
        Link(_("一点存"), "/deposit", "camera", _("照片、录音、文件先存下来，改没改过谁都能核对"), group=_("随时")),
        Link(_("计算器"), "/reckon", "calculator", _("受理费、利息、期限，逐行列依据"), group=_("不用登录")),
        Link(_("开庭公告"), "/hearings", "gavel", _("公开审理的案件，哪天哪个法庭，谁都可以旁听"), group=_("不用登录")),
        Link("12368", "tel:12368", "phone", _("不会上网也一样办，话务员替您填"), group=_("8:30—17:30 人工")),
    )


def _bundles() -> tuple[Link, ...]:
    wanted = (
        ("借钱不还", "lending", "借条、转账、催款，一次填清"),
        ("拖欠我工资", "labour", "先调解，谈成可以直接申请司法确认"),
        ("我被车撞了", "injury", "先算赔多少，再决定谈还是告"),
        ("货款收不回来", "sale", "涉企案件优先立案、优先送达"),
    )
    outside = Link(_("法院执行到了我的东西"), "/objection", words=_("不是欠债的人，也能提异议，审查期间不处分"))
    joining = Link(_("别人打的官司关系到我"), "/joining", words=_("争的东西是我的，或者结果关系到我，申请参加进去"))
    mine = (Link(_(label), f"/intake?cause={cause}", words=_(words)) for label, cause, words in wanted)
    return (*mine, outside, joining)


def _learning() -> Link:
    return Link(_("电子合同、手机存证不会用"), "/lectures", words=_("听讲座、练一遍、带走一页纸，都不收费"))


def _promises(since: date) -> tuple[dict[str, object], ...]:
    """Of each promise: how many days it took, and how many were kept, of those that ended in the last thirty days."""
    ended = rows(
        Deadline,
        Q(met__gte=str(since)) | Q(status__in=("late", "lapsed"), kind="duty", due__gte=str(since)),
        clock__in=[key.partition(".")[2] for key, *_rest in PROMISES],
    )
    return tuple(
        _promise(key, label, limit, [each for each in ended if each.clock == key.partition(".")[2]])
        for key, label, limit in PROMISES
    )


def _promise(key: str, label: str, limit: str, ended: list[Deadline]) -> dict[str, object]:
    few = len(ended) < FEWEST
    kept = sum(each.status == "met" for each in ended)
    share = None if few else (Decimal(100 * kept) / len(ended)).quantize(Decimal("0.1"))
    took = [_days(each) for each in ended if each.met]
    return {
        "label": _(label),
        "limit": _(limit),
        "median": "—" if few or not took else _("%(n)s 日") % {"n": f"{median(took):g}"},
        "share": share,
        "late": share is not None and share < 90,
        "url": f"/procedures/{key.partition('.')[0]}",
    }


def _days(deadline: Deadline) -> int:
    return (date.fromisoformat(deadline.met) - date.fromisoformat(deadline.start)).days


def ask(request: HttpRequest) -> HttpResponse:
    """One box: a check code, a case number or name, or what happened."""
    asked = request.GET.get("q", "").strip()
    try:
        return redirect(f"/v/{parse_check_code(asked)}")
    except WrongCode:
        pass
    if visitor_of(request).account is not None or "号" in asked:
        return redirect(f"/search?q={quote(asked)}")
    return redirect(f"/intake?told={quote(asked[:200])}")
