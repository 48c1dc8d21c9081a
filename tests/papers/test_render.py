"""Printing: what is on the page can be read back, nothing was fetched, and the same facts give the same bytes."""

import os
import re
import socket
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ImageFile
from pypdf import PdfReader

from xiezhi.papers.fonts import FANG, fang_file
from xiezhi.papers.render import NoTypesetter, _typesetter, print_html, render
from xiezhi.papers.samples import SAMPLES
from xiezhi.papers.templates import PAPERS
from xiezhi.papers.typesetter import Assets, NotAnAsset
from xiezhi.papers.words import chinese_date

RULINGS = tuple(code for code, kind in PAPERS.items() if "bench" in kind.fields and code != "summons")


@cache
def paper(code: str) -> bytes:
    return render(code, SAMPLES[code])


def _words(pdf: bytes) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))


@pytest.mark.parametrize("code", PAPERS)
def test_heading_number_and_day_are_read_back_from_the_page(code: str) -> None:
    words = _words(paper(code))
    sample = SAMPLES[code]
    assert PAPERS[code].printed in words
    assert str(sample["court"]) in words
    assert str(sample.get("number", "")) in words
    assert chinese_date(sample["day"]) in words  # type: ignore[arg-type]
    assert str(sample.get("code", "")) in words
    assert "None" not in words


@pytest.mark.parametrize("code", PAPERS)
def test_a_paper_is_a4_and_every_font_is_inside_it(code: str) -> None:
    reader = PdfReader(BytesIO(paper(code)))
    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        fonts = page["/Resources"]["/Font"]
        assert fonts
        for font in fonts.values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize("code", PAPERS)
def test_no_page_carries_the_date_alone(code: str) -> None:
    """《人民法院民事裁判文书制作规范》：落款不得单独成页。"""
    sample = SAMPLES[code]
    for page in PdfReader(BytesIO(paper(code))).pages:
        words = re.sub(r"\s", "", page.extract_text())
        words = re.sub(r"第\d页共\d页", "", words).replace(chinese_date(sample["day"]), "")  # type: ignore[arg-type]
        if "code" in sample:
            words = re.sub(f"{sample['code']}.*?不用登录。(查阅码[-0-9A-Z]+限本件受送达人使用)?", "", words)
        assert len(words) > 20


@pytest.mark.parametrize("code", RULINGS)
def test_a_ruling_names_judge_day_and_clerk_in_this_order(code: str) -> None:
    words, sample = _words(paper(code)), SAMPLES[code]
    (sitting, *_), clerk = sample["bench"], sample["clerk"]  # type: ignore[misc]
    parts = ("".join(sitting), chinese_date(sample["day"]), f"书记员{clerk}")  # type: ignore[arg-type]
    places = [words.rindex(part) for part in parts]
    assert len(RULINGS) >= 9
    assert places == sorted(places)


@pytest.mark.parametrize("code", PAPERS)
def test_the_paper_tells_where_each_of_its_signers_puts_his_name(code: str) -> None:
    named = set(PdfReader(BytesIO(paper(code))).named_destinations)
    signed_by = PAPERS[code].signed_by
    assert ("seal" in named) == bool({"court", "body"} & set(signed_by))
    count = len(SAMPLES[code].get("signers", ["one"])) if "signers" in signed_by else 0  # type: ignore[arg-type]
    assert named - {"seal"} == {f"sign-{place + 1}" for place in range(count)}


def test_equal_facts_give_equal_bytes_also_in_another_process() -> None:
    program = (
        "import sys; from xiezhi.papers.render import render; from xiezhi.papers.samples import SAMPLES;"
        "sys.stdout.buffer.write(render('confirmed', SAMPLES['confirmed']))"
    )
    environment = {"PYTHONHASHSEED": "7", "TZ": "America/New_York", "PATH": "/usr/bin:/bin", "HOME": "/tmp"}
    elsewhere = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment)
    assert elsewhere.stdout == paper("confirmed") == render("confirmed", dict(SAMPLES["confirmed"]))
    assert render("confirmed", {**SAMPLES["confirmed"], "clerk": "别人"}) != paper("confirmed")


