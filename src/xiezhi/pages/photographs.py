"""What was photographed, shown where it is read: drawn anew from its points, so that nothing else comes along."""

from __future__ import annotations

from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET
from PIL import Image, ImageOps

from xiezhi.engine.refused import Absent
from xiezhi.pages.papers import PICTURES, content_of, find_paper, sees_whole
from xiezhi.pages.visitor import visitor_of

LONGEST = 1600
"""Points of the longer side: enough to read a page of handwriting."""
MOST = 50_000_000
"""A picture of more points is downloaded, not shown."""


@require_GET
def photograph(request: HttpRequest, paper: str) -> HttpResponse:
    """The picture of a paper that is one, upright, as a JPEG; absent where it is none."""
    found, _proceeding = find_paper(request, paper, "photograph")
    content, ending = content_of(found, whole=sees_whole(visitor_of(request), found))
    if ending not in PICTURES:
        raise Absent
    try:
        drawn = drawn_anew(content)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Absent from None
    return HttpResponse(drawn, content_type="image/jpeg")


def drawn_anew(content: bytes) -> bytes:
    """The points alone, upright and no longer than LONGEST. Raises what Pillow raises, and ValueError beyond MOST."""
    with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
        if picture.width * picture.height > MOST:
            raise ValueError("too many points")
        picture.draft("RGB", (LONGEST, LONGEST))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((LONGEST, LONGEST))
    made = BytesIO()
    Image.frombytes("RGB", upright.size, upright.tobytes()).save(made, "JPEG", quality=85)
    return made.getvalue()
