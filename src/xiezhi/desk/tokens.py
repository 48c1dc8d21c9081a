"""API tokens: for programs. Each opens named steps, reading, or both, until a day; there is none for everything."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import models

from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined

PREFIX = "xiezhi_"
LONGEST = timedelta(days=366)
_SEEN_EVERY = timedelta(minutes=1)


class ApiToken(models.Model):
    """What a token may do; of the token itself the hash, and four letters to tell it from others."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    ending = models.CharField(max_length=4)
    steps = models.JSONField(default=list)
    reads = models.BooleanField(default=False)
    made = models.DateTimeField()
    ends = models.DateTimeField()
    used = models.DateTimeField(null=True)
    revoked = models.DateTimeField(null=True)

    def allows(self, step: str) -> bool:
        """Whether this step, by its full name, is one the token was made for."""
        return step in self.steps


def issue_token(
    account: Account, label: str, *, steps: Iterable[str], reads: bool, lasts: timedelta, now: datetime
) -> tuple[str, ApiToken]:
    """The token, shown this once, and its row. Raises Declined when it would open nothing, or for more than a year."""
    names = sorted(set(steps))
    if not names and not reads:
        raise Declined(
            "请选择这个令牌可以办理的步骤，或允许读取。",
            english="Choose the steps that this token may take, or allow it to read.",
        )
    if not timedelta(0) < lasts <= LONGEST:
        raise Declined("令牌的有效期须在一年以内。", english="A token is valid for a year at most.")
    token = PREFIX + secrets.token_urlsafe(32)
    row = ApiToken.objects.create(
        account=account,
        label=label.strip()[:64],
        token_hash=_hash(token),
        ending=token[-4:],
        steps=names,
        reads=reads,
        made=now,
        ends=now + lasts,
    )
    return token, row


def find_token(token: str, now: datetime) -> ApiToken | None:
    """The valid token: not ended, not revoked, its account open."""
    valid = ApiToken.objects.select_related("account").filter(ends__gt=now, revoked=None, account__closed=None)
    row = valid.filter(token_hash=_hash(token)).first()
    if row and (row.used is None or now - row.used >= _SEEN_EVERY):
        ApiToken.objects.filter(pk=row.pk).update(used=now)
        row.used = now
    return row


def tokens_of(account: Account) -> list[ApiToken]:
    """Newest first, with those that ended or were revoked."""
    return list(ApiToken.objects.filter(account=account).order_by("-made", "-pk"))


def revoke_token(account: Account, token: int, now: datetime) -> bool:
    """From now on it opens nothing; False when this account has no such token in use."""
    return bool(ApiToken.objects.filter(pk=token, account=account, revoked=None).update(revoked=now))


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
