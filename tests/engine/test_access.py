"""Who may see what: denied by default; by standing, by office in its court; notes of talks to the mediator alone."""

import pytest

from tests.engine.cast import CODE, WANG, Case, Court, Player, intake
from xiezhi.engine.access import Viewer
from xiezhi.engine.facts import Name, PersonId, Prose, Secret
from xiezhi.engine.reading import families_of
from xiezhi.engine.refused import Absent
from xiezhi.engine.words import ANYONE, FOUNDER
from xiezhi.phrases.people import Party
from xiezhi.procedures.affairs import Affairs, Appointment, Founding, Office, Removal
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.mediation import Assignment, Declining, Mediation, Talk
from xiezhi.procedures.service import Service
from xiezhi.records.court import Officer
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import count, one, rows

TODAY = "2026-03-02"
OTHER = Party(name=Name("刘某"), id_number=Secret("310101198001010018"))


def sees_it(who: Player, case: Case) -> bool:
    """The answer about one, the filter of many and the proceeding itself agree."""
    viewer = Viewer(who.id, TODAY)
    one_by_one = viewer.sees(case.row)
    assert one_by_one == bool(count(Proceeding, viewer.visible(), id=case.id))
    if one_by_one:
        assert viewer.seen(case.id).id == case.id
    else:
        with pytest.raises(Absent):
            viewer.seen(case.id)
    return one_by_one


def test_parties_see_their_own_case_and_nobody_elses(court: Court) -> None:
    mine = court.files()
    theirs = court.files(intake(claimants=(OTHER,), yuan="9"), by=court.counter)
    assert sees_it(court.wang, mine)
    assert sees_it(mine.person("defendant"), mine)
    assert not sees_it(court.wang, theirs)
    assert not sees_it(theirs.person("claimant"), mine)
    assert not sees_it(Player(court, "stranger"), mine)
    assert not sees_it(Player(court, ""), mine)


def test_an_office_shows_what_its_kind_of_case_says_it_shows(court: Court) -> None:
    filing, talks, suit = court.files(), court.talks(intake(yuan="2")), court.opens(FirstInstance, intake(yuan="3"))
    service = suit.child(Service)
    shown = {
        office: [sees_it(who, case) for case in (filing, talks, suit, service, court.affairs)]
        for office, who in court.officers.items()
    }
    assert shown == {
        "counter": [True, True, True, True, False],
        "filing_judge": [True, True, True, True, False],
        "server": [False, False, False, True, False],
        "mediator": [False, True, False, False, False],
        "judge": [False, False, False, False, False],
        "clerk": [False, False, False, False, False],
        "president": [True, True, True, True, True],
        "personnel": [False, False, False, False, True],
        "inspector": [True, True, True, True, True],
        "enforcer": [False, False, False, False, False],
        "enforcement_head": [False, False, False, False, False],
        "finance": [False, False, False, False, False],
        "archivist": [False, False, False, False, False],
    }


def test_an_office_shows_nothing_of_another_court_and_nothing_after_it_ended(court: Court) -> None:
    filing = court.files()
    judge = court.filing_judge
    officer = one(Officer, person=judge.id)
    assert officer is not None
    court.personnel.does(court.affairs, Affairs.remove, Removal(officer=officer.id, reason=Prose("调任")))
    assert not sees_it(judge, filing)
    assert officer.court == CODE


def test_who_holds_two_offices_sees_what_either_shows(court: Court) -> None:
    service = court.opens(Service)
    both = Appointment(name=Name("孟书记"), office=Office.server, person=PersonId(court.clerk.id))
    assert not sees_it(court.clerk, service)
    court.personnel.does(court.affairs, Affairs.appoint, both)
    assert sees_it(court.clerk, service)


def test_a_mediator_who_declined_no_longer_sees_the_case(court: Court) -> None:
    talks = court.opens(Mediation)
    court.filing_judge.does(talks, Mediation.assign, Assignment(mediator=PersonId(court.mediator.id)))
    assert sees_it(court.mediator, talks)
    court.mediator.does(talks, Mediation.decline_assignment, Declining())
    assert not sees_it(court.mediator, talks)


def test_notes_of_the_talks_are_the_mediators_alone(court: Court) -> None:
    """《人民法院在线调解规则》第十八条；调解中的陈述以后不得用来对抗任何一方。"""
    talks = court.talks()
    court.mediator.does(talks, Mediation.talk, Talk(how=Prose("视频"), notes=Prose("王某愿意减一万元")))

    def kinds(who: Player) -> set[str]:
        return {paper.kind for paper in Viewer(who.id, TODAY).seen_papers(talks.id)}

    assert "talk" in kinds(court.mediator)
    for other in (court.wang, talks.person("defendant"), court.filing_judge, court.president, court.inspector):
        assert "talk" not in kinds(other)
        assert "referral" in kinds(other)


def test_papers_of_a_case_that_one_does_not_see_are_absent(court: Court) -> None:
    filing = court.files()
    with pytest.raises(Absent):
        Viewer("stranger", TODAY).seen_papers(filing.id)


def test_a_case_is_found_by_its_number_by_those_only_who_see_it(court: Court) -> None:
    suit = court.opens(FirstInstance)
    assert Viewer(court.wang.id, TODAY).seen(suit.row.number).id == suit.id
    with pytest.raises(Absent):
        Viewer("stranger", TODAY).seen(suit.row.number)
    with pytest.raises(Absent):
        Viewer(court.filing_judge.id, TODAY).seen("")
    assert WANG.name == "王某"
    assert Filing.numbered is False


def test_who_supervises_reads_the_cases_of_the_courts_below_and_has_no_work_there(court: Court) -> None:
    """《人民法院组织法》第十条。"""
    below = Founding(code="内0921", name="卓资县人民法院", level="基层", parent=CODE)
    affairs = Case(
        court, court.act(Affairs.found, below, court="内0921", by="founder", as_=FOUNDER, key="f").proceeding
    )
    chief = Appointment(name=Name("县院院长"), office=Office("president"))
    court.act(Affairs.appoint, chief, on=affairs.row, by="founder", as_=FOUNDER, key="p")
    filing = Case(
        court, court.act(Filing.submit, intake(), court="内0921", by=court.wang.id, as_=ANYONE, key="w").proceeding
    )
    (county,) = rows(Officer, court="内0921")
    who = court.officers
    assert {office for office in who if sees_it(who[office], filing)} == {"president", "inspector"}
    assert count(Proceeding, Viewer(who["president"].id, TODAY).at_work(), id=filing.id) == 0
    assert not sees_it(who["president"], affairs)
    assert not sees_it(Player(court, county.person), court.files())


def test_whose_place_in_a_case_is_not_one_of_the_court_is_not_shown_its_inner_shelf(court: Court) -> None:
    """Denied by default: a standing that nobody has thought of opens the main shelf."""
    held = court.deposits(b"a recording", by=Player(court, "person-shaliu"), name="录音")
    family = families_of([held.row.dispute])[held.row.dispute]
    notes = Paper(
        id="notes",
        court=CODE,
        dispute=held.row.dispute,
        proceeding=held.id,
        kind="notes",
        title="评议笔录",
        origin="court",
        at=TODAY,
        by="court",
        shelf="inner",
    )
    assert [each.shelf for each in family.after([notes]).of(Paper, held.id)] == ["inner"]
    assert Viewer("person-shaliu", TODAY).papers_in(family.after([notes]), held.row) == []
