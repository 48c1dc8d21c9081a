"""Uploads: what a file is, what is taken, and what others see of it."""

import hashlib
import resource
import struct
import zlib
from contextlib import suppress
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image, ImageFile
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from tests.desk.conftest import NOW
from xiezhi.desk import formats, uploads
from xiezhi.desk.accounts import Account
from xiezhi.desk.formats import BadUpload, examine
from xiezhi.desk.uploads import Upload, drop_upload, find_upload, safe_name, take_upload, use_uploads

PLACE, ORIENTATION = 0x8825, 0x0112


class Shelf:
    """A store in memory."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        address = hashlib.sha256(data).hexdigest()
        self.files[address] = data
        return address

    def get(self, address: str) -> bytes:
        return self.files[address]


def pdf(pages: int = 1, password: str = "", action: str = "", names: str = "") -> bytes:
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(100, 100)
    script = {NameObject("/JS"): TextStringObject("1")} if action == "/JavaScript" else {}
    if action:
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(
            DictionaryObject({NameObject("/S"): NameObject(action), **script})
        )
    if names:
        writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject(names): ArrayObject()})
    if password:
        writer.encrypt(password, algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def by_hand(catalogue: bytes = b"", page: bytes = b"", more: bytes = b"null") -> bytes:
    """A PDF of one page, with what is given written into its catalogue, its page and an object of its own."""
    parts = (
        b"<</Type/Catalog/Pages 2 0 R" + catalogue + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]" + page + b">>",
        more,
        b"null",
    )
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 6\n0000000000 65535 f \n" + table
    return out + head + b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)


def photo(kind: str = "JPEG", size: tuple[int, int] = (40, 20), orientation: int = 1) -> bytes:
    """Left half red, right half blue, with the place where it was taken beside it."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[PLACE] = {1: "N", 2: (40.0, 59.0, 30.0)}
    exif[0x010F] = "phone of somebody"
    out = BytesIO()
    image.save(out, kind, exif=exif, comment=b"phone of somebody", quality=90)
    return out.getvalue()


def test_a_file_is_what_its_first_bytes_say() -> None:
    assert (examine(pdf(3)).kind, examine(pdf(3)).pages) == ("pdf", 3)
    assert (examine(photo()).kind, examine(photo()).pixels) == ("jpeg", 800)
    assert (examine(photo("PNG")).kind, examine(photo("PNG")).pixels) == ("png", 800)


@pytest.mark.parametrize(
    "data",
    [b"MZ\x90\x00", b"<html><script>", b"PK\x03\x04", b"GIF89a", b"<svg xmlns='x'/>", b" %PDF-1.7", b"RIFF....WEBP"],
)
def test_anything_else_is_not_taken_and_the_person_is_told_what_is(data: bytes) -> None:
    with pytest.raises(BadUpload, match="另存为"):
        examine(data)


def test_an_empty_file_is_not_taken() -> None:
    with pytest.raises(BadUpload, match="空的"):
        examine(b"")


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(monkeypatch: pytest.MonkeyPatch) -> None:
    data = photo()
    monkeypatch.setattr(formats, "LARGEST", len(data))
    examine(data)
    monkeypatch.setattr(formats, "LARGEST", len(data) - 1)
    with pytest.raises(BadUpload, match="拆分或压缩"):
        examine(data)


def test_pixels_are_counted_before_the_picture_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    out = BytesIO()
    Image.new("1", (10_000, 4_001)).save(out, "PNG")
    with pytest.raises(BadUpload, match="4000万像素"):
        examine(out.getvalue())
    monkeypatch.setattr(formats, "MOST_PIXELS", 800)
    examine(photo())


def test_a_bomb_of_pixels_is_told_as_any_other_too_large_picture() -> None:
    header = b"\x89PNG\r\n\x1a\n" + bytes.fromhex("0000000d49484452000fffff000fffff0802000000")
    with pytest.raises(BadUpload):
        examine(header + bytes(100))


def test_pages_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MOST_PAGES", 2)
    examine(pdf(2))
    with pytest.raises(BadUpload, match="超过2页"):
        examine(pdf(3))
    with pytest.raises(BadUpload, match="没有页面"):
        examine(pdf(0))


