"""One-time codes on their way to a telephone; a demonstration court has no gateway and says the code itself."""

from __future__ import annotations

from django.http import HttpRequest

from xiezhi.desk.codes import issue_code
from xiezhi.engine.telephone import text
from xiezhi.pages.saying import say as _
from xiezhi.pages.visitor import keys, real_now, visitor_of

PROVES = "验证码 %(code)s，十分钟内有效。法院不会向您索要验证码。"


def send_code(request: HttpRequest, purpose: str, subject: str, phone: str, words: str = "") -> str:
    """A code for this purpose, brought to `phone` where there is one, in these words; the sentence that says so, the
    same whether there is one or not. Raises TooManyTries."""
    visitor = visitor_of(request)
    code = issue_code(purpose, subject, address=visitor.address, keys=keys(), now=real_now())
    if visitor.demo:
        return (_("演示法院不发短信，验证码是 %(code)s。") % {"code": code}) if phone else _sent()
    if phone and visitor.court:
        text(visitor.court.id, phone, (words or _(PROVES)).replace("%(code)s", code), keys(), visitor.now)
    return _sent()


def _sent() -> str:
    return _("验证码已经发出，一两分钟内到。收不到的，带身份证到窗口，或者打 12368。")