def test_the_title_and_the_language_are_in_the_file_for_those_who_hear_it_read() -> None:
    reader = PdfReader(BytesIO(paper("confirmed")))
    assert reader.metadata is not None
    assert reader.metadata.title == "民事裁定书 （2026）内0902民特16号"
    catalogue = reader.root_object
    assert catalogue["/Lang"] == "zh-CN"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert b"pdfaid" in reader.xmp_metadata.stream.get_data()  # type: ignore[union-attr]


def test_nothing_is_asked_of_the_network_while_printing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    hostile = "<img src=https://evil.example/x.png> url(https://evil.example/) @import 'file:///etc/passwd'"
    pdf = render("rejection", {**SAMPLES["rejection"], "opinion": hostile})
    assert "<imgsrc=https://evil.example/x.png>" in _words(pdf)


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="https://evil.example/x.png">',
        '<img src="file:///etc/passwd">',
        '<img src="paper.css">',
        '<p style="background: url(http://127.0.0.1/)">x</p>',
        '<link rel="stylesheet" href="http://127.0.0.1/x.css">',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd" width="9" height="9"/></svg>',
        '<img src="data:image/svg+xml,&lt;svg/&gt;">',
    ],
)
def test_even_a_form_that_asks_for_an_address_gets_nothing_and_is_not_printed(markup: str) -> None:
    with pytest.raises(NotAnAsset):
        print_html(f"<html><body>{markup}</body></html>")


def test_no_address_is_an_asset() -> None:
    for address in (
        f"paper:/{FANG}",
        "file:///etc/passwd",
        "paper:/../render.py",
        "paper:/paper.css",
        "https://example.com/",
    ):
        with pytest.raises(NotAnAsset):
            Assets().fetch(address)


def test_a_process_that_is_stopped_leaves_no_file_behind(tmp_path: Path) -> None:
    """Nothing can be tidied up by a server whose process is ended, so nothing may lie there."""
    program = (
        "import os; from xiezhi.papers.render import render; from xiezhi.papers.samples import SAMPLES;"
        "assert render('confirmed', SAMPLES['confirmed']); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env={**os.environ, "TMPDIR": str(tmp_path)})
    assert list(tmp_path.iterdir()) == []


def test_names_with_rare_characters_are_printed_though_the_fang_font_lacks_them() -> None:
    pdf = render("announcement", {**SAMPLES["announcement"], "addressee": "王喆、李堃、赵犇、刘䶮"})
    assert "王喆、李堃、赵犇、刘䶮" in _words(pdf)


def test_the_body_is_set_in_fangsong_where_the_font_was_fetched() -> None:
    if fang_file() is None:
        assert b"Noto" in paper("confirmed")
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in PdfReader(BytesIO(paper("confirmed"))).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert any("Fang" in font for font in fonts) == (fang_file() is not None)


@pytest.mark.program
@pytest.mark.parametrize("code", PAPERS)
def test_another_reader_finds_the_same_words(code: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper(code))
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True, text=True).stdout
    words = re.sub(r"\s", "", text)
    assert PAPERS[code].printed in words
    assert chinese_date(SAMPLES[code]["day"]) in words  # type: ignore[arg-type]
    fonts = subprocess.run(["pdffonts", str(file)], capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert fonts
    assert all(re.search(r"yes yes yes\s+\d+\s+0$", line) for line in fonts)


def test_where_pango_cannot_be_loaded_there_is_no_typesetter(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoPango:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [each for each in sys.modules if each.startswith("weasyprint") or each.endswith("papers.typesetter")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NoPango, *sys.meta_path])
    monkeypatch.setattr("xiezhi.papers.render._typesetter", _typesetter.__wrapped__)
    with pytest.raises(NoTypesetter, match="Pango"):
        print_html("<p>裁定</p>")


def test_the_typesetter_leaves_pictures_that_people_upload_strictly_judged() -> None:
    print_html("<p>裁定</p>")
    assert not ImageFile.LOAD_TRUNCATED_IMAGES
