"""Those who do not perform are published when they may be, and taken off when it ends, by errands to a public list."""

from collections.abc import Iterator

import pytest

from tests.engine.cast import Case, Court
from tests.procedures.enforced import running
from tests.procedures.reached import sanctioned
from xiezhi.desk.errands import Errand
from xiezhi.engine.errands import work
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.outside.publication_simulator import Gazette, gazette
from xiezhi.phrases import assistants
from xiezhi.procedures.course import Enforcement
from xiezhi.procedures.enforcement import Lifting, Proposal, Sanction
from xiezhi.procedures.enforcement.sanction_effects import PUBLISH, UNPUBLISH
from xiezhi.procedures.enforcement.sanction_facts import End, Ground, Sort

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gazette]:
    real = Gazette(b"key", patience=0)
    with gazette(real) as at:
        monkeypatch.setitem(assistants.PLAYED, "publication", {"url": at.url, "secret": "key"})
        yield real


def worked(court: Court, day: str) -> None:
    court.clock(day)
    Errand.objects.filter(kind__in=(PUBLISH, UNPUBLISH)).update(not_before=f"{day}T00:00:00+08:00")
    with court.stands():
        work("test", (PUBLISH, UNPUBLISH))


def listed(court: Court, grace: int = 0) -> Case:
    """张某 broke the order to report: dishonest, by the fourth ground, for two years."""
    case = running(court)
    sanctioned(court, case)
    why = Proposal(
        sort=Sort.dishonest, whom=PersonId(case.person("defendant").id), ground=Ground.unreported,
        reason=Prose("没有报告财产"), grace=grace,
    )  # fmt: skip
    court.enforcer.does(case, Enforcement.sanction, why)
    found = [each for each in case.children(Sanction) if each.row.track.startswith("dishonest")]
    court.president.does(next(each for each in case.children(Sanction) if each.id != found[0].id), Sanction.sign)
    court.president.does(found[0], Sanction.sign, day="2026-04-01")
    return found[0]


def test_it_is_published_with_its_ground_and_its_last_day(court: Court, shown: Gazette) -> None:
    """失信名单规定第二条、第六条（原文未核）。"""
    sanction = listed(court)
    worked(court, "2026-04-01")
    (record,) = (each for each in shown.shown.values() if each["sort"] == "dishonest")
    assert (record["iname"], record["disruptTypeName"], record["until"]) == ("张某", "违反财产报告制度", "2028-04-01")
    assert record["caseCode"] == "（2026）内0902执1号"
    assert sanction.deadline("expiry").due == "2028-04-01"
    court.is_whole()


def test_during_the_grace_nobody_is_published_and_who_pays_in_it_never_is(court: Court, shown: Gazette) -> None:
    """善意文明执行意见: 一至三个月的宽限期（原文未核）。"""
    sanction = listed(court, grace=30)
    worked(court, "2026-04-20")
    assert sanction.id not in shown.shown
    court.enforcer.does(sanction, Sanction.lift, Lifting(why=End.early, reason=Prose("已履行")))
    worked(court, "2026-05-02")
    assert sanction.id not in (*shown.shown, *shown.removed)


def test_what_is_lifted_is_taken_off_the_list(court: Court, shown: Gazette) -> None:
    """失信名单规定第十条（原文未核）。"""
    sanction = listed(court)
    worked(court, "2026-04-01")
    court.enforcer.does(sanction, Sanction.lift, Lifting(why=End.early, reason=Prose("已履行")), day="2026-04-08")
    worked(court, "2026-04-08")
    assert (sanction.id in shown.shown, list(shown.removed)) == (False, [sanction.id])
    assert sanction.state is Sanction.lifted
    court.is_whole()
