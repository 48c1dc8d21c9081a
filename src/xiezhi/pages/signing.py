"""The ceremony of signing: the paper read to its end, each term by itself, who signs and how he is known, his hand."""

from __future__ import annotations

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xiezhi.desk.drafts import drop_draft, find_draft, save_draft
from xiezhi.engine.case import Case
from xiezhi.engine.door import act
from xiezhi.engine.facts import stated
from xiezhi.engine.hands import hand_digest, hand_form
from xiezhi.engine.possible import case_for, role_for
from xiezhi.engine.refused import Refused
from xiezhi.pages import step as step_page
from xiezhi.pages.names import case_name
from xiezhi.pages.papers import text_of
from xiezhi.pages.reading import look_at, step_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import reason
from xiezhi.pages.saying import say as _
from xiezhi.pages.visitor import Visitor, keys, real_now
from xiezhi.papers.pictures import strokes_svg
from xiezhi.records.consent import Consent
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows

NAME = "sign"
MEANS = {"password": "密码", "passkey": "通行密钥", "totp": "密码和动态码", "code": "短信验证码"}
"""How the account was proved when its owner signed in."""


@require_http_methods(["GET", "POST"])
def signing(request: HttpRequest, number: str) -> HttpResponse:
    """The page of the step `sign` where it signs an agreement; the generated one where it does something else."""
    visitor, proceeding = look_at(request, number, f"do/{NAME}")
    account, person = visitor.must()
    step, case = step_of(proceeding, NAME), case_for(proceeding, person)
    role, paper = role_for(case, person, step), case.paper("agreement")
    if role is None or paper is None:
        return step_page.step(request, number, NAME)
    key, hand = request.POST.get("key") or uuid4().hex, request.POST.get("hand", "")
    if request.method == "GET":
        return _shown(request, visitor, case, paper, key=key)
    wrong = [sentence for name, sentence in ASKED.items() if not request.POST.get(name)]
    if request.POST.get("paper") != paper.id:
        wrong.append(_("协议在您读的时候改过了，请重新读一遍再签"))
    if hand:
        try:
            strokes_svg(hand)
        except ValueError:
            wrong.append(_("手写的笔迹没有收好，请擦掉重写"))
    if wrong:
        return _shown(request, visitor, case, paper, key=key, wrong=tuple(map(_, wrong)))
    form, now = hand_form(paper.id), real_now()
    drop_draft(account, form)
    if hand:
        save_draft(account, form, {"hand": hand}, version=0, keys=keys(), now=now)
    try:
        facts = stated(step.facts, {"paper": paper.id, "hand": hand_digest(hand)})
        receipt = act(step, facts, on=proceeding, by=person, as_=role, key=key)
    except Refused as refused:
        return _shown(request, visitor, case, paper, key=key, wrong=(reason(refused),))
    return redirect(f"/entry/{receipt.entry}?done=1")


ASKED = {"read": "请读到最后，勾选“我读完了”", "willing": "请勾选“我自愿签”，不愿意可以不签"}


def _shown(
    request: HttpRequest, visitor: Visitor, case: Case, paper: Paper, *, key: str, wrong: tuple[str, ...] = ()
) -> HttpResponse:
    account, person = visitor.must()
    signed = {each.person for each in rows(Consent, proceeding=case.proceeding.id, step=NAME, void=False)}
    kept = find_draft(account, hand_form(paper.id), keys())
    data = paper.filled()
    return page(
        request,
        "signing",
        status=422 if wrong else 200,
        current="案件",
        case=case_name(case.proceeding),
        case_url=f"/case/{case.proceeding.id}",
        action=f"/case/{case.proceeding.id}/do/{NAME}",
        decline_url=f"/case/{case.proceeding.id}/do/fail",
        paper_id=paper.id,
        title=_(paper.title),
        text=text_of(paper),
        terms=tuple(str(each) for each in data.get("terms", ())),
        amount=data.get("amount"),
        pay_by=data.get("pay_by"),
        who=visitor.name,
        means=_(MEANS.get(visitor.session.means if visitor.session else "", "登录账户")),
        signers=tuple(
            {"name": case.person(each).name, "signed": each in signed, "me": each == person} for each in case.parties
        ),
        hand=str(kept.body.get("hand", "")) if kept else "",
        key=key,
        wrong=wrong,
    )
