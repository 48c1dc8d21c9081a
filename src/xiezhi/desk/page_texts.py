"""The words on the pages of a file: a PDF's own text, and what can be seen on a photograph where a reader is there."""

import importlib
import importlib.util
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps
from pypdf import PdfReader

MOST_PAGES = 30
"""Of one file; an offer to fill in a form does not need more."""


def texts_of(data: bytes, kind: str) -> tuple[str, ...]:
    """A text for each page, empty where nothing could be read."""
    if kind == "pdf":
        pages = PdfReader(BytesIO(data)).pages[:MOST_PAGES]
        return tuple(page.extract_text() or _pictures(page) for page in pages)
    return (_seen(data),)


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
