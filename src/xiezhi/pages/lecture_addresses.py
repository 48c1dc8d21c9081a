"""The addresses of lectures, the exercise and the sheets."""

from __future__ import annotations

from django.urls import path

from xiezhi.pages import booking, guides, learned, lectures, practice

ADDRESSES = [
    path("lectures", lectures.lectures),
    path("lectures/announce", lectures.announce),
    path("lectures/learned", learned.learned),
    path("lectures/<str:id>.ics", lectures.ical),
    path("lectures/<str:id>", lectures.lecture),
    path("lectures/<str:id>/book", booking.book),
    path("lectures/<str:id>/cancel", booking.cancel),
    path("lectures/<str:id>/practised", booking.practised),
    path("practice", practice.practice),
    path("practice/deposit", practice.deposit),
    path("guides", guides.guides),
    path("guides/<slug:name>", guides.guide),
    path("guides/<slug:name>.<slug:lang>.pdf", guides.sheet),
]
