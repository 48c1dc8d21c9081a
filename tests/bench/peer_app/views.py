"""The list of cases and the page of one, as plain Django has them: objects of the ORM, Django's templates.

For the same officer they show what ours show: the menu of his offices with his unread notices, the bar with the day,
languages and sizes; on the list who sues whom, number, state, cause and day of what his offices let him see; on the
page of a case its parties, what is next, the stages, every step with the reasons against it, the newest rows of the
docket with what was stated, periods with the days left, people, money and papers. Each look at it goes to a journal.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse

from tests.bench.peer_app.court import Reading
from tests.bench.peer_app.models import ROLES, STATES, Deadline, Matter, Notice, Paper, Party, Step

PAGE, ROWS = 50, 8
SEES_ALL = {"counter", "filing_judge", "president", "inspector"}
MENU = (
    ("我的工作", "待办", "inbox"), ("我的工作", "日程", "calendar-event"), ("我的工作", "案件", "folders"),
    ("我的工作", "通知", "bell"), ("本院", "收件", "file-plus"), ("本院", "程序", "sitemap"),
    ("本院", "计算器", "calculator"), ("本院", "送达查验", "shield-search"), ("本院", "设置", "settings"),
)  # fmt: skip
LABELS = {
    "reviewing": "审查中", "offered": "已征询", "referring": "移送中", "assigned": "已委派", "mediating": "调解中",
    "agreed": "已达成协议", "submit": "起诉", "offer": "征询调解", "accept": "同意调解", "open": "开始调解",
    "assign": "委派", "take": "接受委派", "disclose": "披露", "talk": "调解", "draft": "拟协议",
    "sign": "签名", "agree": "达成协议",
    "claimant": "原告", "defendant": "被告", "mediator": "调解员", "judge": "审判员", "party": "当事人",
}  # fmt: skip


def _offices(request: HttpRequest) -> set[str]:
    today = date.today()
    held = request.user.offices.filter(Q(until=None) | Q(until__gt=today), since__lte=today)
    return {each.office for each in held}


def _visible(request: HttpRequest, offices: set[str]) -> QuerySet[Matter]:
    if offices & SEES_ALL:
        return Matter.objects.all()
    mine = Party.objects.filter(kind="orm", id_number=request.user.username).values("matter")
    return Matter.objects.filter(pk__in=mine)


def _frame(request: HttpRequest, offices: set[str]) -> dict[str, Any]:
    unread = Notice.objects.filter(person=request.user.username).count()
    menu = [
        {"group": group, "label": label, "icon": icon, "url": f"/{icon}", "count": unread if icon == "bell" else 0}
        for group, label, icon in MENU
    ]
    return {"menu": menu, "today": date.today(), "offices": sorted(offices)}


@login_required
def matters(request: HttpRequest) -> HttpResponse:
    offices = _offices(request)
    found = _visible(request, offices).exclude(state="agreed").order_by("-opened", "-pk")
    if "day" in request.GET:
        day, last = request.GET["day"], request.GET["id"]
        found = found.filter(Q(opened__lt=day) | Q(opened=day, pk__lt=last), opened__lte=day)
    shown = list(found[: PAGE + 1])
    parties = Party.objects.filter(kind="orm", matter__in=[each.pk for each in shown])
    by_id = {each.pk: each for each in shown}
    for each in shown:
        each.claimants, each.defendants, each.label = [], [], LABELS[each.state]
    for party in parties:
        matter = by_id[party.matter]
        (matter.claimants if party.role == "claimant" else matter.defendants).append(party)
    last = shown[PAGE - 1] if len(shown) > PAGE else None
    following = f"{reverse('list')}?day={last.opened}&id={last.pk}" if last else ""
    context = {"matters": shown[:PAGE], "next": following, **_frame(request, offices)}
    return render(request, "list.html", context)


@login_required
def matter(request: HttpRequest, number: int) -> HttpResponse:
    offices = _offices(request)
    found = get_object_or_404(_visible(request, offices), pk=number)
    Reading.objects.create(user=request.user, matter=number, page="matter")
    of = {"kind": "orm", "matter": number}
    parties = list(Party.objects.filter(**of))
    steps, deadlines = Step.objects.filter(**of), list(Deadline.objects.filter(**of).order_by("due"))
    for each in deadlines:
        each.label, each.left = LABELS.get(each.name, each.name), (each.due - date.today()).days
    for each in parties:
        each.label = LABELS[each.role]
    docket = list(steps.order_by("-pk")[:ROWS])
    for each in docket:
        each.label, each.who = LABELS[each.name], LABELS.get(each.actor, each.actor)
    stages = list(dict.fromkeys(after for _, after in STATES.values()))
    context = {
        "matter": found,
        "yuan": found.amount / 100,
        "label": LABELS[found.state],
        "claimants": [each for each in parties if each.role == "claimant"],
        "defendants": [each for each in parties if each.role == "defendant"],
        "stages": [{"label": LABELS[each], "now": each == found.state} for each in stages],
        "steps": _steps(found, request.user.username, offices, parties),
        "docket": docket,
        "earlier": steps.count() - len(docket),
        "running": next((each for each in deadlines if each.status == "open"), None),
        "deadlines": deadlines,
        "parties": parties,
        "papers": Paper.objects.filter(**of).order_by("-pk")[:4],
        **_frame(request, offices),
    }
    return render(request, "matter.html", context)


def _steps(found: Matter, user: str, offices: set[str], parties: list[Party]) -> list[dict[str, Any]]:
    """Every step, with the reasons why he may not take it now."""
    roles = offices | ({"judge"} if offices & SEES_ALL else set())
    roles |= {"party"} if any(each.id_number == user for each in parties) else set()
    told = []
    for name, (before, _after) in STATES.items():
        reasons, by = [], ROLES.get(name, "mediator")
        if before != found.state:
            reasons.append(f"案件现为“{LABELS[found.state]}”，“{LABELS[name]}”须在“{LABELS[before]}”时办理")
        if by not in roles:
            reasons.append(f"“{LABELS[name]}”由{LABELS[by]}办理")
        told.append({"name": name, "label": LABELS[name], "reasons": reasons})
    return sorted(told, key=lambda each: len(each["reasons"]))


def nothing(request: HttpRequest, **_: Any) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [
    path("list", matters, name="list"),
    path("matter/<int:number>", matter, name="matter"),
    path("matter/<int:number>/<str:name>", nothing, name="step"),
]
