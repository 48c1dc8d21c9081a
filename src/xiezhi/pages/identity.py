"""接上原来的案件: who shows that he is somebody the court knew finds in his account all that is his.

Whether the court knows a number is not to be learnt here: every number is answered alike.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from xiezhi.desk.accounts import Account, link_account
from xiezhi.desk.codes import check_code
from xiezhi.desk.declined import Declined
from xiezhi.engine.door import act
from xiezhi.engine.errands import work
from xiezhi.engine.facts import PersonId
from xiezhi.engine.words import IDENTITY, PROCEDURES
from xiezhi.pages.codes import send_code
from xiezhi.pages.fields import Field
from xiezhi.pages.rendering import page
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Link
from xiezhi.pages.visitor import keys, real_now, renewed, visitor_of
from xiezhi.phrases.identity import Identity, Shown
from xiezhi.phrases.people import valid_number
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

PURPOSE = "identity"


@require_http_methods(["GET", "POST"])
def identity(request: HttpRequest) -> HttpResponse:
    """The number first, then the code that came to the telephone that the court has kept for it."""
    account, _person = visitor_of(request).must()
    number = request.POST.get("number", "").replace(" ", "").upper()
    sentence, said = _(valid_number(number)) if number else "", ""
    if request.method == "POST" and number and not sentence:
        known = known_by(number, account)
        known = known if known and known.phone else None
        try:
            if not request.POST.get("code"):
                said = send_code(request, PURPOSE, number, keys().open_id(known.phone) if known else "")
            else:
                check_code(PURPOSE, number, request.POST["code"], keys=keys(), now=real_now())
                if known is None:
                    raise Declined(
                        "验证码不对或者已经失效，请核对，或重新获取。",
                        english="The code is wrong or no longer valid; please compare it, or ask for a new one.",
                    )
                link(account, known, Shown.code)
                return renewed(request, redirect("/mine?note=saved"))
        except Declined as declined:
            sentence, said = declined.sentence, said or " "
    return _asked(request, number, said, sentence)


def known_by(number: str, account: Account) -> Person | None:
    """Whom the court knows by this number and has opened no account for; his telephone too, where one is had."""
    found = [each for each in rows(Person, id_number=keys().seal_id(number)) if not each.twin]
    taken = Account.objects.filter(person__in=[each.person for each in found], closed=None).exists()
    mine = rows(Person, person=account.person)
    other = any(each.id_number and each.id_number != keys().seal_id(number) for each in mine)
    best = sorted(found, key=lambda each: not each.phone)
    return next(iter(best), None) if not taken and not other else None


def link(account: Account, known: Person, shown: Shown) -> None:
    """One step in each dispute where he stands by his account; then the account is that person's."""
    mine = account.person or ""
    stands = {each.dispute: each.proceeding for each in rows(Standing, person=mine, until="")}
    for proceeding in rows(Proceeding, id__in=sorted(stands.values())):
        step = PROCEDURES[proceeding.procedure].steps["identify"]
        facts = Identity(person=PersonId(mine), shown=shown)
        act(step, facts, on=proceeding, by=IDENTITY.name, as_=IDENTITY, key=f"identify:{mine}:{proceeding.dispute}")
    link_account(mine, known.person, real_now())
    work("identity", ("link",))


def _asked(request: HttpRequest, number: str, said: str, sentence: str) -> HttpResponse:
    fields = [
        Field(
            "number", _("身份证号"), "id_number", number, help=_("十八位；单位填统一社会信用代码"), autocomplete="off"
        )
    ]
    if said:
        help = said.strip() or _("一两分钟内没有收到，带身份证到窗口。")
        fields.append(Field("code", _("验证码"), "code", help=help, autocomplete="one-time-code", short=True))
    return page(
        request,
        "one_form",
        current="设置",
        status=422 if sentence else 200,
        crumbs=(Link(_("设置"), "/settings"), Link(_("接上我原来的案件"), "")),
        title=_("接上我原来的案件"),
        words=_(
            "从前在法院办过事的，核对一次身份，原来的案件就在账户里。验证码发到法院留存的手机；换了手机，到窗口核对。"
        ),
        fields=tuple(fields),
        action="/settings/identity",
        submit=_("接上") if said else _("取验证码"),
        sentences=(sentence,) if sentence else (),
        bad=False,
    )
