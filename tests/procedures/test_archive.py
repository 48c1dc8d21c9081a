"""What is done with the papers of a case once it has ended."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from tests.engine.cast import Case, Court, Player, refused
from tests.procedures.trials import Trial
from xiezhi.engine.access import Viewer
from xiezhi.engine.errands import printed, store, work_once
from xiezhi.engine.facts import Name, PersonId, Prose
from xiezhi.engine.refused import Absent
from xiezhi.engine.words import CLERK, JUDGE
from xiezhi.law.tracks import Track
from xiezhi.procedures.affairs import Affairs, Appointment, Office
from xiezhi.procedures.archive import Accepting, Archive, Binding, Checked, Returning
from xiezhi.procedures.first_instance import FirstInstance, Presiding
from xiezhi.procedures.judgment import Deliberation, Judgment, Pronouncing
from xiezhi.records.archive import BoundPaper
from xiezhi.records.court import Officer
from xiezhi.records.paper import Paper
from xiezhi.records.table import one, rows

pytestmark = pytest.mark.django_db


def ended(court: Court) -> tuple[Trial, Case]:
    """A suit that its claimant withdrew, everything served, and the archive that this opened."""
    trial = Trial.of(court).ready()
    asked = FirstInstance.ask_withdrawal.facts(reason=Prose("已经付清"))
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal, asked)
    trial.judge.does(trial.suit, FirstInstance.withdraw, as_=JUDGE)
    return trial, trial.suit.child(Archive)


def bound(court: Court) -> tuple[Trial, Case]:
    trial, archive = ended(court)
    binds(trial.served(), archive)
    return trial, archive


def binds(trial: Trial, archive: Case) -> None:
    trial.clerk.does(archive, Archive.bind, Binding())
    with trial.court.stands():
        while work_once("test", ("bind",)):
            pass


def deliberated(court: Court) -> tuple[Trial, Case]:
    """A suit that three judged two to one, its judgment served on both; its file is bound."""
    trial = Trial.of(court).ready(Track.ordinary)
    court.president.does(trial.suit, FirstInstance.preside, Presiding(judge=PersonId(trial.judge.id)))
    trial.listed("2026-03-20").served().held("2026-03-20").written()
    agreed = tuple(PersonId(each.id) for each in trial.sitting()[:2])
    said = Deliberation(agreed=agreed, record=Prose("二比一"))
    trial.judge.does(trial.judgment, Judgment.deliberate, said, as_=JUDGE)
    trial.signed().judge.does(trial.judgment, Judgment.pronounce, Pronouncing(), as_=JUDGE)
    trial.clerk.does(trial.judgment, Judgment.send, as_=CLERK)
    trial.served(trial.judgment).served()
    court.nothing_comes(trial.judgment, "2026-04-21")
    archive = trial.suit.child(Archive)
    binds(trial, archive)
    return trial, archive


def archivist(court: Court) -> Player:
    court.personnel.does(court.affairs, Affairs.appoint, Appointment(name=Name("图雅"), office=Office.archivist))
    found = one(Officer, office="archivist")
    assert found is not None
    return Player(court, found.person, "archivist")


def test_a_case_that_has_ended_is_put_in_order_within_three_months_once_all_is_served(court: Court) -> None:
    trial, archive = ended(court)
    assert archive.state is Archive.waiting
    assert archive.row.number == f"{trial.row.number}/归档"
    assert archive.deadline("waiting").due == "2026-06-03"
    with refused("须已送达", "归档"):
        trial.clerk.does(archive, Archive.bind, Binding())


def test_every_page_is_numbered_and_the_map_says_where_each_paper_lies(court: Court) -> None:
    trial, archive = bound(court)
    assert archive.state is Archive.bound
    (volume,) = rows(Paper, proceeding=archive.id, shelf="main")
    pages = PdfReader(io.BytesIO(store().get(volume.sha256))).pages
    leaves = rows(BoundPaper, proceeding=archive.id, volume="main", order=("order",))
    bound_ids = {each.paper for each in leaves}
    assert {each.id for each in rows(Paper, proceeding=trial.suit.id, shelf="main")} <= bound_ids
    assert [each.first for each in leaves[1:]] == [each.last + 1 for each in leaves[:-1]]
    assert len(pages) == leaves[-1].last + 3, "and the cover, the catalogue, the note at the end"
    assert str(leaves[-1].last) in pages[-2].extract_text().split()
    court.is_whole()


def test_what_a_bench_deliberated_is_an_inner_volume_with_pages_of_its_own_for_the_court_alone(court: Court) -> None:
    trial, archive = deliberated(court)
    papers = {each.shelf: each for each in rows(Paper, proceeding=archive.id)}
    assert {shelf: each.title for shelf, each in papers.items()} == {"main": "正卷", "inner": "副卷"}
    bound_in = {}
    for shelf, volume in papers.items():
        leaves = rows(BoundPaper, proceeding=archive.id, volume=shelf, order=("order",))
        pages = PdfReader(io.BytesIO(store().get(volume.sha256))).pages
        assert [each.first for each in leaves] == [1, *(each.last + 1 for each in leaves[:-1])]
        assert str(leaves[-1].last) in pages[-2].extract_text().split()
        bound_in[shelf] = {each.paper for each in leaves}
    assert trial.judgment.paper("deliberation").id in bound_in["inner"] - bound_in["main"]
    assert trial.judgment.paper("judgment").id in bound_in["main"] - bound_in["inner"]
    keeper, day = archivist(court), court.now[:10]
    assert {each.shelf for each in Viewer(trial.wang.id, day).seen_papers(archive.id)} == {"main"}
    assert {each.shelf for each in Viewer(keeper.id, day).seen_papers(archive.id)} == {"main", "inner"}
    with pytest.raises(Absent):
        Viewer("person-stranger", day).seen_papers(archive.id)


def test_nothing_is_archived_unchecked_and_what_is_wrong_goes_back(court: Court) -> None:
    _trial, archive = bound(court)
    keeper = archivist(court)
    with refused("须由档案管理员验收过现在的这一册", "一个月内验收"):
        keeper.does(archive, Archive.accept, Accepting())
    keeper.does(archive, Archive.send_back, Returning(reason=Prose("缺送达回证")))
    assert archive.state is Archive.waiting
    with court.stands():
        _trial.clerk.does(archive, Archive.bind, Binding())
        while work_once("test", ("bind",)):
            pass
    keeper.does(archive, Archive.check, Checked())
    keeper.does(archive, Archive.accept, Accepting())
    assert archive.state is Archive.archived
    assert archive.row.closed == date(2026, 3, 3).isoformat()


def test_a_fee_that_is_no_whole_fen_in_one_of_its_lines_can_still_be_printed_and_bound(court: Court) -> None:
    """477199.74元：超过20万元的部分 277199.74 × 1.5% = 4157.9961。"""
    trial = Trial.of(court, yuan="477199.74")
    printed(trial.suit.paper("fee_notice"))
