"""The ceremony of signing: the paper read to its end, each term by itself, who signs and how he is known, his hand,
and the code by which he confirms that he is willing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined
from xiezhi.desk.drafts import drop_draft, find_draft, save_draft
from xiezhi.engine.case import Case
from xiezhi.engine.ceremony import LEVELS, Level, Signing, Way, Will, signings
from xiezhi.engine.confirming import SIGNS, confirmed, paper_to_sign, purpose_of, reach_of
from xiezhi.engine.door import act
from xiezhi.engine.entry_ids import fresh_key
from xiezhi.engine.facts import stated
from xiezhi.engine.hands import hand_digest, hand_form
from xiezhi.engine.possible import case_for, possible_of
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import RECIPIENT
from xiezhi.pages import step as step_page
from xiezhi.pages.ceremonies import after_of, clauses_of, decline_of, head_of
from xiezhi.pages.codes import send_code
from xiezhi.pages.names import case_name, names_of
from xiezhi.pages.paper_signers import how_of
from xiezhi.pages.papers import text_of
from xiezhi.pages.reading import look_at, step_of
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.spoken import reason, spoken
from xiezhi.pages.visitor import Visitor, keys, real_now
from xiezhi.papers.pictures import strokes_svg
from xiezhi.records.paper import Paper

NAME = "sign"


@require_http_methods(["GET", "POST"])
def signing(request: HttpRequest, number: str) -> HttpResponse:
    """The page of the step `sign` where people sign a paper; the generated one where it does something else."""
    visitor, proceeding = look_at(request, number, f"do/{NAME}")
    account, person = visitor.must()
    step, case = step_of(proceeding, NAME), case_for(proceeding, person)
    offered, paper = possible_of(case, person, step), paper_to_sign(case, step)
    mine = _mine(signings(paper, keys()).values(), person) if paper else None
    if offered.role is None or paper is None or (offered.refused and not mine):
        return step_page.step(request, number, NAME)
    key, hand = request.POST.get("key") or fresh_key(), request.POST.get("hand", "")
    if mine and request.method == "POST":
        return redirect(f"/entry/{mine.entry}?done=1")
    if mine or request.method == "GET":
        return _shown(request, visitor, case, paper, key=key)
    wrong = [] if request.POST.get("read") else [_("请读到最后，勾选“我读完了”")]
    if request.POST.get("paper") != paper.id:
        wrong.append(_("这一份在您读的时候改过了，请重新读一遍再签"))
    if hand:
        try:
            strokes_svg(hand)
        except ValueError:
            wrong.append(_("手写的笔迹没有收好，请擦掉重写"))
    if wrong:
        return _shown(request, visitor, case, paper, key=key, wrong=tuple(wrong))
    _keep(account, paper, hand)
    reach, said = reach_of(account, person, paper.court, keys()), ""
    try:
        if reach.will is Will.code and (request.POST.get("again") or not request.POST.get("code")):
            words = _(SIGNS).replace("%(title)s", _(paper.title))
            said = send_code(request, purpose_of((paper,), person), reach.phone, reach.phone, words)
            return _shown(request, visitor, case, paper, key=key, said=said)
        (seen,) = confirmed(
            (paper,), person, level_of(visitor), reach, account, request.POST.get("code", ""),
            keys=keys(), now=real_now(), at=visitor.now,
        )  # fmt: skip
        facts = stated(step.facts, {**seen, "hand": hand_digest(hand)})
        receipt = act(step, facts, on=proceeding, by=person, as_=offered.role, key=key)
    except (Declined, Refused) as refused:
        return _shown(request, visitor, case, paper, key=key, said=said or " ", wrong=(reason(refused),))
    return redirect(f"/entry/{receipt.entry}?done=1")


def _keep(account: Account, paper: Paper, hand: str) -> None:
    """The strokes at the desk, whatever becomes of the signature: nobody writes his name twice."""
    form = hand_form(paper.id)
    drop_draft(account, form)
    if hand:
        save_draft(account, form, {"hand": hand}, version=0, keys=keys(), now=real_now())


def _mine(found: Iterable[Signing], person: str) -> Signing | None:
    """The signature of who stands before the page, whether he gave it here himself or it was recorded for him."""
    return next(
        (each for each in found if person == each.person or (each.way is Way.online and person == each.by)), None
    )


def level_of(visitor: Visitor) -> Level:
    """How the one who signs proved who he is when he signed in."""
    return LEVELS.get(visitor.session.means if visitor.session else "", Level.account)


def _signers(case: Case, paper: Paper, found: Mapping[str, Signing], me: str) -> tuple[dict[str, object], ...]:
    """Each of whom it asks, and the mediator, who signed by drafting: whether, when and how he has signed."""
    asked = case.parties or [each.person for each in case.standings(RECIPIENT.name)]
    drafted = [each.person for each in found.values() if each.way is Way.drafting]
    names = names_of(paper.court, [*asked, *drafted])
    return tuple(
        {
            "name": names[each],
            "signed": each in found,
            "me": each == me,
            "at": found[each].at.date() if each in found else None,
            "words": how_of(found[each]) if each in found else "",
        }
        for each in (*asked, *drafted)
    )


def _shown(
    request: HttpRequest, visitor: Visitor, case: Case, paper: Paper, *, key: str, said: str = "",
    wrong: tuple[str, ...] = (),
) -> HttpResponse:  # fmt: skip
    account, person = visitor.must()
    kept, found = find_draft(account, hand_form(paper.id), keys()), signings(paper, keys())
    reach = reach_of(account, person, paper.court, keys())
    mine, data = _mine(found.values(), person), paper.filled()
    return page(
        request,
        "signing",
        status=422 if wrong else 200,
        current="案件",
        case=case_name(case.proceeding),
        case_url=f"/case/{case.proceeding.id}",
        action=f"/case/{case.proceeding.id}/do/{NAME}",
        decline_url=decline_of(paper),
        paper_id=paper.id,
        title=_(paper.title),
        text=text_of(paper),
        terms=clauses_of(paper),
        terms_head=head_of(paper),
        terms_after=after_of(paper),
        amount=Decimal(data["amount"]) if data.get("amount") else None,
        pay_by=spoken(data.get("pay_by") or ""),
        who=visitor.name,
        means=_(level_of(visitor).label),
        signers=_signers(case, paper, found, person),
        signed_url=f"/entry/{mine.entry}" if mine else "",
        read=bool(request.POST.get("read")),
        will=reach.will.value,
        phone=reach.number,
        said=said.strip(),
        asks=bool(said) or reach.will is Will.totp,
        hand=str(kept.body.get("hand", "")) if kept else "",
        key=key,
        wrong=wrong,
    )
