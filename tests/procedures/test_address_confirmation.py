"""《最高人民法院关于以法院专递方式邮寄送达民事诉讼文书的若干规定》第三条至第五条、《民诉法解释》第一百三十六条：
what a party says of his address becomes a paper of the court, which he signs, and which his opponent never sees."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdf import PdfReader

from tests.engine.cast import Case, Court, Player, refused
from tests.procedures.trials import Trial
from xiezhi.desk.findings import Finding
from xiezhi.engine.access import Viewer
from xiezhi.engine.errands import printed, store, waits_for_signers, work
from xiezhi.engine.facts import FileId, Misstated, PersonId, Prose, Secret
from xiezhi.engine.issued import issued
from xiezhi.engine.possible import case_for, known_to
from xiezhi.papers.authority import root_certificate
from xiezhi.papers.seal import check
from xiezhi.phrases.consent import Manner
from xiezhi.phrases.parties import CONFIRMATION, Address
from xiezhi.procedures.archive.volumes import papers_of
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.service import (
    AddressConfirmation,
    AddressDeclined,
    AddressOnPaper,
    AddressSignature,
    Service,
)
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.table import one, rows
from xiezhi.stories.signing import signature

GIVEN = FirstInstance.steps["confirm_address"]
HOME = Address(address=Prose("商都县七台镇东街8号"), postcode=Prose("013450"), electronic=True)
MOVED = replace(HOME, address=Prose("化德县长顺镇西街3号"), postcode=Prose("013350"))
SCAN = FileId("5e" * 32)


def confirming(court: Court, about: Address = HOME) -> tuple[Case, Player, Case]:
    """A suit that is being served; 张某, who has said where papers reach him; and the confirmation drawn up of it."""
    suit = court.serving()
    zhang = suit.person("defendant")
    zhang.does(suit, GIVEN, about)
    return suit, zhang, suit.child(AddressConfirmation)


def signed(court: Court, who: Player, confirmation: Case) -> AddressSignature:
    """What the window states of who signs there."""
    with court.stands():
        return signature(who.id, confirmation.paper(CONFIRMATION))


def shown(court: Court, confirmation: Case) -> str:
    """The words of the printed paper."""
    with court.stands():
        pages = PdfReader(BytesIO(printed(confirmation.paper(CONFIRMATION)))).pages
    return "".join(each.extract_text() for each in pages).replace("\n", "").replace(" ", "")


def seen_by(person: str, case: Case) -> set[str]:
    """Ids of the proceedings of its dispute that somebody sees."""
    with case.court.stands():
        family = case_for(case.row, person).family
    return {each.id for each in Viewer(person, case.court.now[:10]).seen_in(family)}


def test_what_a_party_says_of_his_address_is_drawn_up_for_him_and_nothing_is_asked_again(court: Court) -> None:
    about = replace(HOME, phone=Secret("13800002077"))
    _, _, confirmation = confirming(court, about)
    said = confirmation.paper(CONFIRMATION).filled()
    assert (said["person"], said["role"], said["cause"]) == ("张某", "被告（被申请人）", "民间借贷纠纷")
    assert (said["post"], said["postcode"], said["electronic"]) == (HOME.address, HOME.postcode, True)
    assert said["addresses"] == [["诉讼平台账号", "张某"]]
    assert "13800002077" not in confirmation.paper(CONFIRMATION).data, "numbers are kept sealed"
    words = shown(court, confirmation)
    for each in ("138****2077", "商都县七台镇东街8号", "013450", "☑同意电子送达", "本院对确认书内容保密"):
        assert each in words, each
    assert confirmation.state is AddressConfirmation.waiting
    court.is_whole()


def test_service_does_not_wait_for_the_signature(court: Court) -> None:
    suit, zhang, confirmation = confirming(court)
    copy = suit.service_of("defence_notice", zhang)
    court.server.does(copy, Service.send)
    assert (copy.state, confirmation.state) == (Service.sent, AddressConfirmation.waiting)


def test_his_signature_stands_in_the_paper_and_checks_out(court: Court) -> None:
    _, zhang, confirmation = confirming(court)
    with refused("签章须由本人当场确认愿意", "第七条"):
        plain = AddressSignature(paper=signed(court, zhang, confirmation).paper)
        zhang.does(confirmation, AddressConfirmation.sign, plain)
    zhang.does(confirmation, AddressConfirmation.sign, signed(court, zhang, confirmation))
    assert confirmation.state is AddressConfirmation.signed
    with court.stands():
        work("a worker", ("seal",))
    content = store().get(confirmation.paper(CONFIRMATION).sha256)
    assert {each.field_name for each in PdfFileReader(BytesIO(content)).embedded_signatures} == {"sign-1"}
    (only,) = check(content, [root_certificate(Path(settings.HOME) / "keys" / confirmation.row.court)])
    assert only.intact
    court.is_whole()


def test_nobody_signs_for_him_by_fetching_the_paper_before_he_has_signed(court: Court) -> None:
    _, _, confirmation = confirming(court)
    assert waits_for_signers(confirmation.paper(CONFIRMATION))


def test_only_he_signs_it(court: Court) -> None:
    _, zhang, confirmation = confirming(court)
    with refused("由受送达人办理", "第一百三十六条"):
        court.wang.does(confirmation, AddressConfirmation.sign, signed(court, zhang, confirmation))


def test_the_opponent_knows_nothing_of_it_and_the_court_reads_it(court: Court) -> None:
    """《法院专递规定》第四条：当事人要求对送达地址确认书中的内容保密的，人民法院应当为其保密。"""
    suit, zhang, confirmation = confirming(court)
    paper = confirmation.paper(CONFIRMATION)
    assert confirmation.id not in seen_by(court.wang.id, suit)
    for who in (zhang, court.counter, court.server, court.filing_judge, court.inspector):
        assert confirmation.id in seen_by(who.id, suit), who
        with court.stands():
            assert [each.id for each in Viewer(who.id, court.now[:10]).seen_papers(confirmation.id)] == [paper.id]
    assert issued(check_code=paper.check_code) == [], "strangers are told of none"
    with court.stands():
        work("a worker", ("index",))
    found = Finding.objects.filter(key__in=[f"text/{paper.id}", f"paper/{paper.id}"])
    assert {each.said for each in found} <= {""}, "no search finds its words or its name"


def test_who_sits_in_the_case_reads_it_whenever_he_came_to_it(court: Court) -> None:
    trial = Trial.of(court)
    trial.zhang.does(trial.suit, GIVEN, HOME)
    confirmation = trial.suit.child(AddressConfirmation)
    assert confirmation.id not in seen_by(court.judge.id, trial.suit)
    trial.ready()
    sitting = {trial.judge.id, trial.clerk.id}
    assert all(confirmation.id in seen_by(each, trial.suit) for each in sitting)


def test_who_moves_confirms_anew_and_the_earlier_paper_is_replaced(court: Court) -> None:
    """《法院专递规定》第四条：变更送达地址的，应当及时以书面方式告知人民法院。"""
    suit, zhang, first = confirming(court)
    zhang.does(first, AddressConfirmation.sign, signed(court, zhang, first))
    zhang.does(suit, GIVEN, MOVED, day="2026-03-04")
    second = suit.children(AddressConfirmation)[-1]
    assert (first.state, second.state) == (AddressConfirmation.replaced, AddressConfirmation.waiting)
    assert second.paper(CONFIRMATION).filled()["post"] == MOVED.address
    court.is_whole()


def test_who_confirms_the_same_again_has_nothing_to_sign_again(court: Court) -> None:
    suit, zhang, only = confirming(court)
    zhang.does(suit, GIVEN, HOME)
    assert suit.child(AddressConfirmation).id == only.id
    zhang.does(only, AddressConfirmation.sign, signed(court, zhang, only))
    zhang.does(suit, GIVEN, HOME)
    assert suit.child(AddressConfirmation).state is AddressConfirmation.signed


def test_the_postal_code_is_remembered_with_the_address(court: Court) -> None:
    suit, zhang, _ = confirming(court)
    with court.stands():
        known = known_to(case_for(suit.row, zhang.id), GIVEN)
    assert (known["address"], known["postcode"]) == (HOME.address, HOME.postcode)


def test_an_address_given_before_filing_is_replaced_by_one_given_in_the_suit(court: Court) -> None:
    filing = court.files()
    zhang = filing.person("defendant")
    zhang.does(filing, Filing.steps["confirm_address"], HOME)
    court.filing_judge.does(filing, Filing.docket)
    suit = filing.child(FirstInstance)
    zhang.does(suit, GIVEN, MOVED)
    assert filing.child(AddressConfirmation).state is AddressConfirmation.replaced
    assert suit.child(AddressConfirmation).state is AddressConfirmation.waiting


def test_each_partys_paper_is_his_own(court: Court) -> None:
    suit, _, zhangs = confirming(court)
    court.wang.does(suit, GIVEN, replace(HOME, address=Prose("集宁区桥西街")))
    wangs = next(each for each in suit.children(AddressConfirmation) if each.id != zhangs.id)
    assert (zhangs.state, wangs.state) == (AddressConfirmation.waiting,) * 2
    assert wangs.id in seen_by(court.wang.id, suit)
    assert zhangs.id not in seen_by(court.wang.id, suit)


def test_who_declines_says_why_is_served_all_the_same_and_no_more_electronically(court: Court) -> None:
    """《法院专递规定》第三条；《民诉法解释》第一百三十六条：同意电子送达的，应当在送达地址确认书中予以确认。"""
    suit, zhang, confirmation = confirming(court)
    with pytest.raises(Misstated, match="为什么不签：请填写"):
        zhang.does(confirmation, AddressConfirmation.decline, AddressDeclined(reason=Prose(" ")))
    zhang.does(confirmation, AddressConfirmation.decline, AddressDeclined(reason=Prose("不用手机收文书")))
    assert confirmation.state is AddressConfirmation.declined
    copy = suit.service_of("defence_notice", zhang)
    with refused("受送达人须已同意电子送达", "第九十条"):
        court.server.does(copy, Service.send)
    person = one(Person, person=zhang.id)
    assert person is not None
    assert person.address == HOME.address, "papers go where he said"
    zhang.does(suit, GIVEN, HOME, day="2026-03-04")
    assert confirmation.state is AddressConfirmation.replaced, "who thinks better of it is given another"
    assert suit.children(AddressConfirmation)[-1].state is AddressConfirmation.waiting


def test_who_has_no_smartphone_signs_the_printed_paper_and_gets_no_electronic_signature(court: Court) -> None:
    suit = court.serving()
    zhang = suit.person("defendant")
    court.counter.does(suit, GIVEN, replace(HOME, electronic=False, person=PersonId(zhang.id)))
    confirmation = suit.child(AddressConfirmation)
    sheet = AddressOnPaper(shown=Prose("当面核对身份证原件"), paper=SCAN)
    with refused("另一人在场", "窗口代录规则"):
        court.counter.does(confirmation, AddressConfirmation.sign_on_paper, replace(sheet, manner=Manner.fingerprint))
    court.counter.does(confirmation, AddressConfirmation.sign_on_paper, sheet)
    assert confirmation.state is AddressConfirmation.signed
    kept = confirmation.paper("signed_copy")
    assert (kept.sha256, kept.by, kept.shelf) == (SCAN, zhang.id, "own")
    assert waits_for_signers(confirmation.paper(CONFIRMATION)), "no key of his is used"
    assert "本人已在纸质确认书上签名，原件存卷" in shown(court, confirmation)
    court.is_whole()


def test_a_postal_code_has_six_digits(court: Court) -> None:
    with pytest.raises(Misstated, match="邮政编码是六位数字"):
        confirming(court, replace(HOME, postcode=Prose("12")))


def test_in_the_volumes_it_lies_on_the_inner_shelf(court: Court) -> None:
    suit, _, confirmation = confirming(court)
    (kept,) = [each for each in papers_of(suit.row) if each.kind == CONFIRMATION]
    assert (kept.proceeding, kept.shelf) == (confirmation.id, "own")
    assert rows(Paper, dispute=suit.row.dispute, shelf="main", kind=CONFIRMATION) == []
