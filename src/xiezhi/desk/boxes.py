"""The same film, sound or picture of the family of MP4 (MOV, M4A, HEIC) without what the camera wrote beside it.

Such a file is made of boxes. What is not known to be needed for playing is blanked in its place, byte for byte, so
that nothing moves and no picture is compressed again: unknown boxes, times, tracks that are neither seen nor heard, and
every byte of the media that no picture and no sound lies in. What cannot be followed so far raises ValueError.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

TOP = {b"ftyp", b"styp", b"mdat", b"moov", b"meta", b"moof", b"sidx", b"mfra"}
KEPT = {
    b"moov": {b"mvhd", b"trak", b"mvex"},
    b"trak": {b"tkhd", b"edts", b"tref", b"mdia"},
    b"mdia": {b"mdhd", b"hdlr", b"minf"},
    b"minf": {b"vmhd", b"smhd", b"hmhd", b"nmhd", b"hdlr", b"dinf", b"stbl"},
    b"moof": {b"mfhd", b"traf"},
    b"traf": {b"tfhd", b"tfdt", b"trun", b"sdtp", b"saiz", b"saio", b"sbgp", b"sgpd", b"subs"},
    b"meta": {b"hdlr", b"pitm", b"iloc", b"iinf", b"iref", b"iprp", b"idat", b"dinf", b"grpl", b"ipro"},
}
"""What is needed, by the box that it stands in."""
TIMED = {b"mvhd", b"tkhd", b"mdhd"}
SHOWN = {b"vide", b"soun", b"pict", b"auxv"}
"""Tracks that are seen or heard. Subtitles are none: in them flying and driving cameras write where they are."""
NOTES = {b"Exif", b"mime", b"uri "}
"""Kinds of items that are about the picture and not of it."""
BLANK = b"free"
Ranges = list[tuple[int, int]]


class Box(NamedTuple):
    """Where one stands: its kind, where it begins, where its content does, and where both end."""

    kind: bytes
    start: int
    content: int
    stop: int


def is_boxed(data: bytes) -> bool:
    """Whether a file is of this family."""
    return data[4:8] == b"ftyp" or (data[4:8] in (b"moov", b"mdat", b"wide") and b"moov" in data)


def without_notes(data: bytes) -> bytes:
    """The copy for others; ValueError if a box cannot be followed."""
    out = bytearray(data)
    top = list(_boxes(data, 0, len(data)))
    kinds = {each.kind for each in top}
    if not kinds & {b"moov", b"meta"}:
        raise ValueError("neither a film nor a picture")
    needed: Ranges = []
    for box in top:
        if box.kind == b"moov":
            needed += _film(data, out, box, fragmented=b"moof" in kinds)
        elif box.kind == b"meta":
            needed += _picture(data, out, box)
        elif box.kind == b"moof":
            _strip(data, out, box)
        elif box.kind not in TOP:
            _blank(out, box)
    if b"moof" not in kinds:
        for box in top:
            if box.kind == b"mdat":
                _blank_gaps(out, box, needed)
    return bytes(out)


def _boxes(data: bytes, start: int, stop: int) -> Iterator[Box]:
    while start < stop:
        size, kind, content = int.from_bytes(data[start : start + 4], "big"), data[start + 4 : start + 8], start + 8
        if size == 1:
            size, content = int.from_bytes(data[start + 8 : start + 16], "big"), start + 16
        end = start + size if size else stop
        if size == 0 and kind == b"" and stop - start <= 8:  # four zeros may end a list of atoms
            return
        if end > stop or end < content:
            raise ValueError("a box is cut short")
        yield Box(kind, start, content, end)
        start = end


def _inside(data: bytes, box: Box) -> list[Box]:
    """The boxes in a box; before those of `meta` stand four octets, unless QuickTime wrote it."""
    skip = 4 if box.kind == b"meta" and data[box.content + 4 : box.content + 8] != b"hdlr" else 0
    return list(_boxes(data, box.content + skip, box.stop))


def _find(data: bytes, box: Box, *path: bytes) -> Box:
    for kind in path:
        box = next((each for each in _inside(data, box) if each.kind == kind), Box(b"", 0, 0, 0))
        if not box.kind:
            raise ValueError(f"no {kind!r} where one must be")
    return box


def _blank(out: bytearray, box: Box) -> None:
    out[box.start + 4 : box.start + 8] = BLANK
    out[box.content : box.stop] = bytes(box.stop - box.content)


def _blank_gaps(out: bytearray, box: Box, needed: Ranges) -> None:
    at = box.content
    for start, stop in sorted(needed):
        if start > at:
            out[at : min(start, box.stop)] = bytes(max(0, min(start, box.stop) - at))
        at = max(at, stop)
    if at < box.stop:
        out[at : box.stop] = bytes(box.stop - at)


# --- films and sounds ------------------------------------------------------------------------------------------------


def _film(data: bytes, out: bytearray, moov: Box, *, fragmented: bool) -> Ranges:
    needed: Ranges = []
    for box in _kept(data, out, moov):
        if box.kind == b"trak":
            hdlr = _find(data, box, b"mdia", b"hdlr")
            if data[hdlr.content + 8 : hdlr.content + 12] in SHOWN:
                needed += _samples(data, _find(data, box, b"mdia", b"minf", b"stbl"))
                _strip(data, out, box)
            elif fragmented:
                raise ValueError("a track of notes in a film that is cut into pieces")
            else:
                _blank(out, box)
        elif box.kind in TIMED:
            _untime(data, out, box)
    return needed


def _kept(data: bytes, out: bytearray, box: Box) -> Iterator[Box]:
    for each in _inside(data, box):
        if each.kind in KEPT[box.kind]:
            yield each
        else:
            _blank(out, each)


def _strip(data: bytes, out: bytearray, box: Box) -> None:
    for each in _kept(data, out, box):
        if each.kind in KEPT:
            _strip(data, out, each)
        elif each.kind in TIMED:
            _untime(data, out, each)


def _untime(data: bytes, out: bytearray, box: Box) -> None:
    """When it was made and changed last."""
    width = 16 if data[box.content] == 1 else 8
    out[box.content + 4 : box.content + 4 + width] = bytes(width)


def _samples(data: bytes, table: Box) -> Ranges:
    """Where the media of a track lie: its chunks, each as long as the samples in it."""
    parts = {each.kind: each for each in _inside(data, table)}
    wide = b"co64" in parts
    if b"stco" not in parts and not wide:
        raise ValueError("a track without its places")
    offsets = _numbers(data, parts[b"co64" if wide else b"stco"], 8, 8 if wide else 4)
    runs = _numbers(data, parts[b"stsc"], 8, 4, columns=3) if b"stsc" in parts else []
    sizes = _sizes(data, parts)
    found, sample, count, at = [], 0, 0, 0
    for number, offset in enumerate(offsets, 1):
        while at < len(runs) and runs[at] <= number:
            count, at = runs[at + 1], at + 3
        length = sum(sizes[sample : sample + count]) if isinstance(sizes, list) else sizes * count
        sample += count
        found.append((offset, offset + length))
    return found


def _sizes(data: bytes, parts: dict[bytes, Box]) -> list[int] | int:
    if b"stsz" not in parts:
        raise ValueError("a track whose samples have no sizes that are read here")
    box = parts[b"stsz"]
    alike = int.from_bytes(data[box.content + 4 : box.content + 8], "big")
    return alike or _numbers(data, box, 12, 4)


def _numbers(data: bytes, box: Box, start: int, width: int, columns: int = 1) -> list[int]:
    """The numbers of a table, the count of whose rows stands right before `start`."""
    count = int.from_bytes(data[box.content + start - 4 : box.content + start], "big") * columns
    begin = box.content + start
    if begin + count * width > box.stop:
        raise ValueError("a table is cut short")
    return [int.from_bytes(data[begin + at * width : begin + (at + 1) * width], "big") for at in range(count)]


# --- pictures --------------------------------------------------------------------------------------------------------


def _picture(data: bytes, out: bytearray, meta: Box) -> Ranges:
    """What of the file a picture lies in; the notes are blanked, and are no longer called so."""
    parts = {each.kind: each for each in _kept(data, out, meta)}
    if b"iinf" not in parts or b"iloc" not in parts:
        if b"pitm" in parts:
            raise ValueError("a picture without a list of its parts")
        _blank(out, meta)
        return []
    notes = set()
    for item, at in _items(data, parts[b"iinf"]):
        if data[at : at + 4] in NOTES:
            notes.add(item)
            out[at : at + 4] = BLANK
    needed: Ranges = []
    for item, method, start, stop in _places(data, parts[b"iloc"]):
        if method == 1 and b"idat" in parts:
            start, stop = start + parts[b"idat"].content, stop + parts[b"idat"].content
        elif method:
            raise ValueError("a part of a picture that lies nowhere in the file")
        if not 0 <= start <= stop <= len(data):
            raise ValueError("a part of a picture that lies nowhere in the file")
        if item in notes:
            out[start:stop] = bytes(stop - start)
        elif not method:
            needed.append((start, stop))
    return needed


def _items(data: bytes, iinf: Box) -> Iterator[tuple[int, int]]:
    """Each part: its number, and where the four octets of its kind stand."""
    skip = 6 if data[iinf.content] == 0 else 8
    for box in _boxes(data, iinf.content + skip, iinf.stop):
        version = data[box.content]
        if box.kind != b"infe" or version not in (2, 3):
            raise ValueError("a part of a picture that is described in a way not read here")
        width = 2 if version == 2 else 4
        yield int.from_bytes(data[box.content + 4 : box.content + 4 + width], "big"), box.content + 6 + width


def _places(data: bytes, iloc: Box) -> Iterator[tuple[int, int, int, int]]:
    """Each piece of each part: the number of the part, how its place is counted, and from where to where it lies."""
    at, version = iloc.content + 4, data[iloc.content]

    def number(width: int) -> int:
        nonlocal at
        if at + width > iloc.stop:
            raise ValueError("a table is cut short")
        at += width
        return int.from_bytes(data[at - width : at], "big")

    sizes = number(2)
    offset, length, base = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index = sizes & 15 if version in (1, 2) else 0
    for _ in range(number(2 if version < 2 else 4)):
        item = number(2 if version < 2 else 4)
        method = number(2) & 15 if version in (1, 2) else 0
        number(2)
        start = number(base)
        for _ in range(number(2)):
            number(index)
            begin = start + number(offset)
            yield item, method, begin, begin + number(length)
