"""A volume: many papers as one PDF, with a cover, a catalogue and a number stamped on every page."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from PIL import Image, ImageOps
from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from xiezhi.papers.render import print_html

A4 = (595.28, 841.89)
EDGE = 42.0
"""Points left free around a photograph."""
PICTURES = (b"\xff\xd8", b"\x89PNG")
STAMP = """@page { margin: 9mm 10mm; @bottom-left { content: none } }
p { text-indent: 0; text-align: right; font: 11pt/14pt "Noto Serif CJK SC", serif }
p + p { break-before: page }"""
FRONT = """@page { margin: 30mm 24mm 24mm 28mm; @bottom-left { content: none } }
.sort { margin: 10mm 0; font-size: 26pt; line-height: 40pt; letter-spacing: .5em; font-weight: 700 }
th { width: 34mm }
table.list th { width: auto }
table.list td { text-align: center; white-space: nowrap }
table.list td:nth-child(2) { text-align: left; white-space: normal }"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper to be bound: what it is called, its day, and its pages."""

    id: str
    title: str
    day: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a sheet came to lie; both pages included."""

    id: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Bound:
    """A volume as a file, and its page map."""

    content: bytes
    placed: tuple[Placed, ...]
    pages: int


def bind(name: str, court: str, front: Mapping[str, str], sheets: Sequence[Sheet], back: Mapping[str, str]) -> Bound:
    """正卷 or 副卷: cover, catalogue, every sheet in its order with the page's number above on the right, the note
    at the end. Cover, catalogue and note have no numbers."""
    placed, page = [], 0
    for each in sheets:
        first, page = page + 1, page + len(PdfReader(io.BytesIO(each.pdf)).pages)
        placed.append(Placed(each.id, first, page))
    writer = PdfWriter()
    _add(writer, _page(court, "诉讼档案", {**front, "页数": f"{page} 页"}, sort=name))
    _add(writer, _catalogue(name, court, sheets, placed))
    stamps = iter(_stamps(page))
    for each in sheets:
        start = len(writer.pages)
        _add(writer, each.pdf)
        writer.add_outline_item(title=each.title, page_number=start)
        for number in range(start, len(writer.pages)):
            _stamp(writer.pages[number], next(stamps))
    _add(writer, _page(court, "卷内备考表", back))
    return Bound(_written(writer), tuple(placed), page)


def joined(parts: Iterable[bytes]) -> bytes:
    """Several files as one."""
    writer = PdfWriter()
    for each in parts:
        _add(writer, each)
    return _written(writer)


def written_page(court: str, title: str, lines: Iterable[str]) -> bytes:
    """A paper of which there are only words."""
    body = Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)
    return print_html(_html(court, title, body), FRONT)


def table_page(court: str, title: str, head: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """A list, a line each."""
    heads = Markup("").join(Markup("<th>{}</th>").format(each) for each in head)
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(cell) for cell in line))
        for line in lines
    )
    table = Markup('<table class="list"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>').format(heads, body)
    return print_html(_html(court, title, table), FRONT)


def photograph(content: bytes) -> bytes:
    """A picture in the middle of a page, upright, no larger than it has room."""
    with Image.open(io.BytesIO(content)) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    held = io.BytesIO()
    picture.save(held, format="PDF", resolution=72.0)
    drawn = PdfReader(held).pages[0]
    width, height = float(drawn.mediabox.width), float(drawn.mediabox.height)
    scale = min((A4[0] - 2 * EDGE) / width, (A4[1] - 2 * EDGE) / height, 1.5)
    writer = PdfWriter()
    page = writer.add_blank_page(*A4)
    middle = Transformation().scale(scale).translate((A4[0] - width * scale) / 2, (A4[1] - height * scale) / 2)
    page.merge_transformed_page(drawn, middle)
    return _written(writer)


def is_picture(content: bytes) -> bool:
    return content.startswith(PICTURES)


def is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF")


def _page(court: str, title: str, rows: Mapping[str, str], sort: str = "") -> bytes:
    lines = Markup("").join(
        Markup("<tr><th>{}</th><td>{}</td></tr>").format(label, value or "—") for label, value in rows.items()
    )
    kind = Markup('<p class="sort">{}</p>').format(sort) if sort else Markup("")
    return print_html(_html(court, title, kind + Markup("<table>{}</table>").format(lines)), FRONT)


def _catalogue(name: str, court: str, sheets: Sequence[Sheet], placed: Sequence[Placed]) -> bytes:
    lines = (
        (
            str(order),
            each.title,
            each.day,
            f"{where.first}—{where.last}" if where.last > where.first else f"{where.first}",
        )
        for order, (each, where) in enumerate(zip(sheets, placed, strict=True), 1)
    )
    return table_page(court, f"{name}目录", ("序号", "文书名称", "日期", "页次"), lines)


def _html(court: str, title: str, body: Markup) -> str:
    head = Markup('<p class="court">{}</p>').format(court) if court else Markup("")
    return Markup('<html lang="zh-CN"><title>{0}</title><body class="form">{1}<h1>{0}</h1>{2}</body></html>').format(
        title, head, body
    )


def _stamps(pages: int) -> Iterator[PageObject]:
    if pages:
        numbers = "".join(f"<p>{number}</p>" for number in range(1, pages + 1))
        yield from PdfReader(
            io.BytesIO(print_html(f'<html lang="zh-CN"><title>页码</title><body>{numbers}</body></html>', STAMP))
        ).pages


def _stamp(page: PageObject, number: PageObject) -> None:
    """Above on the right, whatever the size of the page."""
    page.transfer_rotation_to_content()
    box = page.mediabox
    page.merge_transformed_page(
        number, Transformation().translate(float(box.right) - A4[0], float(box.top) - A4[1]), expand=False
    )


def _add(writer: PdfWriter, pdf: bytes) -> None:
    for page in PdfReader(io.BytesIO(pdf)).pages:
        _draw_signatures(writer.add_page(page))


def _draw_signatures(page: PageObject) -> None:
    """A signature is of the file that it was put on: here only its picture stays, as ink on the page."""
    for each in page.get("/Annots") or ():
        note = each.get_object()
        if note.get("/Subtype") == "/Widget" and "/AP" in note:
            _draw(page, note["/AP"]["/N"].get_object(), [float(place) for place in note["/Rect"]])
    page.pop("/Annots", None)


def _draw(page: PageObject, form: DictionaryObject, place: Sequence[float]) -> None:
    left, bottom, right, top = (float(edge) for edge in form.get("/BBox", (0, 0, 1, 1)))
    if right == left or top == bottom:
        return
    ink = PageObject.create_blank_page(width=place[2], height=place[3])
    name = NameObject("/Ink")
    ink[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): DictionaryObject({name: form})})
    across, up = (place[2] - place[0]) / (right - left), (place[3] - place[1]) / (top - bottom)
    stream = DecodedStreamObject()
    stream.set_data(
        f"q {across:.5f} 0 0 {up:.5f} {place[0] - left * across:.3f} {place[1] - bottom * up:.3f} cm /Ink Do Q".encode()
    )
    ink[NameObject("/Contents")] = stream
    page.merge_page(ink)


def _written(writer: PdfWriter) -> bytes:
    writer.compress_identical_objects(remove_unreferenced=True)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()
