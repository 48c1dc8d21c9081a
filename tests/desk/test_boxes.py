"""A film and a picture of a telephone, as others are shown them: the same to look at, and nothing beside it."""

import random
from contextlib import suppress

import pytest

from tests.desk.test_uploads import Shelf
from xiezhi.desk.boxes import is_boxed, without_notes
from xiezhi.desk.uploads import Withheld, shown_to_others

pytestmark = pytest.mark.django_db
PLACE, OWNER = b"+40.9930+113.1320/", b"phone of somebody"
SEEN, HEARD, NOTED = b"picture-" * 8, b"sound---" * 4, PLACE * 2


def box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def numbers(*values: int, width: int = 4) -> bytes:
    return b"".join(each.to_bytes(width, "big") for each in values)


def track(kind: bytes, place: int, sizes: tuple[int, ...]) -> bytes:
    """A track of one chunk at a place of the file."""
    table = box(
        b"stbl",
        box(b"stsd", numbers(0, 0)),
        box(b"stsc", numbers(0, 1, 1, len(sizes), 1)),
        box(b"stsz", numbers(0, 0, len(sizes), *sizes)),
        box(b"stco", numbers(0, 1, place)),
    )
    media = box(
        b"mdia",
        box(b"mdhd", numbers(0, 77, 77, 1, 1)),
        box(b"hdlr", numbers(0, 0), kind, bytes(13)),
        box(b"minf", table),
    )
    return box(b"trak", box(b"tkhd", numbers(0, 77, 77, 1)), box(b"udta", OWNER), media)


def film(brand: bytes = b"isom", notes: bytes = b"meta") -> bytes:
    """Seen, heard, and a third track that says where, as `gpmd` of a camera on a helmet does or the subtitles of one
    that flies; a note of the owner lies between them in the media."""
    start = box(b"ftyp", brand, bytes(4)) + box(b"uuid", b"maker", OWNER)
    seen = len(start) + 8
    heard = seen + len(SEEN) + len(OWNER)
    media = box(b"mdat", SEEN, OWNER, HEARD, NOTED)
    key = box(b"keys", numbers(0, 1), box(b"mdta", b"com.apple.quicktime.location.ISO6709"))
    where = box(b"meta", box(b"hdlr", bytes(8), b"mdta"), key, box(b"ilst", box(b"data", PLACE)))
    said = box(b"udta", box(b"\xa9xyz", PLACE), box(b"loci", PLACE), box(b"GPMF", PLACE), box(b"XMP_", OWNER))
    tracks = (
        track(b"vide", seen, (32, 32)),
        track(b"soun", heard, (len(HEARD),)),
        track(notes, heard + len(HEARD), (len(NOTED),)),
    )
    movie = box(b"moov", box(b"mvhd", numbers(0, 77, 77, 1000, 1)), *tracks, said, where)
    return start + media + movie


def picture() -> bytes:
    """A picture of one part, and two notes: one in the media, one within the list."""
    start = box(b"ftyp", b"heic", bytes(4))
    kinds = ((1, b"hvc1"), (2, b"Exif"), (3, b"mime"))
    list_of = box(
        b"iinf", numbers(0), numbers(3, width=2),
        *(box(b"infe", numbers(2 << 24), numbers(number, 0, width=2), kind, b"\0") for number, kind in kinds),
    )  # fmt: skip

    def meta(at: int) -> bytes:
        pieces = ((1, 0, at, len(SEEN)), (2, 0, at + len(SEEN), len(OWNER)), (3, 1, 0, len(PLACE)))
        places = b"".join(
            numbers(item, method, 0, 1, width=2) + numbers(place, size) for item, method, place, size in pieces
        )
        iloc = box(b"iloc", numbers(1 << 24), numbers(0x4400, 3, width=2), places)
        return box(b"meta", bytes(4), box(b"hdlr", bytes(8), b"pict"), box(b"pitm", bytes(6)), list_of, iloc,
                   box(b"idat", PLACE))  # fmt: skip

    head = start + meta(len(start) + len(meta(0)) + 8)
    return head + box(b"mdat", SEEN, OWNER) + box(b"mpvd", OWNER)


