"""Erasure is a step: what it destroys is gone from tables, contents and files, and all else still proves itself."""

import hashlib
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.engine.cast import CODE, WANG, Case, Court, intake, refused
from xiezhi.desk.errands import Errand
from xiezhi.desk.notices import Notice, notices_of, tell
from xiezhi.engine.clock import court_now
from xiezhi.engine.errands import store, work
from xiezhi.engine.facts import FileId, PersonId, Prose
from xiezhi.engine.fsck import fsck
from xiezhi.engine.guarded import door_open
from xiezhi.engine.publish import bundle_of, policy_of, publish
from xiezhi.evidence.append import erase
from xiezhi.evidence.bundle import Content as Sent
from xiezhi.evidence.check import check
from xiezhi.evidence.models import Content, Entry
from xiezhi.evidence.policy import Policy
from xiezhi.phrases.erasure import Erasure, Ground
from xiezhi.procedures.affairs import Absence, Affairs
from xiezhi.procedures.filing import Filing, Proof
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.records.court import Leave
from xiezhi.records.dispute import Dispute
from xiezhi.records.models import FAMILY, HOUSE
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.table import TABLES, TOMBSTONE, one, rows


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    """Each court of these tests has a folder of its own: some publish, and some delete files."""
    settings.HOME = tmp_path
    return tmp_path


SCAN = b"%PDF-1.4 a scan"


def content(value: str) -> str:
    """The first content that holds this value."""
    return Content.objects.filter(value=value).order_by("id")[0].id


def erases(court: Court, case: Case, *values: str, ground: Ground = Ground.unlawful) -> str:
    step = case.state.procedure.steps["erase"]
    facts = Erasure(items=tuple(content(each) for each in values), ground=ground, reason=Prose("本人请求"))
    return court.president.does(case, step, facts).entry


def test_what_is_erased_is_gone_from_contents_and_tables_and_replay_equals_them(court: Court) -> None:
    """《个人信息保护法》第四十七条。"""
    filing = court.files()
    id = content(WANG.address)
    entry = erases(court, filing, WANG.address)
    kept = Content.objects.get(id=id)
    assert (kept.value, kept.salt) == (None, None)
    assert not Content.objects.filter(value=WANG.address).exists()
    person = one(Person, person=court.wang.id)
    assert person is not None
    assert (person.address, person.name) == (TOMBSTONE, "王某")
    assert id in Entry.objects.get(id=entry).skeleton
    court.is_whole()


def test_an_inbox_does_not_go_on_repeating_it(court: Court) -> None:
    filing = court.files()
    line = partial(Notice, court=CODE, person=court.wang.id, entry=filing.id, made=court_now())
    tell(
        [
            line(kind="a", proceeding=filing.id, sentence=f"文书寄往{WANG.address}"),
            line(kind="b", proceeding=filing.id, sentence="已收到"),
        ]
    )
    erases(court, filing, WANG.address)
    left = [each.text() for each in notices_of(court.wang.id)]
    assert "已收到" in left
    assert not any(WANG.address in each for each in left)


def test_every_proof_still_verifies_after_an_erasure(court: Court) -> None:
    filing = court.files()
    erases(court, filing, WANG.address)
    publish()
    policy = Policy.parse(policy_of(CODE).encode())
    for entry in Entry.objects.order_by("place"):
        bundle = bundle_of(entry, values=True)
        assert bundle is not None
        assert check(bundle, policy, None).verdict == "一致"
    assert fsck().differences == []


def test_nothing_that_remains_lets_anybody_guess_what_was_erased(court: Court) -> None:
    """A bare digest of names or of facts would: consents and likenesses are erased with what they were made from."""
    filing = court.files()
    court.filing_judge.does(filing, Filing.offer)
    court.parties(filing)[0].does(filing, Filing.accept)
    dispute = one(Dispute, id=filing.row.dispute)
    assert dispute is not None
    assert dispute.likeness
    assert dispute.likeness not in "".join(Entry.objects.values_list("skeleton", flat=True))
    erases(court, filing, "张某")
    assert rows(Dispute, id=dispute.id)[0].likeness == TOMBSTONE
    assert not Content.objects.filter(value=dispute.likeness).exists()
    court.is_whole()


def test_a_step_repeated_after_its_content_was_erased_gets_its_receipt(court: Court) -> None:
    first = court.files(key="once")
    erases(court, first, WANG.address)
    assert court.files(key="once").id == first.id
    with refused("同一办理编号", "办理规则"):
        court.files(intake(yuan="70000"), key="once")


