"""One-time codes on their way to a telephone; a demonstration court has no gateway and says the code itself."""

from __future__ import annotations

from secrets import token_hex

from django.conf import settings
from django.http import HttpRequest

from xiezhi.desk.codes import issue_code
from xiezhi.desk.errands import ask
from xiezhi.pages.saying import say as _
from xiezhi.pages.visitor import keys, real_now, visitor_of


def send_code(request: HttpRequest, purpose: str, subject: str, phone: str) -> str:
    """A code for this purpose, brought to `phone` where there is one; the sentence that says so, the same whether
    there is one or not. Raises TooManyTries."""
    visitor = visitor_of(request)
    code = issue_code(purpose, subject, address=visitor.address, keys=keys(), now=real_now())
    if visitor.demo:
        return (_("演示法院不发短信，验证码是 %(code)s。") % {"code": code}) if phone else _sent()
    if phone and settings.MESSAGES and visitor.court:
        key = f"text:{token_hex(8)}"
        words = _("验证码 %(code)s，十分钟内有效。法院不会向您索要验证码。") % {"code": code}
        payload = {"phone": keys().seal_id(phone), "words": keys().seal(words.encode(), key)}
        ask("text", visitor.court.id, key, payload, visitor.now)
    return _sent()


def _sent() -> str:
    return _("验证码已经发出，一两分钟内到。收不到的，带身份证到窗口，或者打 12368。")