@pytest.mark.parametrize(
    "data",
    [film(), film(b"qt  "), film(notes=b"text"), film(b"3gp5", b"sbtl"), picture()],
    ids=["mp4", "mov", "flying", "3gp", "heic"],
)
def test_nothing_moves_and_nothing_but_the_notes_is_gone(data: bytes) -> None:
    assert is_boxed(data)
    shown = without_notes(data)
    assert len(shown) == len(data)
    assert data.index(SEEN) == shown.index(SEEN)
    assert PLACE in data
    assert OWNER in data
    assert PLACE not in shown
    assert OWNER not in shown
    assert b"Exif" not in shown
    assert without_notes(shown) == shown


def test_what_is_heard_stays_and_when_it_was_made_goes() -> None:
    shown = without_notes(film())
    assert HEARD in shown
    assert numbers(77) not in shown


def test_a_film_in_pieces_with_a_track_of_notes_cannot_be_followed() -> None:
    pieces = film() + box(b"moof", box(b"mfhd", bytes(8)))
    with pytest.raises(ValueError, match="pieces"):
        without_notes(pieces)


@pytest.mark.parametrize("data", [film(), picture()], ids=["film", "picture"])
def test_a_broken_file_is_refused_in_a_sentence_and_never_breaks_the_page(data: bytes) -> None:
    shelf, chance = Shelf(), random.Random(7)
    for _ in range(300):
        broken = bytearray(data[: chance.randrange(12, len(data))] if chance.random() < 0.5 else data)
        for _ in range(4):
            broken[chance.randrange(8, len(broken))] = chance.randrange(256)
        with suppress(ValueError):
            without_notes(bytes(broken))
    with pytest.raises(Withheld, match="去不掉"):
        shown_to_others(shelf.put(data[:-5]), shelf)


@pytest.mark.parametrize("data", [b"II*\0" + OWNER, b"RIFF\0\0\0\0WEBPEXIF" + OWNER, b"\xff\xd8\xff" + OWNER])
def test_a_picture_whose_notes_cannot_be_taken_out_is_not_shown(data: bytes) -> None:
    shelf = Shelf()
    with pytest.raises(Withheld):
        shown_to_others(shelf.put(data), shelf)


def chunk(kind: bytes, content: bytes, *, listed: bool = False) -> bytes:
    body = (kind if listed else b"") + content
    return (b"LIST" if listed else kind) + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


def riff(kind: bytes, *chunks: bytes) -> bytes:
    body = kind + b"".join(chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def stream(kind: bytes) -> bytes:
    return chunk(b"strl", chunk(b"strh", kind + bytes(52)) + chunk(b"strd", OWNER), listed=True)


@pytest.mark.parametrize(
    "data",
    [
        riff(b"WAVE", chunk(b"fmt ", bytes(16)), chunk(b"bext", OWNER), chunk(b"data", SEEN), chunk(b"id3 ", PLACE)),
        riff(
            b"AVI ",
            chunk(b"hdrl", chunk(b"avih", bytes(56)) + stream(b"vids"), listed=True),
            chunk(b"INFO", chunk(b"ISFT", OWNER), listed=True),
            chunk(b"movi", SEEN, listed=True),
            chunk(b"JUNK", PLACE),
        ),
    ],
    ids=["wav", "avi"],
)
def test_of_a_film_or_a_sound_in_chunks_only_what_is_seen_and_heard_stays(data: bytes) -> None:
    shelf = Shelf()
    shown = shown_to_others(shelf.put(data), shelf)
    assert (len(shown), shown.index(SEEN)) == (len(data), data.index(SEEN))
    assert OWNER in data
    assert OWNER not in shown
    assert PLACE not in shown


@pytest.mark.parametrize(
    "data",
    [
        riff(b"AVI ", chunk(b"hdrl", stream(b"txts"), listed=True)),
        riff(b"WAVE", chunk(b"data", SEEN))[:-3],
        (b"G" + bytes(187)) * 4,
        b"\x1a\x45\xdf\xa3" + SEEN + b"\x12\x54\xc3\x67" + PLACE,
        b"ID3" + OWNER,
    ],
    ids=["where it drives", "cut short", "camcorder", "matroska", "id3"],
)
def test_what_may_tell_where_and_cannot_be_blanked_is_not_shown(data: bytes) -> None:
    shelf = Shelf()
    with pytest.raises(Withheld):
        shown_to_others(shelf.put(data), shelf)


def test_what_no_camera_makes_is_shown_as_it_is() -> None:
    shelf = Shelf()
    assert shown_to_others(shelf.put(b"a text"), shelf) == b"a text"
    assert shown_to_others(shelf.put(film()), shelf) == without_notes(film())
