"""What is read in a file: names by the word before them, numbers that check, sums, days, each with its page."""

from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from pypdf import PdfWriter
from pypdf.generic import NameObject, StreamObject
from weasyprint import HTML

from xiezhi.desk import page_texts
from xiezhi.desk.page_texts import texts_of, words_of
from xiezhi.desk.recognise import Found, found_in

IOU = (
    "借　条　借款人：张某，身份证号152626198001050008，电话13800000002。出借人：王某。"
    "今借到人民币800,000元，2025年2月1日，借期一年。"
)


def pdf(*pages: str) -> bytes:
    made = HTML(string="".join(f"<p style='break-after:page'>{each}</p>" for each in pages)).write_pdf()
    assert made is not None
    return bytes(made)


def photograph() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (40, 30), "white").save(kept, "PNG")
    return kept.getvalue()


def test_the_text_of_a_pdf_is_read_page_by_page() -> None:
    found = found_in(texts_of(pdf("目录", IOU), "pdf"))
    assert {(each.kind, each.value) for each in found} == {
        ("name", "张某"),
        ("name", "王某"),
        ("id_number", "152626198001050008"),
        ("phone", "13800000002"),
        ("amount", "800000"),
        ("day", "2025-02-01"),
    }
    assert {each.page for each in found} == {2}
    assert {each.said for each in found if each.kind == "name"} == {"借款人", "出借人"}


def test_a_page_without_end_is_given_up_and_those_before_it_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of six kilobytes kept the loop of errands, the bank's among them, for a minute, and twelve times over."""
    monkeypatch.setattr(page_texts, "SECONDS", 4)
    writer = PdfWriter(clone_from=BytesIO(pdf(IOU, "二")))
    endless = StreamObject()
    endless.set_data(b"BT /F1 12 Tf " + b"(a) Tj\n" * 600_000 + b" ET")
    writer.pages[1][NameObject("/Contents")] = writer._add_object(endless.flate_encode())
    kept = BytesIO()
    writer.write(kept)
    (read,) = texts_of(kept.getvalue(), "pdf")
    assert "张某" in read


def test_what_cannot_be_read_says_nothing_and_is_not_tried_again() -> None:
    assert texts_of(b"%PDF-1.7 nothing", "pdf") == ()
    assert words_of(pdf(IOU)).count("张某") == 1


def test_a_number_that_does_not_check_is_nobodys() -> None:
    assert found_in(["身份证号152626198001050009，账号6228480010004120017"]) == ()


@pytest.mark.parametrize(
    ("said", "yuan"), [("80万元", "800000"), ("1.5万元", "15000"), ("1,234.50元", "1234.5"), ("800,000.00元", "800000")]
)
def test_a_sum_is_read_as_it_is_written(said: str, yuan: str) -> None:
    assert found_in([said]) == (Found("amount", yuan, 1),)


def test_a_photograph_is_read_where_somebody_can_see_and_says_nothing_where_nobody_can(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_texts, "can_see", lambda: False)
    assert texts_of(photograph(), "png") == ("",)
    monkeypatch.setattr(page_texts, "can_see", lambda: True)
    monkeypatch.setattr(page_texts, "_eyes", lambda: lambda picture: SimpleNamespace(txts=("借款人：张某",)))
    assert [each.value for each in found_in(texts_of(photograph(), "png"))] == ["张某"]


def photographed(*lines: str) -> bytes:
    """A sheet on a table, held a little askew and not quite sharp; the camera was turned, as its EXIF says."""
    font = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 40)
    sheet = Image.new("RGB", (1200, 480), "#e9e4d8")
    for number, line in enumerate(lines):
        ImageDraw.Draw(sheet).text((60, 60 + number * 90), line, font=font, fill="#222")
    turned = sheet.rotate(2, expand=True, fillcolor="#555").filter(ImageFilter.GaussianBlur(1)).rotate(90, expand=True)
    kept, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6
    turned.save(kept, "JPEG", quality=80, exif=exif)
    return kept.getvalue()


@pytest.mark.program
def test_a_photograph_of_an_iou_is_read_as_it_lies() -> None:
    seen = photographed(
        "借款人：张某，身份证号152626198001050008，", "电话13800000002。出借人：王某。", "今借到人民币800,000元。"
    )
    found = {(each.kind, each.value) for each in found_in(texts_of(seen, "jpeg"))}
    assert found == {
        ("name", "张某"),
        ("name", "王某"),
        ("id_number", "152626198001050008"),
        ("phone", "13800000002"),
        ("amount", "800000"),
    }