def test_a_pdf_with_a_password_is_not_taken() -> None:
    with pytest.raises(BadUpload, match="取消密码"):
        examine(pdf(password="secret"))


@pytest.mark.parametrize("action", ["/JavaScript", "/Launch"])
def test_a_pdf_that_runs_something_when_opened_is_not_taken(action: str) -> None:
    with pytest.raises(BadUpload, match="含有程序"):
        examine(pdf(action=action))
    with pytest.raises(BadUpload, match="含有程序"):
        examine(pdf(names="/JavaScript"))


SCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"


@pytest.mark.parametrize(
    ("catalogue", "page"),
    [
        (b"", b"/AA<</O " + SCRIPT + b">>"),
        (b"", b"/Annots[<</Type/Annot/Subtype/Link/A " + SCRIPT + b">>]"),
        (b"", b"/Annots[<</Type/Annot/Subtype/Link/A<</S/Launch/F(cmd.exe)>>>>]"),
        (b"", b"/Annots[<</Type/Annot/Subtype/RichMedia/RichMediaContent<<>>>>]"),
        (b"/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next " + SCRIPT + b">>", b""),
        (b"/OpenAction<</S/J#61vaScript/J#53(1)>>", b""),
        (b"/AcroForm<</Fields[<</FT/Tx/T(a)/AA<</K " + SCRIPT + b">>>>]>>", b""),
        (b"/AcroForm<</Fields[]/XFA[(a)(b)]>>", b""),
        (b"/OpenAction<</S/SubmitForm/F(https://evil.example)>>", b""),
        (b"/OpenAction<</S 4 0 R/F(cmd.exe)>>", b""),
        (b"/OpenAction<</S/GoToR/F(\\\\\\\\evil.example\\\\share)/D[0/Fit]>>", b""),
        (b"/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(https://evil.example)>>>>", b""),
        (b"", b"/AA<</O<</S/URI/URI(https://evil.example)>>>>"),
    ],
)
def test_a_pdf_that_runs_something_anywhere_else_is_not_taken(catalogue: bytes, page: bytes) -> None:
    """On turning a page, on a click, after a harmless action, in a form field, under a disguised name, in an object of
    its own; or as soon as it is opened leads elsewhere, where a share of somebody's asks for the reader's password."""
    examine(by_hand())
    with pytest.raises(BadUpload, match="含有程序"):
        examine(by_hand(catalogue, page, b"/Launch"))


def test_a_pdf_whose_objects_have_no_end_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MOST_OBJECTS", 3)
    examine(by_hand(page=b"/Parent 2 0 R/Again 3 0 R"))
    with pytest.raises(BadUpload, match="太复杂"):
        examine(by_hand(page=b"/More[4 0 R 5 0 R]"))


