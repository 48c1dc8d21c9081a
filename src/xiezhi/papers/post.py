"""What goes around papers on their way: envelopes, labels, and the slip between one addressee and the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from xiezhi.papers.render import print_html
from xiezhi.papers.volume import joined

PLAIN = "p { text-indent: 0 } .to { font-size: 18pt; line-height: 27pt; font-weight: 700 } .fine { font-size: 9pt; "
PLAIN += "line-height: 13pt; overflow-wrap: anywhere } .from { font-size: 10.5pt; line-height: 15pt }"
ENVELOPE = (
    "@page { size: 229mm 162mm; margin: 16mm 18mm; @bottom-left { content: none } } section { break-after: page } "
    "section:last-child { break-after: auto } .from { margin-bottom: 26mm } .to, .where { padding-left: 62mm } "
    ".contents { margin-top: 12mm }" + PLAIN
)
LABELS = (
    "@page { size: A4; margin: 9mm 8mm; @bottom-left { content: none } } body { font-size: 10.5pt; line-height: 15pt } "
    "table { margin: 0; table-layout: fixed } td { border: .5pt dashed #888; height: 46mm; padding: 4mm; "
    "vertical-align: top; width: 88mm }" + PLAIN.replace("18pt; line-height: 27pt", "13pt; line-height: 19pt")
)
SLIP = (
    "@page { @bottom-left { content: none } } .to { margin-top: 40mm } li { font-size: 12pt; line-height: 20pt }"
    + PLAIN
)
TWO = 2


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that goes to one person: who, where, and what is in it."""

    name: str
    address: str
    phone: str
    sender: str
    contents: tuple[str, ...]


def envelopes(parcels: Iterable[Parcel]) -> bytes:
    """One C5 envelope for each."""
    form = Markup(
        '<section><p class="from">{0.sender}　司法专邮</p><p class="to">{0.name}　收</p>'
        '<p class="where">{0.address}</p><p class="where">{0.phone}</p><p class="fine contents">内件：{1}</p></section>'
    )
    return _printed("信封", Markup("").join(form.format(each, "、".join(each.contents)) for each in parcels), ENVELOPE)


def labels(parcels: Sequence[Parcel]) -> bytes:
    """Ten labels a sheet, to be cut or of adhesive paper."""
    form = Markup(
        '<td><p class="to">{0.name}　收</p><p>{0.address}</p><p>{0.phone}</p><p class="fine">内件：{1}</p>'
        '<p class="fine">寄件：{0.sender}</p></td>'
    )
    cells = [form.format(each, "、".join(each.contents)) for each in parcels]
    cells += [Markup("<td></td>")] * (len(cells) % TWO)
    lines = (cells[place : place + TWO] for place in range(0, len(cells), TWO))
    body = Markup("").join(Markup("<tr>{}</tr>").format(Markup("").join(line)) for line in lines)
    return _printed("标签", Markup("<table>{}</table>").format(body), LABELS)


def stack(parcels: Iterable[tuple[Parcel, Sequence[bytes]]]) -> bytes:
    """Everything in one file: before the papers of each person a slip that says whose they are."""
    return joined(part for parcel, papers in parcels for part in (_slip(parcel), *papers))


def _slip(parcel: Parcel) -> bytes:
    items = Markup("").join(Markup("<li>{}</li>").format(each) for each in parcel.contents)
    body = Markup('<p class="to">{0.name}</p><p>{0.address}</p><ol>{1}</ol>').format(parcel, items)
    return _printed("分隔页", body, SLIP)


def _printed(title: str, body: Markup, css: str) -> bytes:
    return print_html(Markup('<html lang="zh-CN"><title>{}</title><body>{}</body></html>').format(title, body), css)
