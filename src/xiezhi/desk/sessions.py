"""Sessions: who is at a window. The browser holds a random token, the table only its hash."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import models, transaction

from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined
from xiezhi.desk.rows import one_joined

COOKIE = "__Host-xiezhi" if settings.CSRF_COOKIE_SECURE else "xiezhi"
"""The browser's cookie that holds the token; by HTTPS one that no neighbouring host can set."""
IDLE = timedelta(minutes=30)
LASTS = timedelta(hours=12)
FIRST_FACTOR_LASTS = timedelta(minutes=5)
CHALLENGE_LASTS = timedelta(minutes=5)
_SEEN_EVERY = timedelta(minutes=1)


class Session(models.Model):
    """Nobody signed in has one too: it holds the language, and between the two factors it holds `passed_first`.
    `means` says how the account was proved; `as_person` whom one plays in a demonstration court."""

    token_hash = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="sessions")
    means = models.CharField(max_length=32, blank=True)
    passed_first = models.ForeignKey(Account, models.CASCADE, null=True, related_name="+")
    passed_until = models.DateTimeField(null=True)
    challenge = models.CharField(max_length=128, blank=True)
    challenge_until = models.DateTimeField(null=True)
    language = models.CharField(max_length=16, default="zh-hans")
    elder = models.BooleanField(default=False)
    as_person = models.CharField(max_length=40, blank=True)
    opened = models.DateTimeField()
    seen = models.DateTimeField()
    ends = models.DateTimeField(db_index=True)


@dataclass(frozen=True)
class Opened:
    """The token goes into the browser's cookie and is known nowhere else."""

    token: str
    session: Session


def open_session(
    now: datetime,
    account: Account | None = None,
    *,
    means: str = "",
    language: str = "zh-hans",
    elder: bool = False,
    as_person: str = "",
) -> Opened:
    """A session that ends after 30 minutes without a request, and after 12 hours at the latest."""
    token = secrets.token_urlsafe(32)
    session = Session.objects.create(
        token_hash=_hash(token),
        account=account,
        means=means,
        language=language,
        elder=elder,
        as_person=as_person,
        opened=now,
        seen=now,
        ends=now + LASTS,
    )
    return Opened(token, session)


def find_session(token: str, now: datetime) -> Session | None:
    """The running session of this token; its idle time begins again."""
    found = one_joined(Session, "account", Account, token_hash=_hash(token))
    if found is None or found.ends <= now or found.seen <= now - IDLE or (found.account and found.account.closed):
        return None
    session = found
    if now - session.seen >= _SEEN_EVERY:
        Session.objects.filter(pk=session.pk).update(seen=now)
        session.seen = now
    return session


def sign_in(session: Session, account: Account, now: datetime, *, means: str) -> Opened:
    """The signed-in session in place of the old one, whose token no longer works; language and size of type stay."""
    with transaction.atomic():
        if not Session.objects.filter(pk=session.pk).delete()[0]:
            raise Declined("会话已经结束，请重新登录。", english="The session has ended; please sign in again.")
        Account.objects.filter(pk=account.pk).update(seen=now)
        return open_session(now, account, means=means, language=session.language, elder=session.elder)


def renew(session: Session, now: datetime) -> Opened:
    """The same session under a new token, once who he is counts for more; his other sessions end."""
    token = secrets.token_urlsafe(32)
    if not Session.objects.filter(pk=session.pk).update(token_hash=_hash(token), seen=now):
        raise Declined("会话已经结束，请重新登录。", english="The session has ended; please sign in again.")
    if session.account is not None:
        close_sessions(session.account, but=session)
    return Opened(token, session)


def close_session(session: Session) -> None:
    Session.objects.filter(pk=session.pk).delete()


def close_sessions(account: Account, *, but: Session | None = None) -> int:
    """Sign out everywhere, after a changed password for instance; how many sessions ended."""
    others = Session.objects.filter(account=account) | Session.objects.filter(passed_first=account)
    return (others.exclude(pk=but.pk) if but else others).delete()[0]


def prefer(session: Session, *, language: str, elder: bool) -> None:
    """Remember the language and whether type is big."""
    session.language, session.elder = language, elder
    session.save(update_fields=["language", "elder"])


def act_as(session: Session, person: str, *, demo: bool) -> None:
    """Play this person; only a demonstration court has that, PermissionError in any other."""
    if not demo:
        raise PermissionError("a real court's session plays nobody")
    session.as_person = person
    session.save(update_fields=["as_person"])


def pass_first(session: Session, account: Account, now: datetime) -> None:
    """The password was right; five minutes are left for the second factor."""
    session.passed_first, session.passed_until = account, now + FIRST_FACTOR_LASTS
    session.save(update_fields=["passed_first", "passed_until"])


def first_passed(session: Session, now: datetime) -> Account:
    """Whose password was given in the session; raises Declined when nobody's or too long ago."""
    account = session.passed_first
    if account is None or account.closed or session.passed_until is None or session.passed_until <= now:
        raise Declined("请先输入登录名和密码。", english="Please give your sign-in name and password first.")
    return account


def keep_challenge(session: Session, challenge: str, now: datetime) -> None:
    """Keep what a passkey is to sign, for five minutes; a former one is void."""
    session.challenge, session.challenge_until = challenge, now + CHALLENGE_LASTS
    session.save(update_fields=["challenge", "challenge_until"])


def take_challenge(session: Session, now: datetime) -> str:
    """The challenge, once; raises Declined when there is none, or no longer."""
    challenge = session.challenge
    mine = Session.objects.filter(pk=session.pk, challenge=challenge, challenge_until__gt=now).exclude(challenge="")
    session.challenge = ""
    if not mine.update(challenge=""):
        raise Declined("验证已超时，请再试一次。", english="The check took too long; please try again.")
    return challenge


def sweep_sessions(now: datetime) -> int:
    """Delete the sessions that have ended; how many."""
    ended = Session.objects.filter(ends__lte=now) | Session.objects.filter(seen__lte=now - IDLE)
    return ended.delete()[0]


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
