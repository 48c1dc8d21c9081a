"""Errands: what a commit left to be done outside comes back through the door as a step, once."""

import subprocess
import sys

import pytest

from tests.engine.cast import Court
from xiezhi.desk.errands import Errand
from xiezhi.engine import errands
from xiezhi.engine.errands import seal_paper, store, work
from xiezhi.evidence.models import Entry
from xiezhi.papers.render import NoTypesetter
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.service import Invalid, Service
from xiezhi.records.paper import Delivery
from xiezhi.records.table import one


def works(court: Court, *kinds: str) -> int:
    with court.stands():
        return work("a worker", kinds)


def status(kind: str) -> list[str]:
    return list(Errand.objects.filter(kind=kind).order_by("pk").values_list("status", flat=True))


def test_an_electronic_service_arrives_and_its_period_runs(court: Court) -> None:
    """《人民法院在线诉讼规则》第三十一条：送达信息到达电子地址所在系统时，即为送达。"""
    suit = court.opens(FirstInstance)
    service = suit.child(Service)
    court.server.does(service, Service.send)
    assert status("deliver") == ["waiting"]
    assert works(court, "deliver") == 1
    assert service.state is Service.served
    delivery = one(Delivery, id=service.id)
    assert delivery is not None
    assert delivery.effective == "2026-03-02"
    assert suit.deadline("payment").due == "2026-03-09"
    assert status("deliver") == ["done"]
    assert works(court, "deliver") == 0
    court.is_whole()


def test_an_errand_done_twice_is_one_entry(court: Court) -> None:
    """Its key is the same at every try."""
    service = court.opens(Service)
    court.server.does(service, Service.send)
    works(court, "deliver")
    size = court.size
    Errand.objects.filter(kind="deliver").update(status="waiting", lease="", worker="")
    works(court, "deliver")
    assert court.size == size


def test_an_errand_that_came_too_late_changes_nothing(court: Court) -> None:
    service = court.opens(Service)
    court.server.does(service, Service.send)
    court.server.does(service, Service.cancel, Invalid(reason=Prose_("撤诉")))
    works(court, "deliver")
    assert service.state is Service.cancelled
    assert status("deliver") != ["waiting"]


def Prose_(text: str) -> object:
    from xiezhi.engine.facts import Prose

    return Prose(text)


def test_what_fails_outside_stays_with_what_was_wrong(court: Court, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(errand: Errand) -> None:
        raise ConnectionError("the carrier is down")

    court.server.does(court.opens(Service), Service.send)
    monkeypatch.setitem(errands.HANDLERS, "deliver", down)
    assert works(court, "deliver") == 1
    (errand,) = Errand.objects.filter(kind="deliver")
    assert (errand.status, errand.tries) == ("waiting", 1)
    assert "the carrier is down" in errand.trouble
    assert errand.not_before > errand.made, "it waits before it tries again"


def test_a_paper_is_sealed_by_a_step_and_kept_by_its_digest(court: Court) -> None:
    filing = court.files()
    paper = filing.paper("receipt")
    assert (paper.sealed, status("seal")) == ("", ["waiting"])
    assert works(court, "seal") == 1
    sealed = filing.paper("receipt")
    assert sealed.sealed.startswith("2026-03-02")
    assert len(sealed.sm3) == 64
    content = store().get(sealed.sha256)
    assert content.startswith(b"%PDF")
    assert len(content) == sealed.size
    entry = Entry.objects.get(step="filing.seal")
    assert (entry.actor, entry.role) == ("signer", "signer")
    assert seal_paper(sealed) == sealed, "a sealed paper is not sealed again"
    court.is_whole()


def test_without_pango_everything_goes_on_and_papers_wait_for_it(
    court: Court, without_pango: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    court.opens(Service)
    works(court, "seal")
    waiting = Errand.objects.filter(kind="seal").first()
    assert waiting is not None
    assert (waiting.status, waiting.tries, waiting.trouble) == ("waiting", 0, NoTypesetter.sentence)
    monkeypatch.undo()
    Errand.objects.update(not_before=waiting.made)
    works(court, "seal")
    assert "waiting" not in status("seal")


def test_nothing_but_the_typesetter_needs_pango() -> None:
    """A court opens, and its pages and interface are served, on a machine without it."""
    program = "import sys, django; sys.modules['weasyprint'] = None; django.setup(); import xiezhi.site.urls"
    subprocess.run([sys.executable, "-c", program], check=True)
