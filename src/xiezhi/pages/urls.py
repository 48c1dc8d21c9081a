"""Every address of the pages."""

from __future__ import annotations

from django.urls import path

from xiezhi.pages import (
    batch,
    deadline,
    demo,
    entry,
    home,
    inbox,
    papers,
    preferences,
    proceeding,
    sign_in,
    step,
)

urlpatterns = [
    path("", home.home),
    path("ask", home.ask),
    path("mode", preferences.mode),
    path("language", preferences.language),
    path("sign-in", sign_in.password),
    path("sign-in/code", sign_in.code),
    path("sign-in/set-up", sign_in.set_up),
    path("sign-out", sign_in.sign_out),
    path("passkey/options", sign_in.passkey_options),
    path("passkey/answer", sign_in.passkey_answer),
    path("demo", demo.demo),
    path("demo/sign-in", demo.be),
    path("demo/move", demo.move),
    path("inbox", inbox.inbox),
    path("inbox/batch", batch.batch),
    path("case/<str:number>", proceeding.proceeding),
    path("case/<str:number>/papers", papers.papers),
    path("case/<str:number>/papers.zip", papers.archive),
    path("case/<str:number>/deadline/<str:id>.ics", deadline.ical),
    path("case/<str:number>/deadline/<str:id>", deadline.deadline),
    path("case/<str:number>/do/<str:name>", step.step),
    path("case/<str:number>/do/<str:name>/after", step.after),
    path("case/<str:number>/do/<str:name>/draft", step.draft),
    path("entry/<str:id>", entry.entry),
    path("entry/<str:id>/proof", entry.proof),
    path("log/<str:court>/policy", entry.policy),
    path("paper/<str:paper>.pdf", papers.download),
    path("paper/<str:paper>", papers.paper),
]
handler404 = "xiezhi.pages.errors.absent"
handler500 = "xiezhi.pages.errors.broken"
