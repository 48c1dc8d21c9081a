"""The words on the pages of a file: a PDF's own text, and what can be seen on a photograph where a reader is there."""

import importlib
import importlib.util
import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps
from pypdf import PdfReader

from xiezhi.desk.apart import lines_of

MOST_PAGES = 30
"""Of one file; an offer to fill in a form does not need more."""
MOST_WORDED = 2_000
"""Of a volume that is to be found by its words."""
MOST_TEXT = 100_000
"""Characters of a page."""
SECONDS = 120
"""For all pages of a file; a scanned one takes a few seconds a page."""


class Unreadable(Exception):
    """What broke the reader of a photograph would break it again."""


def texts_of(data: bytes, kind: str) -> tuple[str, ...]:
    """A text for each page, empty where nothing could be read; of a PDF the pages that were read in time. Raises
    Unreadable where a photograph breaks its reader."""
    if kind == "pdf":
        return tuple(json.loads(each) for each in lines_of("texts", data, seconds=SECONDS))
    try:
        return (_seen(data),)
    except Exception as broken:  # what a reader raises that was fed with nonsense, nobody has written down
        raise Unreadable(f"照片读不出字，请交的人自己填（{type(broken).__name__}: {broken}）") from broken


def words_of(data: bytes) -> str:
    """The text of a PDF, of the pages that were read in time; what is scanned has none."""
    return " ".join(json.loads(each) for each in lines_of("words", data, seconds=SECONDS))


def pages_of(data: bytes, *, scanned: bool) -> Iterator[str]:
    """The texts of a PDF, here and however long it takes: of few pages where scanned ones are to be seen too."""
    pages = PdfReader(BytesIO(data)).pages
    for number in range(min(len(pages), MOST_PAGES if scanned else MOST_WORDED)):
        try:
            text = pages[number].extract_text() or (_pictures(pages[number]) if scanned else "")
        except Exception:  # what a reader raises that was fed with nonsense, nobody has written down
            text = ""
        yield text[:MOST_TEXT]


def can_see() -> bool:
    """Whether photographs and scans are read here, or the text of PDF files alone."""
    return all(importlib.util.find_spec(each) for each in ("rapidocr", "onnxruntime"))


def _pictures(page: Any) -> str:
    """A scanned page is a picture, or several."""
    return "\n".join(_seen(each.data) for each in page.images) if can_see() else ""


def _seen(data: bytes) -> str:
    if not can_see():
        return ""
    import numpy

    with Image.open(BytesIO(data)) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        seen = _eyes()(numpy.asarray(upright)[:, :, ::-1].copy())
    return "\n".join(seen.txts or ())


@lru_cache(maxsize=1)
def _eyes() -> Callable[[Any], Any]:
    """The reader, with its models in its own package: nothing is fetched."""
    made: Callable[[Any], Any] = importlib.import_module("rapidocr").RapidOCR(params={"Global.log_level": "warning"})
    return made
