"""The same picture without what the camera wrote beside it (place, device, owner), upright: what others are shown."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

_ORIENTATION = 0x0112
_KEPT = ("icc_profile", "transparency", "gamma")
"""What a PNG needs to look the same."""
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_COLOURS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""The application segments of a JPEG that say how its colours are meant; all others are margin."""


def without_margins(image: Image.Image, data: bytes) -> bytes:
    """The copy of an image that was read from `data`. A JPEG that stands upright keeps its very pixels; one that was
    taken sideways is turned and compressed again. Raises ValueError when a JPEG's segments do not add up."""
    turned = image.getexif().get(_ORIENTATION, 1) != 1
    if image.format != "PNG" and not turned:
        return b"\xff\xd8" + b"".join(_picture(data)) + b"\xff\xd9"
    plain = ImageOps.exif_transpose(image)
    kept: dict[str | tuple[int, int], Any] = {name: plain.info[name] for name in _KEPT if name in plain.info}
    plain.info = kept
    out = BytesIO()
    if image.format == "PNG":
        plain.save(out, "PNG", exif=b"", icc_profile=kept.get("icc_profile"))
    else:
        plain.save(out, "JPEG", quality=95, exif=b"", comment=b"", icc_profile=kept.get("icc_profile"))
    return out.getvalue()


def _picture(data: bytes) -> Iterator[bytes]:
    """The segments that make the picture, from behind its start to before its end; what comes after that is margin."""
    at = 2
    while True:
        marker = _marker(data, at)
        if marker == _END:
            return
        stop = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if stop > len(data):
            raise ValueError("a segment is cut short")
        if marker == _SCAN:
            stop = _end_of_scan(data, stop)
        if not _is_margin(marker, data[at + 4 : at + 16]):
            yield data[at:stop]
        at = stop


def _marker(data: bytes, at: int) -> int:
    if data[at : at + 1] != b"\xff" or at + 1 >= len(data):
        raise ValueError("no segment where one must be")
    return data[at + 1]


def _is_margin(marker: int, begin: bytes) -> bool:
    application = 0xE0 <= marker <= 0xEF
    return marker == _COMMENT or (application and not begin.startswith(_COLOURS.get(marker, b"nothing")))


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next segment begins: FF within a scan is followed by 00, or by the mark of a restart."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] == 0xFF:
            at += 1
        elif data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        else:
            return at
    raise ValueError("the picture is cut short")
