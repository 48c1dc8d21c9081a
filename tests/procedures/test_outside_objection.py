"""Who is no party objects to an enforcement from outside: identity as everywhere, and he sees only what is his."""

import pytest

from tests.engine.cast import Case, Court, Player, refused
from tests.procedures.reached import protested
from tests.procedures.test_objection import frozen
from xiezhi.desk.notices import Notice
from xiezhi.engine.access import Viewer
from xiezhi.engine.errands import work
from xiezhi.engine.possible import case_for
from xiezhi.law.working import Yuan
from xiezhi.pages.chosen import chosen_from
from xiezhi.procedures.course import Seizure
from xiezhi.procedures.enforcement import Taking
from xiezhi.procedures.objection import Identified, Number, OutsideObjection, ThingObjection
from xiezhi.records.enforcement import Asset
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows

pytestmark = pytest.mark.django_db


def passed_on(court: Court) -> None:
    with court.stands():
        work("test", ("pass_on_objection",))


def objected(court: Court) -> tuple[Case, Case, Case, Player]:
    case, seizure = frozen(court)
    protest = protested(court, case.row.number.replace("（", "(").replace("）", ")"))
    passed_on(court)
    assert protest.state is OutsideObjection.passed_on
    return case, seizure, case.child(ThingObjection), Player(court, "person-naren")


def test_it_goes_to_the_enforcement_and_he_sees_his_objection_and_nothing_of_the_enforcement(court: Court) -> None:
    """《民事诉讼法》第二百三十八条；执行异议和复议规定第二条。"""
    case, seizure, objection, naren = objected(court)
    assert objection.person("claimant").id == naren.id
    day = court.now[:10]
    assert Viewer(naren.id, day).sees(objection.row)
    assert not any(Viewer(naren.id, day).sees(each.row) for each in (case, seizure))
    assert objection.deadline("received").due == "2026-03-27", "three days to docket it"
    papers = {each.kind: each.name for each in rows(Paper, proceeding=objection.id, origin="party")}
    assert papers["proof"] == "流水"
    with court.stands():
        seen = {who: chosen_from(case_for(objection.row, who), "assets") for who in (naren.id, court.filing_judge.id)}
    assert seen[naren.id] == []
    assert len(seen[court.filing_judge.id]) == 1
    court.is_whole()


def test_which_property_is_meant_is_found_before_it_is_docketed_and_then_it_is_not_disposed_of(court: Court) -> None:
    case, seizure, objection, _ = objected(court)
    with refused("须先认定异议所指的是本案的哪一项财产", "第二百三十八条"):
        court.filing_judge.does(objection, ThingObjection.docket)
    (asset,) = rows(Asset, proceeding=case.id)
    court.filing_judge.does(objection, ThingObjection.identify, Identified(asset=asset.id))
    court.filing_judge.does(objection, ThingObjection.docket)
    assert objection.deadline("reviewing").due == "2026-04-08"
    with refused("审结以前，不得处分", "第十五条"):
        court.enforcer.does(seizure, Seizure.take, Taking(amount=Yuan(900)))
    court.is_whole()


def test_a_number_that_is_not_there_is_told_and_can_be_put_right(court: Court) -> None:
    case, _ = frozen(court)
    protest = protested(court, "（2026）内0902执99号")
    passed_on(court)
    assert protest.state is OutsideObjection.unmatched
    told = [each.text() for each in Notice.objects.filter(person="person-naren")]
    assert "请核对案号" in told[-1]
    naren = Player(court, "person-naren")
    with refused("须是执行案号", "第一条"):
        naren.does(protest, OutsideObjection.correct, Number(enforcement="99号"))
    naren.does(protest, OutsideObjection.correct, Number(enforcement=case.row.number))
    passed_on(court)
    assert protest.state is OutsideObjection.passed_on
    assert case.child(ThingObjection).state is ThingObjection.received
    court.is_whole()
