"""What an uploaded file really is: found in its first bytes and by reading it through, never by its name."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from xiezhi.desk.declined import Declined
from xiezhi.desk.margins import without_margins

LARGEST = 50 * 1024 * 1024
"""Bytes of a file."""
MOST_PIXELS = 40_000_000
MOST_PAGES = 1_000
MOST_OBJECTS = 200_000
"""Of a PDF file; a book of a thousand pages has a tenth of that."""

_MAGIC = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png"}
_RUNNING = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition"}
_RUN = {"/JS", "/JavaScript", "/XFA", "/RichMediaContent"}
"""Kinds of actions, and keys of objects, with which a PDF file does more than show pages and lead to places."""


class BadUpload(Declined):
    """The file cannot be taken; the sentence says what to do about it."""


@dataclass(frozen=True)
class Examined:
    """`kind` is pdf, jpeg or png; an image has pixels, a PDF pages, the other is 0. `shared` is the copy for others,
    None when it would be the file itself."""

    kind: str
    pages: int
    pixels: int
    shared: bytes | None


def examine(data: bytes) -> Examined:
    """Read the file through; raises BadUpload."""
    if not data:
        raise BadUpload("文件是空的，请重新选择。", english="The file is empty; please choose again.")
    if len(data) > LARGEST:
        raise BadUpload(
            "文件超过%(largest)s MB，请拆分或压缩后再上传。",
            english="The file is larger than %(largest)s MB; please split or compress it and upload it again.",
            largest=LARGEST // 1024 // 1024,
        )
    kind = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if kind is None:
        raise BadUpload(
            "只能上传PDF、JPEG或PNG文件，请另存为其中一种，或拍照上传。",
            english="Only PDF, JPEG and PNG files can be uploaded; save it as one of these, or take a photograph.",
        )
    try:
        return _pdf(data) if kind == "pdf" else _image(data, kind)
    except BadUpload:
        raise
    except Exception as broken:  # what a reader raises that was fed with nonsense, nobody has written down
        raise BadUpload(
            "文件打不开，可能已损坏，请重新生成或拍照上传。",
            english="The file cannot be opened and may be damaged; please make it again or take a photograph.",
        ) from broken


def _pdf(data: bytes) -> Examined:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        raise BadUpload(
            "PDF文件有密码，请取消密码后再上传。", english="The PDF has a password; please remove it and upload again."
        )
    catalogue = reader.root_object
    if _declared_pages(catalogue) > MOST_PAGES or (pages := len(reader.pages)) > MOST_PAGES:
        raise BadUpload(
            "PDF文件超过%(most)s页，请拆分后再上传。",
            english="The PDF has more than %(most)s pages; please split it and upload again.",
            most=MOST_PAGES,
        )
    if pages == 0:
        raise BadUpload(
            "PDF文件里没有页面，请重新生成后再上传。",
            english="The PDF has no pages; please make it again and upload it.",
        )
    if _runs_something(catalogue):
        raise BadUpload(
            "PDF文件里含有程序，请用“打印为PDF”另存一份再上传。",
            english="The PDF contains a program; please save it anew with “print to PDF” and upload that.",
        )
    return Examined("pdf", pages, 0, None)


def _declared_pages(catalogue: DictionaryObject) -> int:
    pages = catalogue["/Pages"]
    return int(pages.get("/Count", 0)) if isinstance(pages, DictionaryObject) else 0


def _runs_something(catalogue: DictionaryObject) -> bool:
    """Whether a script or a program is anywhere in the file: it need not be where opening it begins."""
    seen: set[int] = set()
    waiting: list[Any] = [catalogue]
    while waiting:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            if value.idnum in seen:
                continue
            seen.add(value.idnum)
            if len(seen) > MOST_OBJECTS:
                raise BadUpload(
                    "PDF文件太复杂，请用“打印为PDF”另存一份再上传。",
                    english="The PDF is too complicated; please save it anew with “print to PDF” and upload that.",
                )
            value = value.get_object()
        if isinstance(value, DictionaryObject):
            if _RUN & value.keys() or value.get("/S") in _RUNNING:
                return True
            waiting += value.values()
        elif isinstance(value, ArrayObject):
            waiting += value
    return False


def _image(data: bytes, kind: str) -> Examined:
    with Image.open(BytesIO(data), formats=[kind.upper()]) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise BadUpload(
                "图片超过%(most)s万像素，请缩小后再上传。",
                english="The picture has more than %(millions)s million pixels; please make it smaller.",
                most=MOST_PIXELS // 10_000,
                millions=MOST_PIXELS // 1_000_000,
            )
        image.load()
        return Examined(kind, 0, width * height, without_margins(image, data))
