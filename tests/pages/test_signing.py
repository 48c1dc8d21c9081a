"""The ceremony of signing: read to the end, willing, with one's own hand; and what was written stands in the paper."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdf import PdfReader

from tests.engine.cast import Case, Court, Player, refused, terms
from tests.engine.conftest import court
from tests.papers.test_report import words as words_of
from tests.procedures.reached import confirms_address
from xiezhi.desk.accounts import Account, create_account
from xiezhi.desk.drafts import drop_draft, save_draft
from xiezhi.desk.sessions import open_session
from xiezhi.engine import errands
from xiezhi.engine.ceremony import Level, Will
from xiezhi.engine.errands import seal_paper, store
from xiezhi.engine.facts import PaperId, Prose
from xiezhi.engine.hands import hand_digest, hand_form
from xiezhi.evidence.read import contents_of, of_proceedings
from xiezhi.law.working import Yuan
from xiezhi.pages.visitor import COOKIE, keys, real_now
from xiezhi.papers.authority import Authority, Signatory, root_certificate
from xiezhi.papers.seal import SealedPaper, check
from xiezhi.procedures.mediation import Mediation, Signature
from xiezhi.procedures.service import AddressConfirmation
from xiezhi.records.paper import Paper
from xiezhi.records.table import one

__all__ = ["court"]
HAND = "100,50 300,250 500,60;600,100 900,280"
READ = {"read": "1"}
PHONES = ("13800000412", "13800002077")


def client(player: Player, phone: str = "") -> Client:
    account = create_account(f"a-{player.id}", None, keys=keys(), now=real_now(), person=player.id, phone=phone)
    made = Client()
    made.cookies[COOKIE] = open_session(real_now(), account, means="passkey").token
    return made


def clients(court: Court, talks: Case) -> tuple[Client, Client]:
    """The two parties, each with a telephone."""
    wang, zhang = (client(who, phone) for who, phone in zip(court.parties(talks), PHONES, strict=True))
    return wang, zhang


def signs(who: Client, url: str, told: dict[str, str]) -> Any:
    """Asks for the code, and enters it: the demonstration court says it on the page."""
    page = who.post(url, told).content.decode()
    (code,) = re.findall(r"验证码是 (\d{6})", page)
    return who.post(url, {**told, "code": code})


@pytest.fixture
def talks(court: Court) -> Case:
    made = court.talks()
    court.mediator.does(made, Mediation.draft_agreement, terms("六月底前还清", "互不追究"))
    return made


def test_who_signs_reads_the_sum_and_the_day_as_people_write_them(court: Court) -> None:
    made = court.talks()
    owed = replace(terms("还款"), amount=Yuan("40000"), pay_by=date(2026, 6, 30))
    court.mediator.does(made, Mediation.draft_agreement, owed)
    page = client(court.parties(made)[0]).get(f"/case/{made.id}/do/sign").content.decode()
    assert "40,000.00" in page
    assert "2026年6月30日</b>" in page


def test_each_party_signs_on_the_page_and_the_hand_stands_in_the_sealed_paper(court: Court, talks: Case) -> None:
    """《人民法院在线调解规则》第十九条。"""
    wang, zhang = clients(court, talks)
    url, paper = f"/case/{talks.id}/do/sign", talks.paper("agreement").id
    page = wang.get(url).content.decode()
    for words in ("六月底前还清", "互不追究", "还没签", "通行密钥", "不签，说明原因"):
        assert words in page, words
    receipt = signs(wang, url, {"paper": paper, "key": "1", "hand": HAND, **READ})
    assert "还等张某“签章”" in wang.get(receipt["Location"]).content.decode()
    assert talks.state is Mediation.mediating
    waits = zhang.get(url).content.decode()
    assert waits.count("已签") == 2, "the mediator signed by drafting"
    for words in ("拟定文书时签", "在网上签　通行密钥，两重验证　输入发到138****0412的验证码", "2026年3月2日"):
        assert words in waits, words
    assert signs(zhang, url, {"paper": paper, "key": "2", **READ}).status_code == 302
    assert talks.state is Mediation.agreed
    assert strokes_of(paper) == {"王某": HAND, "张某": ""}
    told = [
        contents_of([each.id]).values()
        for each in of_proceedings([talks.id])
        if each.step.rstrip("?") == Mediation.sign.id
    ]
    assert [hand_digest(HAND) in each for each in told] == [True, False], "the entry of the signature binds the strokes"


def test_how_each_signed_stands_on_the_page_of_the_paper_and_beneath_his_name(court: Court, talks: Case) -> None:
    (wang, zhang), paper = court.parties(talks), talks.paper("agreement").id
    browser = client(wang, PHONES[0])
    with court.stands():
        signs(browser, f"/case/{talks.id}/do/sign", {"paper": paper, "key": "1", **READ})
    zhang.does(talks, Mediation.sign, court.signature(zhang, talks))
    page = browser.get(f"/paper/{paper}").content.decode()
    for words in ("通行密钥，两重验证　输入发到138****0412的验证码", "凭登录账户　输入验证器的动态码", "拟定文书时签"):
        assert page.count(words) == 1, words
    kept = one(Paper, id=paper)
    assert kept is not None
    pdf = store().get(seal_paper(kept).sha256)
    signed = {
        each.name: each.reason.split("；本人签于")
        for each in check(pdf, [root_certificate(Path(settings.HOME) / "keys" / kept.court)])
    }
    assert signed["王某"] == [
        "调解协议书；身份：通行密钥，两重验证；自愿：138****0412 验证码确认",
        "2026-03-02 09:00:00",
    ]
    assert signed["张某"] == ["调解协议书；身份：凭登录账户；自愿：验证器动态码确认", "2026-03-02 09:00:00"]
    assert "调解员在拟定本协议时签名" in words_of(PdfReader(BytesIO(pdf)))
    asked = browser.post("/verify/report", {"file": SimpleUploadedFile("协议.pdf", pdf)})
    report = words_of(PdfReader(BytesIO(asked.content)))
    for told in (
        "王某，申请人签名有效",
        "自愿：138****0412验证码确认",
        "李调解，调解员签名有效",
        "人民调解委员会签名有效",
    ):
        assert told in report, told


def test_nobody_signs_by_saying_that_he_confirmed_it(court: Court, talks: Case) -> None:
    """《人民法院在线诉讼规则》第七条：应当再次验证诉讼主体的身份。"""
    (wang, zhang), paper = court.parties(talks), talks.paper("agreement")
    plain = Signature(paper=PaperId(paper.id))
    boast = replace(plain, level=Level.passkey, will=Will.code, number=Prose("138****0412"), mark=Prose("0" * 64))
    others = court.signature(zhang, talks)
    for stated in (plain, boast, others, replace(court.signature(wang, talks), number=Prose("139****0000"))):
        with refused("由本人当场确认愿意", "第七条"):
            wang.does(talks, Mediation.sign, stated)
    assert wang.does(talks, Mediation.sign, court.signature(wang, talks)).waits


def test_a_code_signs_the_words_for_which_it_was_sent_and_no_others(court: Court, talks: Case) -> None:
    wang, _ = clients(court, talks)
    url, told = f"/case/{talks.id}/do/sign", {"paper": talks.paper("agreement").id, "key": "1", **READ}
    (code,) = re.findall(r"验证码是 (\d{6})", wang.post(url, told).content.decode())
    court.mediator.does(talks, Mediation.draft_agreement, terms("七月底前还清"), day="2026-03-03")
    changed = {**told, "paper": talks.paper("agreement").id}
    late = wang.post(url, {**changed, "code": code})
    assert (late.status_code, "已经失效" in late.content.decode()) == (422, True)
    page = wang.post(url, {**changed, "hand": HAND}).content.decode()
    assert HAND in page, "nobody writes his name twice"
    assert re.search(r'name="read"[^>]* checked', page)
    (code,) = re.findall(r"验证码是 (\d{6})", page)
    assert wang.post(url, {**changed, "code": f"{(int(code) + 1) % 1_000_000:06}"}).status_code == 422
    assert wang.post(url, {**changed, "code": code}).status_code == 302


def test_whom_no_code_reaches_is_told_how_he_signs_all_the_same(court: Court, talks: Case) -> None:
    wang, url = client(court.parties(talks)[0]), f"/case/{talks.id}/do/sign"
    page = wang.get(url).content.decode()
    assert "说一句“我自愿签”" in page
    assert "我自愿签，发验证码" not in page
    answer = wang.post(url, {"paper": talks.paper("agreement").id, "key": "1", "code": "000000", **READ})
    assert (answer.status_code, "请到窗口" in answer.content.decode()) == (422, True)
    assert talks.state is Mediation.mediating


def test_who_has_signed_is_asked_for_nothing_more(court: Court, talks: Case) -> None:
    wang, url, paper = clients(court, talks)[0], f"/case/{talks.id}/do/sign", talks.paper("agreement").id
    told = {"paper": paper, "key": "1", **READ}
    receipt = signs(wang, url, told)["Location"]
    page = wang.get(url).content.decode()
    assert "您已经签了" in page
    assert receipt.partition("?")[0] in page
    assert 'name="read"' not in page
    assert wang.post(url, told | {"key": "2"})["Location"] == receipt
    assert len([each for each in of_proceedings([talks.id]) if each.step.startswith(Mediation.sign.id)]) == 1


def test_an_agreement_waits_for_those_who_sign_it_and_for_no_seal_of_the_court(court: Court, talks: Case) -> None:
    wang, _ = court.parties(talks)
    page = client(wang).get(f"/paper/{talks.paper('agreement').id}").content.decode()
    assert page.count("等他签") == 2
    assert "院章" not in page
    assert page.count("待盖章") == 1, "the body that mediated"


def test_who_fetches_an_agreement_before_it_is_signed_signs_it_for_nobody(court: Court, talks: Case) -> None:
    wang, _ = clients(court, talks)
    with court.stands():
        fetched = wang.get(f"/paper/{talks.paper('agreement').id}.pdf").content
    assert PdfFileReader(BytesIO(fetched)).embedded_signatures == []
    assert not talks.paper("agreement").sealed


def test_a_party_signs_the_confirmation_of_his_address_on_the_page_and_from_the_pile(court: Court) -> None:
    suit = court.serving()
    confirmation, zhang = confirms_address(suit), client(suit.person("defendant"), PHONES[1])
    assert "文书寄到：商都县七台镇" in zhang.get("/sign").content.decode()
    url, paper = f"/case/{confirmation.id}/do/sign", confirmation.paper("address_confirmation").id
    page = zhang.get(url).content.decode()
    for words in ("二、确认了什么", "文书寄到：商都县七台镇", "不签也照样送达", f"/case/{confirmation.id}/do/decline"):
        assert words in page, words
    assert client(court.wang).get(url).status_code == 404
    assert signs(zhang, url, {"paper": paper, "key": "1", "hand": HAND, **READ}).status_code == 302
    assert confirmation.state is AddressConfirmation.signed
    assert strokes_of(paper) == {"张某": HAND}


def test_the_court_sees_on_the_case_whether_an_address_is_signed_and_the_opponent_does_not(court: Court) -> None:
    suit = court.serving()
    confirms_address(suit)
    counter, wang = client(court.counter), client(court.wang)
    for address in (f"/case/{suit.id}", f"/case/{suit.id}/people", f"/case/{suit.id}/papers"):
        assert "送达地址确认书" in counter.get(address).content.decode(), address
        assert "送达地址确认书" not in wang.get(address).content.decode(), address
    given = next(each for each in of_proceedings([suit.id]) if each.step.endswith("confirm_address"))
    told = wang.get(f"/entry/{given.id}").content.decode()
    assert "送达地址确认书" not in told, "nor from the entry that led to it"


def test_strokes_that_are_not_those_of_the_signature_are_never_printed(court: Court, talks: Case) -> None:
    wang, zhang = clients(court, talks)
    url, paper = f"/case/{talks.id}/do/sign", talks.paper("agreement").id
    assert signs(wang, url, {"paper": paper, "key": "1", "hand": HAND, **READ}).status_code == 302
    assert signs(zhang, url, {"paper": paper, "key": "2", **READ}).status_code == 302
    for each in court.parties(talks):
        account = Account.objects.get(person=each.id)
        drop_draft(account, hand_form(paper))
        save_draft(account, hand_form(paper), {"hand": "1,1 2,2"}, version=0, keys=keys(), now=real_now())
    assert strokes_of(paper) == {"王某": "", "张某": ""}


def test_who_downloads_a_paper_while_it_is_being_sealed_gets_the_one_that_was_sealed(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper, pressed, meanwhile = court.agreed().paper("agreement"), errands._signed, []

    def slowly(*given: Any) -> SealedPaper:
        monkeypatch.setattr(errands, "_signed", pressed)
        meanwhile.append(seal_paper(paper))
        return pressed(*given)

    with court.stands():
        monkeypatch.setattr(errands, "_signed", slowly)
        assert [seal_paper(paper)] == meanwhile


def strokes_of(paper: str) -> dict[str, str]:
    """What the sealing was given for each signer."""
    kept, given = one(Paper, id=paper), {}
    assert kept is not None
    with pytest.MonkeyPatch.context() as patch:
        pressed = errands.sign

        def sign(pdf: bytes, authority: Authority, who: Signatory, **more: Any) -> SealedPaper:
            given[who.name] = more.get("hand", "")
            return pressed(pdf, authority, who, **more)

        patch.setattr(errands, "sign", sign)
        sealed = seal_paper(kept)
    roots = [root_certificate(Path(settings.HOME) / "keys" / kept.court)]
    assert len(check(store().get(sealed.sha256), roots)) >= len(given)
    return {name: hand for name, hand in given.items() if name in ("王某", "张某")}


def test_nobody_signs_what_he_has_not_read_or_was_changed(court: Court, talks: Case) -> None:
    wang = clients(court, talks)[0]
    url, paper = f"/case/{talks.id}/do/sign", talks.paper("agreement").id
    whole = {"paper": paper, "key": "1", **READ}
    for change, sentence in (
        ({"read": ""}, "请读到最后"),
        ({"hand": "<svg>"}, "擦掉重写"),
        ({"paper": "another"}, "重新读一遍"),
    ):
        answer = wang.post(url, whole | change)
        assert (answer.status_code, sentence in answer.content.decode()) == (422, True), change
    assert "还没签" in wang.get(url).content.decode()


def test_who_is_no_party_finds_no_place_to_sign(court: Court, talks: Case) -> None:
    assert client(Player(court, "person-stranger")).get(f"/case/{talks.id}/do/sign").status_code == 404


def test_who_does_not_want_to_sign_says_why_and_nobody_signs_any_more(court: Court, talks: Case) -> None:
    """《民事诉讼法》第九十九条：必须双方自愿，不得强迫。"""
    wang, zhang = clients(court, talks)
    url = f"/case/{talks.id}/do/sign"
    (declines,) = re.findall(r'href="([^"]+)">不签，说明原因', wang.get(url).content.decode())
    form = wang.get(declines).content.decode()
    (key,) = re.findall(r'name="key" value="([^"]+)"', form)
    for said in ({}, {"reason": ""}, {"reason": "over"}):
        assert wang.post(declines, {"key": key, **said}).status_code == 422, "a reason is chosen, never presumed"
    assert not re.search(r'value="over"[^>]*(selected|checked)', form)
    assert re.search(r'value="unsigned"[^>]*(selected|checked)', form), "he said on the page that he does not sign"
    bare = wang.get(f"/case/{talks.id}/do/fail").content.decode()
    assert not re.search(r'value="(over|unsigned)"[^>]*(selected|checked)', bare)
    assert talks.state is Mediation.mediating
    done = wang.post(declines, {"key": key, "reason": "unsigned", "undisputed": ""})
    assert "拒绝在协议上签章" in zhang.get(done["Location"].partition("?")[0]).content.decode()
    assert talks.state is Mediation.failed
    late = {"paper": talks.paper("agreement").id, "key": "late", **READ}
    assert zhang.post(url, late).status_code in (404, 422)
    assert talks.state is Mediation.failed