def test_a_papers_file_is_erased_with_it(court: Court) -> None:
    file = store().put(SCAN)
    filing = court.files(intake(proofs=(Proof(name=Prose("病历"), purpose=Prose("证明伤情"), file=FileId(file)),)))
    assert file == hashlib.sha256(SCAN).hexdigest()
    assert file not in "".join(Entry.objects.values_list("skeleton", flat=True))
    erases(court, filing, file)
    (paper,) = (each for each in rows(Paper, proceeding=filing.id) if each.name == "病历")
    assert (paper.sha256, paper.erased) == (TOMBSTONE, True)
    assert file in store()
    assert work("a worker", ("forget",)) == 1
    assert file not in store()
    assert file not in str(Errand.objects.values())
    court.is_whole()


def test_a_file_is_proved_by_the_entry_it_was_filed_with(court: Court) -> None:
    proof = Proof(name=Prose("病历"), purpose=Prose("证明伤情"), file=FileId(store().put(SCAN)))
    filing = court.files(intake(proofs=(proof,)))
    publish()
    bundle = bundle_of(Entry.objects.get(proceeding=filing.id), values=True)
    assert bundle is not None
    policy = Policy.parse(policy_of(CODE).encode())
    assert check(bundle, policy, Sent.of(SCAN)).verdict == "一致"
    assert check(bundle, policy, Sent.of(SCAN + b"?")).verdict == "不一致"


def test_a_file_that_another_case_keeps_stays(court: Court) -> None:
    file = store().put(SCAN)
    proof = Proof(name=Prose("病历"), purpose=Prose("证明伤情"), file=FileId(file))
    filing = court.files(intake(proofs=(proof,)))
    court.files(intake(proofs=(proof,), yuan="9000"))
    erases(court, filing, file)
    work("a worker", ("forget",))
    assert store().get(file) == SCAN


def test_a_paper_of_the_court_is_erased_whole_and_never_sealed_afterwards(court: Court) -> None:
    suit = court.opens(FirstInstance)
    paper = rows(Paper, proceeding=suit.id, sealed="")[0]
    erases(court, suit, paper.data)
    assert rows(Paper, id=paper.id)[0].erased
    with court.stands():
        work("a worker", ("seal",))
    assert rows(Paper, id=paper.id)[0].sealed == ""
    court.is_whole()


def test_what_is_still_worked_on_is_not_erased_because_its_purpose_is_fulfilled(court: Court) -> None:
    filing = court.files()
    with refused("各案须已办结", "第四十七条"):
        erases(court, filing, WANG.address, ground=Ground.fulfilled)
    court.filing_judge.does(filing, Filing.docket)
    assert filing.row.closed
    with refused("各案须已办结", "第四十七条"):
        erases(court, filing, WANG.address, ground=Ground.expired)


def test_who_stands_in_another_open_case_keeps_his_particulars(court: Court) -> None:
    filing = court.files()
    court.files(intake(yuan="9000"))
    with refused("另有未结案件", "第四十七条"):
        erases(court, filing, WANG.address)
    erases(court, filing, "借款到期未还")


def test_only_what_this_dispute_keeps_is_erased_and_only_once(court: Court) -> None:
    filing, other = court.files(), court.files(intake(yuan="9000", reasons=Prose("货款未付")))
    step = Filing.steps["erase"]
    with refused("须由本纠纷的记录所存", "第四十七条"):
        erases(court, filing, "货款未付")
    facts = Erasure(items=(content("货款未付"),), ground=Ground.unlawful, reason=Prose("误登"))
    court.president.does(other, step, facts)
    with refused("尚未删除", "第四十七条"):
        court.president.does(other, step, facts)
    with refused("尚未删除", "第四十七条"):
        court.president.does(other, step, Erasure(items=(), ground=Ground.unlawful, reason=Prose("误登")))


def test_what_the_court_keeps_of_its_officers_is_erased_in_its_affairs(court: Court) -> None:
    away = Absence(
        person=PersonId(court.judge.id), since=date(2026, 3, 9), until=date(2026, 3, 10), reason=Prose("住院手术")
    )
    court.personnel.does(court.affairs, Affairs.leave, away)
    erases(court, court.affairs, "住院手术")
    assert [each.reason for each in rows(Leave)] == [TOMBSTONE]
    court.is_whole()


@pytest.mark.parametrize("behind", ["destroyed", "kept"])
def test_content_destroyed_without_a_decision_or_kept_against_one_is_named(court: Court, behind: str) -> None:
    filing = court.files()
    id = content(WANG.address)
    kept = Content.objects.get(id=id)
    if behind == "kept":
        erases(court, filing, WANG.address)
    with door_open():
        if behind == "kept":
            kept.save()
        else:
            erase([id])
    assert ("contents", id) in {(each.table, each.row) for each in fsck().differences}


def test_every_table_that_holds_content_is_among_what_an_erasure_looks_upon() -> None:
    holding = {table.struct for table in TABLES.values() if any(each.content for each in table.columns.values())}
    assert holding <= {*FAMILY, *HOUSE, Person}
