"""The same film or sound of the family of RIFF (AVI, WAV) without what the recorder wrote beside it.

Chunks that are not needed for playing are blanked in their place and called JUNK. What cannot be followed raises
ValueError.
"""

from __future__ import annotations

KEPT = {
    b"AVI ": {b"hdrl", b"movi", b"idx1"},
    b"WAVE": {b"fmt ", b"fact", b"data"},
    b"hdrl": {b"avih", b"strl"},
    b"strl": {b"strh", b"strf", b"indx"},
}
"""What is needed, by what it stands in; the pictures and sounds themselves stay as they are."""
MOVING = {b"vids", b"auds"}


def is_chunked(data: bytes) -> bool:
    """Whether a file is of this family."""
    return data[:4] == b"RIFF" and data[8:12] in (b"AVI ", b"WAVE")


def without_notes(data: bytes) -> bytes:
    """The copy for others; ValueError if a chunk cannot be followed."""
    out, end = bytearray(data), 8 + int.from_bytes(data[4:8], "little")
    if end > len(data) or any(data[end:]):
        raise ValueError("more than one film, or one that is cut short")
    _strip(data, out, data[8:12], 12, end)
    return bytes(out)


def _strip(data: bytes, out: bytearray, inside: bytes, at: int, stop: int) -> None:
    while at < stop:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        begin, end = at + 8, at + 8 + length
        if end > stop:
            raise ValueError("a chunk is cut short")
        listed = data[at : at + 4] == b"LIST"
        kind = data[begin : begin + 4] if listed else data[at : at + 4]
        if kind == b"strh" and data[begin : begin + 4] not in MOVING:
            raise ValueError("a stream of notes")
        if kind not in KEPT[inside]:
            out[at : at + 4] = b"JUNK"
            out[begin:end] = bytes(length)
        elif kind in KEPT:
            _strip(data, out, kind, begin + 4, end)
        at = end + length % 2
