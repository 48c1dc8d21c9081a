"""Who has only a telephone, or signs on paper, comes to the same end as everybody; the log says who wrote it down."""

from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdf import PdfReader

from tests.engine.cast import Case, Court, Player, refused, terms
from xiezhi.engine.errands import store, work
from xiezhi.engine.facts import FileId, Misstated, Name, PersonId, Prose
from xiezhi.evidence.models import Entry
from xiezhi.phrases.consent import ByPhone, Manner, OnPaper
from xiezhi.procedures.course import Confirmation
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.mediation import Aloud, Mediation, Prolonging, ProlongingByPhone, SignedInPerson
from xiezhi.records.paper import Paper
from xiezhi.records.table import one

SCAN = FileId("5e" * 32)


def on_paper(who: Player, **more: object) -> OnPaper:
    told = {"shown": Prose("当面核对身份证原件"), "paper": SCAN, **more}
    return OnPaper(person=PersonId(who.id), **told)  # type: ignore[arg-type]


def in_person(who: Player, **more: object) -> SignedInPerson:
    told = {"shown": Prose("当面核对身份证原件"), "paper": SCAN, **more}
    return SignedInPerson(person=PersonId(who.id), **told)  # type: ignore[arg-type]


def by_phone(who: Player) -> ByPhone:
    return ByPhone(person=PersonId(who.id), how=Prose("核对姓名、住址，表示同意"))


def drafted(court: Court) -> tuple[Case, Player, Player]:
    """Talks whose agreement is drafted; 王某, who signs electronically, and 张某, who does not."""
    talks = court.talks()
    court.mediator.does(talks, Mediation.draft_agreement, terms())
    wang, zhang = court.parties(talks)
    return talks, wang, zhang


def test_the_last_consent_may_come_by_telephone(court: Court) -> None:
    filing = court.files()
    court.filing_judge.does(filing, Filing.offer)
    court.wang.does(filing, Filing.accept)
    court.counter.does(filing, Filing.consent_by_phone, by_phone(filing.person("defendant")))
    assert filing.state is Filing.mediating


def test_an_agreement_signed_on_paper_binds_like_one_signed_electronically(court: Court) -> None:
    """《最高人民法院关于人民法院特邀调解的规定》第二十四条：签名、盖章或者捺印。"""
    talks, wang, zhang = drafted(court)
    wang.does(talks, Mediation.sign, court.signature(wang, talks))
    receipt = court.counter.does(talks, Mediation.sign_on_paper, in_person(zhang))
    assert talks.state is Mediation.agreed
    entry = Entry.objects.get(id=receipt.entry)
    assert (entry.actor, entry.subject) == (court.counter.id, zhang.id), "who wrote it down, and whose word it is"
    kept = talks.paper("signed_copy")
    assert (kept.sha256, kept.by, kept.title) == (SCAN, zhang.id, "当事人签名的调解协议")
    assert talks.paper("agreement").filled()["by_hand"] == ["张某"]
    court.is_whole()


def test_whoever_signs_on_paper_first_waits_for_the_others(court: Court) -> None:
    talks, wang, zhang = drafted(court)
    court.mediator.does(talks, Mediation.sign_on_paper, in_person(zhang))
    assert talks.state is Mediation.mediating
    wang.does(talks, Mediation.sign, court.signature(wang, talks))
    assert talks.state is Mediation.agreed


def test_a_new_draft_voids_what_was_signed_on_paper(court: Court) -> None:
    talks, wang, zhang = drafted(court)
    court.mediator.does(talks, Mediation.sign_on_paper, in_person(zhang))
    court.mediator.does(talks, Mediation.draft_agreement, terms("七月底前还清"), day="2026-03-03")
    assert wang.does(talks, Mediation.sign, court.signature(wang, talks)).waits
    assert talks.state is Mediation.mediating


def test_no_electronic_signature_is_put_for_who_signed_on_paper(court: Court) -> None:
    talks, wang, zhang = drafted(court)
    wang.does(talks, Mediation.sign, court.signature(wang, talks))
    court.counter.does(talks, Mediation.sign_on_paper, in_person(zhang))
    with court.stands():
        work("a worker", ("seal",))
    sealed = one(Paper, id=talks.paper("agreement").id)
    assert sealed is not None
    content = BytesIO(store().get(sealed.sha256))
    signed = {each.field_name for each in PdfFileReader(content).embedded_signatures}
    assert signed == {"sign-1", "sign-3", "seal"}


def test_the_signed_paper_is_kept_and_a_fingerprint_is_witnessed(court: Court) -> None:
    talks, _, zhang = drafted(court)
    with pytest.raises(Misstated, match="签好的纸件（照片或者扫描件）：请填写"):
        court.counter.does(talks, Mediation.sign_on_paper, in_person(zhang, paper=FileId("")))
    with refused("另一人在场", "窗口代录规则"):
        court.counter.does(talks, Mediation.sign_on_paper, in_person(zhang, manner=Manner.fingerprint))
    court.counter.does(
        talks, Mediation.sign_on_paper, in_person(zhang, manner=Manner.fingerprint, witness=Name("其其格"))
    )


def test_who_says_a_sentence_has_it_recorded_and_the_paper_says_so(court: Court) -> None:
    """《人民法院在线诉讼规则》第七条：应当再次验证诉讼主体的身份。"""
    talks, wang, zhang = drafted(court)
    with refused("须附录音", "窗口代录规则"):
        court.counter.does(talks, Mediation.sign_on_paper, in_person(zhang, will=Aloud.recorded))
    said = in_person(zhang, will=Aloud.recorded, recording=SCAN)
    court.counter.does(talks, Mediation.sign_on_paper, said)
    wang.does(talks, Mediation.sign, court.signature(wang, talks))
    with court.stands():
        work("a worker", ("seal",))
    sealed = one(Paper, id=talks.paper("agreement").id)
    assert sealed is not None
    words = "".join(each.extract_text() for each in PdfReader(BytesIO(store().get(sealed.sha256))).pages)
    assert "张某（本人当面说一句话，已经录音）" in words.replace("\n", "")


def test_a_signature_is_of_a_party_only(court: Court) -> None:
    talks, _, _ = drafted(court)
    with refused("须是本案当事人的同意", "第十五条"):
        court.counter.does(talks, Mediation.sign_on_paper, in_person(Player(court, "stranger")))


def test_confirmation_is_applied_for_at_the_counter(court: Court) -> None:
    """《民诉法解释》第三百五十三条：口头申请的，记入笔录，由当事人签名、捺印或者盖章。"""
    talks = court.agreed()
    wang, zhang = court.parties(talks)
    court.counter.does(talks, Mediation.apply_on_paper, on_paper(zhang))
    assert talks.state is Mediation.agreed
    wang.does(talks, Mediation.apply_for_confirmation)
    assert talks.state is Mediation.confirming
    assert talks.child(Confirmation).state is Confirmation.applied


def test_talks_are_prolonged_with_a_yes_by_telephone_to_the_same_days(court: Court) -> None:
    talks = court.talks()
    wang, zhang = court.parties(talks)
    wang.does(talks, Mediation.prolong, Prolonging(more=15))
    due = talks.deadline("mediating").due
    said = ProlongingByPhone(person=PersonId(zhang.id), how=Prose("电话同意"), more=15)
    court.mediator.does(talks, Mediation.prolong_by_phone, said)
    assert talks.deadline("mediating").due > due
