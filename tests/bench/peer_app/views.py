"""The list of cases and the page of one, as plain Django has them: objects of the ORM, Django's templates."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse

from tests.bench.peer_app.models import STATES, Deadline, Matter, Notice, Paper, Party, Step

PAGE = 50
MENU = ("待办", "日程", "案件", "通知", "收件", "程序", "计算器", "送达查验", "设置")


def _menu(request: HttpRequest) -> list[dict[str, Any]]:
    unread = Notice.objects.filter(person=request.user.username).count()
    return [{"label": each, "url": f"/{each}", "count": unread if each == "通知" else 0} for each in MENU]


@login_required
def matters(request: HttpRequest) -> HttpResponse:
    found = Matter.objects.exclude(state="agreed").order_by("-opened", "-pk")
    if "day" in request.GET:
        day, last = request.GET["day"], request.GET["id"]
        found = found.filter(Q(opened__lt=day) | Q(opened=day, pk__lt=last), opened__lte=day)
    shown = list(found[: PAGE + 1])
    parties = Party.objects.filter(kind="orm", matter__in=[each.pk for each in shown])
    for each in shown:
        each.claimants, each.defendants = [], []
    by_id = {each.pk: each for each in shown}
    for party in parties:
        matter = by_id[party.matter]
        (matter.claimants if party.role == "claimant" else matter.defendants).append(party)
    last = shown[PAGE - 1] if len(shown) > PAGE else None
    following = f"{reverse('list')}?day={last.opened}&id={last.pk}" if last else ""
    return render(request, "list.html", {"matters": shown[:PAGE], "next": following, "menu": _menu(request)})


@login_required
def matter(request: HttpRequest, number: int) -> HttpResponse:
    found = get_object_or_404(Matter, pk=number)
    found.yuan = found.amount / 100
    of = {"kind": "orm", "matter": number}
    context = {
        "matter": found,
        "stages": list(dict.fromkeys(after for _, after in STATES.values())),
        "steps": [name for name, (before, _) in STATES.items() if before == found.state],
        "docket": Step.objects.filter(**of).order_by("-at")[:40],
        "deadlines": Deadline.objects.filter(**of).order_by("due"),
        "parties": Party.objects.filter(**of),
        "papers": Paper.objects.filter(**of),
        "menu": _menu(request),
    }
    return render(request, "matter.html", context)


def nothing(request: HttpRequest, **_: Any) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [
    path("list", matters, name="list"),
    path("matter/<int:number>", matter, name="matter"),
    path("matter/<int:number>/<str:name>", nothing, name="step"),
]
