"""Uploads: files that somebody brings, before a step makes papers of them."""

import hashlib
import re
import secrets
import unicodedata
from contextlib import suppress
from datetime import datetime
from typing import Protocol

from django.db import models
from django.db.models import Sum

from xiezhi.desk import chunks
from xiezhi.desk.accounts import Account
from xiezhi.desk.boxes import is_boxed, without_notes
from xiezhi.desk.declined import Declined
from xiezhi.desk.formats import BadUpload, examine

MOST_BYTES = 1024 * 1024 * 1024
"""Of all files of one account that no step has used yet."""
PICTURES = (b"\xff\xd8", b"\x89PNG", b"II*\0", b"MM\0*")
MATROSKA, ASIDE = b"\x1a\x45\xdf\xa3", (b"\x12\x54\xc3\x67", b"\x19\x41\xa4\x69")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]+')


class Store(Protocol):
    """Where files lie, by their content: the same bytes have the same address, in hex their SHA-256."""

    def put(self, data: bytes) -> str: ...

    def get(self, address: str) -> bytes: ...


class Upload(models.Model):
    """`address` leads to the file as brought, `shared` to what others than the court are shown: the same, or a picture
    without the camera's notes (place, device, owner). `kind` is pdf, jpeg or png; `used` when a step took it."""

    id = models.CharField(max_length=32, primary_key=True)
    account = models.ForeignKey(Account, models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField()
    pixels = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    sm3 = models.CharField(max_length=64)
    address = models.CharField(max_length=128)
    shared = models.CharField(max_length=128)
    made = models.DateTimeField()
    used = models.DateTimeField(null=True)


def take_upload(account: Account, name: str, data: bytes, *, store: Store, now: datetime) -> Upload:
    """Examine and keep a file; raises BadUpload."""
    waiting = Upload.objects.filter(account=account, used=None).aggregate(size=Sum("size"))["size"] or 0
    if waiting + len(data) > MOST_BYTES:
        raise BadUpload(
            "未提交的文件太多，请先提交或删除一些。",
            english="Too many files wait to be handed in; please hand in or delete some first.",
        )
    found = examine(data)
    address = store.put(data)
    return Upload.objects.create(
        id=secrets.token_hex(16),
        account=account,
        name=safe_name(name, found.kind),
        kind=found.kind,
        size=len(data),
        pages=found.pages,
        pixels=found.pixels,
        sha256=hashlib.sha256(data).hexdigest(),
        sm3=hashlib.new("sm3", data).hexdigest(),
        address=address,
        shared=store.put(found.shared) if found.shared is not None else address,
        made=now,
    )


def find_upload(account: Account, upload: str) -> Upload | None:
    """Only its owner's."""
    return Upload.objects.filter(pk=upload, account=account).first()


def use_uploads(account: Account, uploads: list[str], now: datetime) -> int:
    """A step has made papers of them; how many were this account's and unused."""
    return Upload.objects.filter(pk__in=uploads, account=account, used=None).update(used=now)


def drop_upload(account: Account, upload: str) -> bool:
    """The owner thought better of it; False once a step has used it. The file is swept when no row leads to it."""
    return bool(Upload.objects.filter(pk=upload, account=account, used=None).delete()[0])


class Withheld(Declined):
    """A file of a kind that the camera writes notes into, which cannot be taken out: others are not shown it."""

    def __init__(self) -> None:
        super().__init__(
            "这个文件里可能记着拍摄地点、设备等信息，本院去不掉，所以不给别人看；"
            "请提交的人另存为JPEG、PNG或MP4再交一份，或者到法庭当面查看原件。",
            english="The file may hold the place and device of the recording, which the court cannot take out, so it "
            "is not shown to others; ask whoever handed it in for a JPEG, PNG or MP4, or see the original in court.",
        )


def shown_to_others(address: str, store: Store) -> bytes:
    """A file as others than the court and who brought it are shown it, by whatever way it came: of a picture or a film
    the copy without the camera's notes; raises Withheld."""
    brought = Upload.objects.filter(sha256=address).first()
    content = store.get(brought.shared if brought else address)
    return content if brought else _without_notes(content)


def _without_notes(content: bytes) -> bytes:
    for fits, copied in ((is_boxed, without_notes), (chunks.is_chunked, chunks.without_notes)):
        if fits(content):
            try:
                return copied(content)
            except (ValueError, IndexError):
                raise Withheld from None
    with suppress(BadUpload):
        return examine(content).shared or content
    if content.startswith((*PICTURES, b"RIFF")) or _is_tagged(content):
        raise Withheld
    return content


def _is_tagged(content: bytes) -> bool:
    """A film of a camcorder, whose pictures carry notes; one in Matroska with tags or attachments; a sound with ID3."""
    matroska = content.startswith(MATROSKA) and any(each in content for each in ASIDE)
    return _is_streamed(content) or matroska or content.startswith(b"ID3") or content[-128:-125] == b"TAG"


def _is_streamed(content: bytes) -> bool:
    return any(content[first::step][:3] == b"GGG" for first, step in ((0, 188), (4, 192)))


def may_carry_notes(head: bytes) -> bool:
    """Whether a file, by its first kilobyte, is a picture, a film or a sound: others get a copy, or nothing."""
    return is_boxed(head) or _is_streamed(head) or head.startswith((*PICTURES, b"RIFF", MATROSKA, b"ID3"))


def safe_name(name: str, kind: str) -> str:
    """The file's name without path and invisible characters, with the ending that its content deserves."""
    plain = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    stem = _UNSAFE.sub("", plain.rpartition(".")[0] or plain).strip(" .")[:100]
    return f"{stem or '材料'}.{'jpg' if kind == 'jpeg' else kind}"