def test_what_unpacks_to_gigabytes_is_not_unpacked() -> None:
    """A thousand to one, where a file keeps its table or its pages, or in a text beside a picture."""
    bomb = zlib.compress(bytes(200_000_000), 9)
    packed = b"/Length %d/Filter/FlateDecode>>stream\n" % len(bomb) + bomb + b"\nendstream"
    table = b"%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Root 2 0 R" + packed + b"\nendobj\nstartxref\n9\n%%EOF"
    picture = photo("PNG")
    text = b"zTXtk\0\0" + bomb
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    for data in (table, picture[:33] + chunk + picture[33:]):
        with pytest.raises(BadUpload, match="损坏"):
            examine(data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    examine(by_hand(page=b"/Contents 4 0 R", more=b"<<" + packed))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def packed(parts: int, padding: int) -> bytes:
    """A PDF whose catalogue names so many objects, each in a compressed part of its own that unpacks to so much."""
    out, places = BytesIO(), {}
    out.write(b"%PDF-1.7\n")

    def put(number: int, content: bytes) -> None:
        places[number] = out.tell()
        out.write(b"%d 0 obj\n" % number + content + b"\nendobj\n")

    put(1, b"<</Type/Catalog/Pages 2 0 R/X[" + b" ".join(b"%d 0 R" % (1000 + each) for each in range(parts)) + b"]>>")
    put(2, b"<</Type/Pages/Count 1/Kids[3 0 R]>>")
    put(3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
    for each in range(parts):
        head = b"%d 0 " % (1000 + each)
        content = zlib.compress(head + b"<</A 1>>" + b" " * padding, 9)
        told = b"<</Type/ObjStm/N 1/First %d/Filter/FlateDecode/Length %d>>stream\n" % (len(head), len(content))
        put(10 + each, told + content + b"\nendstream")
    begins, size = out.tell(), 1001 + parts
    lines = [
        struct.pack(">BIH", 2, each - 990, 0)
        if each >= 1000
        else struct.pack(">BIH", each in places, places.get(each, 0), 0)
        for each in range(size)
    ]
    table = zlib.compress(b"".join(lines))
    told = b"<</Type/XRef/W[1 4 2]/Size %d/Root 1 0 R/Filter/FlateDecode/Length %d>>" % (size, len(table))
    out.write(b"999 0 obj\n" + told + b"stream\n" + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % begins)
    return out.getvalue()


def test_a_pdf_that_would_be_unpacked_for_minutes_is_read_apart_and_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """700 kilobytes held a window for minutes and a gigabyte, as each compressed part of a file was unpacked there."""
    monkeypatch.setattr(formats, "SECONDS", 2)
    assert examine(packed(3, 0)).pages == 1
    assert examine(packed(formats.MOST_PARTS + 1, 0)).pages == 1, "what is only large is read apart, and taken"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(BadUpload, match="太复杂"):
        examine(packed(3, 30_000_000))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_few_files_are_read_apart_at_once_and_others_are_asked_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "WAITS", 0)
    with formats._ROOM, formats._ROOM, pytest.raises(BadUpload, match="过一会儿再送"):
        examine(packed(formats.MOST_PARTS + 1, 0))


def test_a_pdf_that_only_opens_at_a_page_or_has_a_file_within_is_taken() -> None:
    examine(pdf(action="/GoTo"))
    examine(by_hand(page=b"/Annots[<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://court.example)>>>>]"))
    examine(pdf(names="/EmbeddedFiles"))


def test_half_a_photograph_is_not_taken_for_a_whole_one_whatever_the_typesetter_would_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Once a paper had been typeset, photographs that had come in half were taken."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    whole = photo(size=(400, 300))
    assert examine(whole).kind == "jpeg"
    with pytest.raises(BadUpload, match="损坏"):
        examine(whole[: len(whole) * 2 // 3])


@pytest.mark.parametrize("data", [pdf(), photo(), photo("PNG")], ids=["pdf", "jpeg", "png"])
def test_a_broken_file_says_so_and_never_breaks_the_page(data: bytes) -> None:
    with pytest.raises(BadUpload, match="损坏"):
        examine(data[:20])
    for cut in range(20, len(data), 7):
        with suppress(BadUpload):
            examine(data[:cut] + b"\x00\xff" * 5 + data[cut + 10 :])


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_copy_for_others_does_not_say_where_and_by_whom_it_was_taken(kind: str) -> None:
    data = photo(kind)
    shared = examine(data).shared
    assert shared is not None
    assert b"phone of somebody" in data
    assert b"phone of somebody" not in shared
    with Image.open(BytesIO(shared)) as copied, Image.open(BytesIO(data)) as original:
        assert not copied.getexif()
        assert not {"exif", "comment", "xmp"} & set(copied.info)
        assert copied.convert("RGB").tobytes() == original.convert("RGB").tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_taken_sideways_stands_upright_for_others(kind: str) -> None:
    shared = examine(photo(kind, orientation=6)).shared
    assert shared is not None
    with Image.open(BytesIO(shared)) as copied:
        assert copied.size == (20, 40)
        red, _green, blue = copied.convert("RGB").getpixel((10, 2))
        assert red > 200 > 50 > blue


@pytest.mark.parametrize("options", [{"progressive": True}, {"restart_marker_rows": 1}, {"icc_profile": b"colours"}])
def test_every_way_of_writing_a_jpeg_keeps_its_pixels_and_its_colours(options: dict[str, object]) -> None:
    out = BytesIO()
    Image.effect_noise((64, 64), 80).convert("RGB").save(out, "JPEG", comment=b"margin", **options)
    shared = examine(out.getvalue() + b"a film beside the picture").shared
    assert shared is not None
    assert b"margin" not in shared
    assert b"film" not in shared
    with Image.open(BytesIO(shared)) as copied, Image.open(out) as original:
        assert copied.tobytes() == original.tobytes()
        assert copied.info.get("icc_profile") == options.get("icc_profile")


def test_transparency_survives() -> None:
    out = BytesIO()
    Image.new("P", (4, 4)).save(out, "PNG", transparency=0)
    shared = examine(out.getvalue()).shared
    assert shared is not None
    with Image.open(BytesIO(shared)) as copied:
        assert copied.convert("RGBA").getpixel((0, 0))[3] == 0


def test_a_file_is_kept_by_its_content_with_both_digests(wang: Account) -> None:
    shelf, data = Shelf(), photo()
    kept = take_upload(wang, "借条.JPG", data, store=shelf, now=NOW)
    assert shelf.get(kept.address) == data
    assert shelf.get(kept.shared) != data
    assert kept.sha256 == hashlib.sha256(data).hexdigest()
    assert kept.sm3 == hashlib.new("sm3", data).hexdigest()
    assert (kept.name, kept.kind, kept.size, kept.made) == ("借条.jpg", "jpeg", len(data), NOW)
    again = take_upload(wang, "借条.pdf", data, store=shelf, now=NOW)
    assert (again.address, again.name) == (kept.address, "借条.jpg")
    assert again.pk != kept.pk


def test_a_pdf_is_shown_to_others_as_it_is(wang: Account) -> None:
    kept = take_upload(wang, "合同.pdf", pdf(), store=Shelf(), now=NOW)
    assert kept.shared == kept.address


def test_what_is_not_taken_leaves_nothing_behind(wang: Account) -> None:
    shelf = Shelf()
    with pytest.raises(BadUpload):
        take_upload(wang, "x.pdf", b"MZ", store=shelf, now=NOW)
    assert not shelf.files
    assert not Upload.objects.exists()


def test_only_its_owner_finds_uses_and_drops_an_upload(wang: Account, zhang: Account) -> None:
    kept = take_upload(wang, "合同.pdf", pdf(), store=Shelf(), now=NOW)
    assert find_upload(zhang, kept.pk) is None
    assert not drop_upload(zhang, kept.pk)
    assert use_uploads(zhang, [kept.pk], NOW) == 0
    assert find_upload(wang, kept.pk) == kept
    assert drop_upload(wang, kept.pk)
    assert find_upload(wang, kept.pk) is None


def test_what_a_step_has_used_is_not_dropped_and_not_used_again(wang: Account) -> None:
    kept = take_upload(wang, "合同.pdf", pdf(), store=Shelf(), now=NOW)
    assert use_uploads(wang, [kept.pk], NOW + timedelta(hours=1)) == 1
    assert use_uploads(wang, [kept.pk], NOW + timedelta(hours=1)) == 0
    assert not drop_upload(wang, kept.pk)


def test_an_account_keeps_so_much_waiting_and_no_more(wang: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf()
    monkeypatch.setattr(uploads, "MOST_BYTES", 2 * len(data))
    first = take_upload(wang, "1.pdf", data, store=Shelf(), now=NOW)
    take_upload(wang, "2.pdf", data, store=Shelf(), now=NOW)
    with pytest.raises(BadUpload, match="太多"):
        take_upload(wang, "3.pdf", data, store=Shelf(), now=NOW)
    use_uploads(wang, [first.pk], NOW)
    take_upload(wang, "3.pdf", data, store=Shelf(), now=NOW)


@pytest.mark.parametrize(
    ("given", "kind", "kept"),
    [
        ("../../etc/passwd", "pdf", "passwd.pdf"),
        ("C:\\照片\\借条.jpeg", "jpeg", "借条.jpg"),
        ("合同\u202efdp.exe", "pdf", "合同fdp.pdf"),
        ("a\r\nb.png", "png", "ab.png"),
        ("", "pdf", "材料.pdf"),
        ("...", "pdf", "材料.pdf"),
        ("长" * 300 + ".pdf", "pdf", "长" * 100 + ".pdf"),
    ],
)
def test_a_name_is_only_a_name(given: str, kind: str, kept: str) -> None:
    assert safe_name(given, kind) == kept
