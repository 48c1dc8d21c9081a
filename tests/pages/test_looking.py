"""What is looked at before and beside: a paper as it would be drawn up, a photograph as it was taken."""

from __future__ import annotations

import io
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pypdf import PdfReader

from tests.pages.conftest import Town
from tests.pages.test_steps import DEFECTS, SHEETS, do, fill
from xiezhi.records.paper import Paper
from xiezhi.records.table import rows


def test_a_paper_is_looked_at_before_it_is_drawn_up(town: Town) -> None:
    town.file()
    judge, papers = town.officer("filing_judge"), rows(Paper)
    after = judge.post(f"{do(town, 'list_defects')}/after", DEFECTS).content.decode()
    looks = re.findall(r'formaction="([^"]+)"', after)
    assert looks == [f"{do(town, 'list_defects')}/paper/0"]
    shown = judge.post(looks[0], DEFECTS)
    assert shown["Content-Type"] == "application/pdf"
    told = "".join(page.extract_text() for page in PdfReader(io.BytesIO(shown.content)).pages)
    assert "缺身份证复印件" in told
    assert "草" in told
    assert rows(Paper) == papers
    assert judge.post(do(town, "list_defects") + "/paper/1", DEFECTS).status_code == 404
    assert town.client(town.wang).post(looks[0], DEFECTS).status_code != 200


def test_a_photograph_is_shown_where_it_is_read_drawn_anew_and_upright(town: Town) -> None:
    lying, made = Image.new("RGB", (40, 20), "white"), io.BytesIO()
    exif = lying.getexif()
    exif[0x0112] = 6
    exif[0x010F] = "a camera"
    lying.save(made, "JPEG", exif=exif)
    client = town.client("newcomer")
    fill(client)
    file = SimpleUploadedFile("借条.jpg", made.getvalue())
    client.post("/intake/4", {**SHEETS[3], "proofs-0-file": file, "go": "next"})
    client.post("/intake/5", {"go": "send", "key": "once"})
    (paper,) = (each for each in rows(Paper) if each.sha256 and each.origin == "party")
    page = client.get(f"/paper/{paper.id}").content.decode()
    assert f'<img src="/paper/{paper.id}.jpg"' in page
    shown = client.get(f"/paper/{paper.id}.jpg")
    assert shown["Content-Type"] == "image/jpeg"
    assert b"a camera" not in shown.content
    assert Image.open(io.BytesIO(shown.content)).size == (20, 40)
    assert Client().get(f"/paper/{paper.id}.jpg").status_code != 200
    assert town.client(town.zhang).get(f"/paper/{paper.id}.jpg").status_code == 404
