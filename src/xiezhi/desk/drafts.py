"""Drafts: what somebody has typed so far, saved at each keystroke, sealed, gone when it is used."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.timezone import localtime

from xiezhi.desk.accounts import Account
from xiezhi.desk.declined import Declined
from xiezhi.records.secrets import Secrets

LARGEST = 65_536
"""Bytes of a draft as JSON."""


class Draft(models.Model):
    """One form of one account; `version` counts the savings."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=200)
    version = models.PositiveIntegerField()
    body = models.TextField()
    saved = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["account", "form"], name="one_draft_a_form"),)


@dataclass(frozen=True)
class Saved:
    """A draft as its owner sees it."""

    form: str
    version: int
    body: dict[str, Any]
    saved: datetime


class DraftConflict(Declined):
    """Saved elsewhere in between; `current` is what stands there now, None when it was used or deleted."""

    def __init__(self, current: Saved | None) -> None:
        self.current = current
        if current is None:
            super().__init__(
                "这份草稿已经提交或删除，没有保存刚才的改动。",
                english="This draft has been handed in or deleted; your last changes were not kept.",
            )
        else:
            moment = localtime(current.saved).strftime("%H:%M")
            super().__init__(
                "这份草稿%(moment)s在另一处改过，没有保存刚才的改动，请选用其中一份。",
                english="This draft was changed elsewhere at %(moment)s; your last changes were not kept: choose one.",
                moment=moment,
            )


def save_draft(account: Account, form: str, body: dict[str, Any], *, version: int, keys: Secrets, now: datetime) -> int:
    """Save over `version`, the one that was read (0: none yet); the new version. Raises DraftConflict when another
    was saved in between, Declined when it is too large."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    if len(text) > LARGEST:
        raise Declined(
            "草稿太大，请把长篇内容作为文件上传。", english="The draft is too large; please upload long texts as files."
        )
    sealed = keys.seal(text, _purpose(account, form))
    if version == 0:
        try:
            with transaction.atomic():
                Draft.objects.create(account=account, form=form, version=1, body=sealed, saved=now)
        except IntegrityError:
            raise DraftConflict(find_draft(account, form, keys)) from None
    elif not Draft.objects.filter(account=account, form=form, version=version).update(
        version=version + 1, body=sealed, saved=now
    ):
        raise DraftConflict(find_draft(account, form, keys))
    return version + 1


def find_draft(account: Account, form: str, keys: Secrets) -> Saved | None:
    row = Draft.objects.filter(account=account, form=form).first()
    return _opened(account, row, keys) if row else None


def drafts_of(account: Account, keys: Secrets) -> list[Saved]:
    """All of them, the last saved first."""
    return [_opened(account, row, keys) for row in Draft.objects.filter(account=account).order_by("-saved", "-pk")]


def drop_draft(account: Account, form: str) -> bool:
    """Used or given up; whether there was one."""
    return bool(Draft.objects.filter(account=account, form=form).delete()[0])


def sweep_drafts(before: datetime) -> int:
    """Delete what nobody has touched since; how many."""
    return Draft.objects.filter(saved__lt=before).delete()[0]


def _opened(account: Account, row: Draft, keys: Secrets) -> Saved:
    return Saved(row.form, row.version, json.loads(keys.open(row.body, _purpose(account, row.form))), row.saved)


def _purpose(account: Account, form: str) -> str:
    return f"draft:{account.handle}:{form}"
