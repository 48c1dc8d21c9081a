"""A settlement that nobody performs: the application is drafted on the last day, and begins nothing by itself."""

from datetime import date

from tests.engine.cast import Case, Court, Player
from tests.procedures.enforced import DUE, title
from tests.procedures.trials import Trial
from xiezhi.engine.access import Viewer
from xiezhi.engine.errands import waits_for_signers
from xiezhi.engine.facts import Prose
from xiezhi.engine.words import CLERK, JUDGE, PARTY
from xiezhi.law.working import Yuan
from xiezhi.papers.fill import html
from xiezhi.papers.words import plain_date
from xiezhi.phrases.enforceable import Application
from xiezhi.procedures.confirmation import Confirmation
from xiezhi.procedures.enforcement import Enforcement
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.judgment import Judgment, Performing, Terms
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows

KIND = "enforcement_application"
MONDAY = "2026-03-23"


def drafts(on: Case, reader: Player) -> list[Paper]:
    """The applications there that a person may read."""
    with on.court.stands():
        return [each for each in Viewer(reader.id, on.court.now[:10]).seen_papers(on.id) if each.kind == KIND]


def test_an_agreement_unpaid_on_its_last_day_is_drafted_for_the_creditor_alone(court: Court) -> None:
    """第二百四十七条第二款；执行工作规定第十八条。"""
    agreed = title(court)
    wang, zhang = agreed.person("claimant"), agreed.person("defendant")
    assert agreed.deadline("performance").due == DUE.isoformat()
    court.sweep(DUE.isoformat())
    assert drafts(agreed, wang) == []
    court.sweep(MONDAY)
    (draft,) = drafts(agreed, wang)
    assert waits_for_signers(draft)  # fetching it signs nothing in his name
    assert drafts(agreed, zhang) == []
    assert drafts(agreed, court.filing_judge) == []
    assert agreed.children(Enforcement) == []  # nothing is opened by itself
    told = html(KIND, draft.filled())
    ruling = agreed.paper("confirmed")
    assert "三月二十日前还清" in told
    assert f"{agreed.row.number}{ruling.title}" in told
    assert ruling.check_code in told
    assert agreed.deadline("performance").status == "late"
    assert court.sweep("2026-04-01") == 0


def test_the_creditor_confirms_and_the_application_is_in_the_file_with_nothing_typed(court: Court) -> None:
    agreed = title(court)
    wang, zhang = agreed.person("claimant"), agreed.person("defendant")
    court.sweep(MONDAY)
    wang.does(agreed, Confirmation.apply_for_enforcement, Application(), day="2026-03-24")
    (form,) = drafts(agreed, zhang)
    assert not waits_for_signers(form)
    assert (form.by, form.signers, form.filled()["day"]) == (wang.id, (wang.id,), "2026-03-24")
    enforcement = agreed.child(Enforcement)
    assert enforcement.person("claimant").id == wang.id
    assert enforcement.row.amount >= 80_000_000
    court.is_whole()


def test_nothing_is_drafted_for_what_is_paid_or_applied_for(court: Court) -> None:
    paid, applied = title(court), title(court)
    (owed,) = rows(Obligation, proceeding=paid.id)
    done = Performing(obligation=owed.id, amount=Yuan(800_000), on=DUE, whole=True)
    paid.person("claimant").does(paid, Confirmation.perform, done, day=DUE.isoformat())
    assert paid.deadline("performance").status == "met"
    applied.person("claimant").does(applied, Confirmation.apply_for_enforcement, day=MONDAY)
    court.sweep(MONDAY)
    for each in (paid, applied):
        assert rows(Paper, proceeding=each.id, kind=KIND) == []
    assert [each.deadline("performance").status for each in (paid, applied)] == ["met", "late"]


def test_what_was_paid_of_it_stands_in_the_draft(court: Court) -> None:
    agreed = title(court)
    (owed,) = rows(Obligation, proceeding=agreed.id)
    part = Performing(obligation=owed.id, amount=Yuan(30_000), on=DUE)
    agreed.person("claimant").does(agreed, Confirmation.perform, part, day=DUE.isoformat())
    court.sweep(MONDAY)
    (draft,) = drafts(agreed, agreed.person("claimant"))
    assert draft.filled()["duties"] == ["三月二十日前还清（已履行30000元）"]


def test_a_mediation_document_of_the_trial_is_drafted_too(court: Court) -> None:
    trial = Trial.of(court).heard()
    trial.judge.does(trial.suit, FirstInstance.begin_mediation, as_=JUDGE)
    terms = Terms(facts=Prose("借款未还"), terms=(Prose("十日内还清"),), items=(trial.item(),))
    trial.judge.does(trial.judgment, Judgment.draft_terms, terms, as_=JUDGE)
    trial.signed().clerk.does(trial.judgment, Judgment.send_terms, as_=CLERK)
    trial.reaches(trial.wang, "2026-03-23")
    trial.reaches(trial.zhang, "2026-03-26")
    court.sweep("2026-05-20")
    (draft,) = drafts(trial.judgment, trial.wang)
    due = date.fromisoformat(trial.judgment.deadline("performance", trial.zhang).due)
    assert draft.filled()["due"] == plain_date(due)
    assert [each.split("（")[0] for each in draft.filled()["materials"]] == ["民事调解书", "裁判文书生效证明"]
    trial.wang.does(trial.judgment, Judgment.apply_for_enforcement, as_=PARTY)
    assert trial.judgment.child(Enforcement).row.state == "applied"


def test_nothing_is_drafted_upon_a_judgment(court: Court) -> None:
    trial = Trial.of(court).pronounced("2026-03-20")
    trial.served(trial.judgment, "2026-03-23")
    court.nothing_comes(trial.judgment, "2026-04-20")
    court.sweep("2026-06-20")
    assert trial.judgment.state is Judgment.effective
    assert trial.judgment.deadline("performance", trial.zhang).status == "late"
    assert rows(Paper, proceeding=trial.judgment.id, kind=KIND) == []
