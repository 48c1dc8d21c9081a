"""What an uploaded file really is: found in its first bytes and by reading it through, never by its name."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from threading import BoundedSemaphore
from typing import Any

from PIL import Image, ImageFile
from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from xiezhi.desk.apart import lines_of
from xiezhi.desk.declined import Declined
from xiezhi.desk.margins import without_margins

LARGEST = 50 * 1024 * 1024
"""Bytes of a file."""
MOST_PIXELS = 40_000_000
MOST_PAGES = 1_000
MOST_OBJECTS = 200_000
"""Of a PDF file; a book of a thousand pages has a tenth of that."""
MOST_PARTS, LARGEST_PART = 64, 256 * 1024
"""Of what is unpacked to find a file's objects; more than that is unpacked apart."""
SECONDS, WAITS = 10, 3
"""For examining a file apart, and how long one waits for those that others brought."""
_ROOM = BoundedSemaphore(2)

_MAGIC = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png"}
_RUNNING = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition"}
_LEAVING = {"/GoToR", "/GoToE", "/URI", "/Thread"}
"""Kinds of actions that lead to another file or address: taken where somebody clicks, not where they come unasked."""
MOST_ACTIONS = 100
_RUN = {"/JS", "/JavaScript", "/XFA", "/RichMediaContent"}
"""Kinds of actions, and keys of objects, with which a PDF file does more than show pages and lead to places."""


class BadUpload(Declined):
    """The file cannot be taken; the sentence says what to do about it."""


class _Endless(Exception):
    """More objects than any file of a court's cases has."""


NOT_TAKEN: dict[str, Callable[[], BadUpload]] = {
    "damaged": lambda: BadUpload(
        "文件打不开，可能已损坏，请重新生成或拍照上传。",
        english="The file cannot be opened and may be damaged; please make it again or take a photograph.",
    ),
    "password": lambda: BadUpload(
        "PDF文件有密码，请取消密码后再上传。", english="The PDF has a password; please remove it and upload again."
    ),
    "long": lambda: BadUpload(
        "PDF文件超过%(most)s页，请拆分后再上传。",
        english="The PDF has more than %(most)s pages; please split it and upload again.",
        most=MOST_PAGES,
    ),
    "empty": lambda: BadUpload(
        "PDF文件里没有页面，请重新生成后再上传。",
        english="The PDF has no pages; please make it again and upload it.",
    ),
    "program": lambda: BadUpload(
        "PDF文件里含有程序，请用“打印为PDF”另存一份再上传。",
        english="The PDF contains a program; please save it anew with “print to PDF” and upload that.",
    ),
    "busy": lambda: BadUpload(
        "此刻送文件的人太多，请过一会儿再送。", english="Too many files are arriving just now; please try again soon."
    ),
    "complicated": lambda: BadUpload(
        "PDF文件太复杂，请用“打印为PDF”另存一份再上传。",
        english="The PDF is too complicated; please save it anew with “print to PDF” and upload that.",
    ),
}
"""Why a PDF is not taken, by a word that the process which reads it can say."""


class Modest(Configuration):
    """What may be unpacked while a page waits: so many parts of a file's table and objects, each of so many bytes."""

    def __getattribute__(self, name: str) -> Any:
        if not name.endswith("_maximum_output_length"):
            return super().__getattribute__(name)
        unpacked = self.__dict__.get("unpacked", 0) + 1
        object.__setattr__(self, "unpacked", unpacked)
        if unpacked > MOST_PARTS:
            raise LimitReachedError("more parts than may be unpacked here")
        return LARGEST_PART


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
        raise NOT_TAKEN["damaged"]() from broken


def _pdf(data: bytes) -> Examined:
    """Here where it unpacks to little, else apart."""
    try:
        with apply_configuration(Modest()):
            told = _told(data)
    except Exception:  # broken, or more than a page should wait for
        told = _apart(data)
    if isinstance(told, str):
        raise NOT_TAKEN[told]()
    return Examined("pdf", told, 0, None)


def _apart(data: bytes) -> int | str:
    if not _ROOM.acquire(timeout=WAITS):
        return "busy"
    try:
        lines = lines_of("examine", data, seconds=SECONDS)
    finally:
        _ROOM.release()
    return json.loads(lines[0]) if lines else "complicated"


def told_of(data: bytes) -> int | str:
    """How many pages a PDF has, or which word of NOT_TAKEN it is."""
    try:
        return _told(data)
    except (MemoryError, LimitReachedError):
        return "complicated"
    except Exception:  # what a reader raises that was fed with nonsense, nobody has written down
        return "damaged"


def _told(data: bytes) -> int | str:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        return "password"
    catalogue = reader.root_object
    if _declared_pages(catalogue) > MOST_PAGES or (pages := len(reader.pages)) > MOST_PAGES:
        return "long"
    if pages == 0:
        return "empty"
    try:
        return "program" if _runs_something(catalogue) else pages
    except _Endless:
        return "complicated"


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
                raise _Endless
            value = value.get_object()
        if isinstance(value, DictionaryObject):
            if _RUN & value.keys() or _kind(value) in _RUNNING or _leaves_by_itself(value):
                return True
            waiting += value.values()
        elif isinstance(value, ArrayObject):
            waiting += value
    return False


def _leaves_by_itself(value: DictionaryObject) -> bool:
    """Whether opening the file, a page or a field asks for something elsewhere, before anybody has chosen to."""
    by_itself = [value[key] for key in ("/OpenAction", "/AA") if key in value]
    waiting = [each for each in by_itself if isinstance(each, DictionaryObject)]
    waiting += [part for each in waiting for part in map(each.__getitem__, each) if isinstance(part, DictionaryObject)]
    for each in waiting[:MOST_ACTIONS]:
        following = _there(each, "/Next")
        if _kind(each) in _LEAVING or (isinstance(following, DictionaryObject) and _kind(following) in _LEAVING):
            return True
    return len(waiting) > MOST_ACTIONS


def _kind(action: DictionaryObject) -> str:
    """The kind of an action, an empty word where it has none."""
    found = _there(action, "/S")
    return found if isinstance(found, str) else ""


def _there(value: DictionaryObject, key: str) -> object:
    """What a dictionary has there, also where that stands in an object of its own."""
    found = value.get(key)
    return found.get_object() if isinstance(found, IndirectObject) else found


def _image(data: bytes, kind: str) -> Examined:
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # the typesetter sets it for all: half a photograph would pass for a whole
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
