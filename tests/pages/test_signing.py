"""The ceremony of signing: read to the end, willing, with one's own hand; and what was written stands in the paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.engine.cast import Case, Court, Player, terms
from tests.engine.conftest import court
from xiezhi.desk.accounts import Account, create_account
from xiezhi.desk.drafts import drop_draft, save_draft
from xiezhi.desk.sessions import open_session
from xiezhi.engine import errands
from xiezhi.engine.errands import seal_paper, store
from xiezhi.engine.hands import hand_digest, hand_form
from xiezhi.evidence.read import contents_of, of_proceedings
from xiezhi.pages.visitor import COOKIE, keys, real_now
from xiezhi.papers.authority import Authority, Signatory, root_certificate
from xiezhi.papers.seal import SealedPaper, check
from xiezhi.procedures.mediation import Mediation
from xiezhi.records.paper import Paper
from xiezhi.records.table import one

__all__ = ["court"]
HAND = "100,50 300,250 500,60;600,100 900,280"
TICKS = {"read": "1", "willing": "1"}


def client(player: Player) -> Client:
    account = create_account(f"a-{player.id}", None, keys=keys(), now=real_now(), person=player.id)
    made = Client()
    made.cookies[COOKIE] = open_session(real_now(), account, means="passkey").token
    return made


@pytest.fixture
def talks(court: Court) -> Case:
    made = court.talks()
    court.mediator.does(made, Mediation.draft_agreement, terms("六月底前还清", "互不追究"))
    return made


def test_each_party_signs_on_the_page_and_the_hand_stands_in_the_sealed_paper(court: Court, talks: Case) -> None:
    """《人民法院在线调解规则》第十九条。"""
    wang, zhang = map(client, court.parties(talks))
    url, paper = f"/case/{talks.id}/do/sign", talks.paper("agreement").id
    page = wang.get(url).content.decode()
    for words in ("六月底前还清", "互不追究", "还没签", "通行密钥", "不签，说明原因"):
        assert words in page, words
    assert wang.post(url, {"paper": paper, "key": "1", "hand": HAND, **TICKS}).status_code == 302
    assert talks.state is Mediation.mediating
    assert zhang.get(url).content.decode().count("已签") == 1
    assert zhang.post(url, {"paper": paper, "key": "2", **TICKS}).status_code == 302
    assert talks.state is Mediation.agreed
    assert strokes_of(paper) == {"王某": HAND, "张某": ""}
    told = [
        contents_of([each.id]).values()
        for each in of_proceedings([talks.id])
        if each.step.rstrip("?") == Mediation.sign.id
    ]
    assert [hand_digest(HAND) in each for each in told] == [True, False], "the entry of the signature binds the strokes"


def test_strokes_that_are_not_those_of_the_signature_are_never_printed(court: Court, talks: Case) -> None:
    wang, zhang = map(client, court.parties(talks))
    url, paper = f"/case/{talks.id}/do/sign", talks.paper("agreement").id
    assert wang.post(url, {"paper": paper, "key": "1", "hand": HAND, **TICKS}).status_code == 302
    assert zhang.post(url, {"paper": paper, "key": "2", **TICKS}).status_code == 302
    for each in court.parties(talks):
        account = Account.objects.get(person=each.id)
        drop_draft(account, hand_form(paper))
        save_draft(account, hand_form(paper), {"hand": "1,1 2,2"}, version=0, keys=keys(), now=real_now())
    assert strokes_of(paper) == {"王某": "", "张某": ""}


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
    assert len(check(store().get(sealed.sha256), [root_certificate(Path(settings.HOME) / "keys" / kept.court)])) > 2
    return {name: hand for name, hand in given.items() if name in ("王某", "张某")}


def test_nobody_signs_what_he_has_not_read_or_does_not_want_or_was_changed(court: Court, talks: Case) -> None:
    """《民事诉讼法》第九十九条：必须双方自愿，不得强迫。"""
    wang = client(court.parties(talks)[0])
    url, paper = f"/case/{talks.id}/do/sign", talks.paper("agreement").id
    whole = {"paper": paper, "key": "1", **TICKS}
    for change, sentence in (
        ({"read": ""}, "请读到最后"),
        ({"willing": ""}, "不愿意可以不签"),
        ({"hand": "<svg>"}, "擦掉重写"),
        ({"paper": "another"}, "重新读一遍"),
    ):
        answer = wang.post(url, whole | change)
        assert (answer.status_code, sentence in answer.content.decode()) == (422, True), change
    assert "还没签" in wang.get(url).content.decode()


def test_who_is_no_party_finds_no_place_to_sign(court: Court, talks: Case) -> None:
    assert client(Player(court, "person-stranger")).get(f"/case/{talks.id}/do/sign").status_code == 404
