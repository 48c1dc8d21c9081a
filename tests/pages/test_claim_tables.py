"""Many claims from a table: on the page and by a token, each a case of its own, as far as the reader sees."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.desk.test_sheets import book
from tests.pages.conftest import CODE, Town
from tests.procedures.test_tabled import GOOD, PAPERS, archive, each_of, table
from xiezhi.desk.tokens import issue_token
from xiezhi.evidence.models import Entry
from xiezhi.pages.visitor import real_now
from xiezhi.procedures.filing import Filing, bringing
from xiezhi.procedures.filing.tabled import read

FIRM = "Pfirm"


def files(*rows: dict[str, str], name: str = "物业费.csv") -> dict[str, SimpleUploadedFile]:
    return {"table": SimpleUploadedFile(name, table(*rows)), "papers": SimpleUploadedFile("a.zip", archive(**PAPERS))}


def program(town: Town, step: str) -> Client:
    """The firm's program, with a token for one step."""
    lasts = timedelta(days=1)
    token, _row = issue_token(town.accounts[FIRM], "ERP", steps=[step], reads=False, lasts=lasts, now=real_now())
    return Client(headers={"Authorization": f"Bearer {token}"})


def filed() -> int:
    return Entry.objects.filter(step="filing.submit").count()


def test_a_table_is_looked_through_then_handed_in_piece_by_piece(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bringing.file_some, "__defaults__", (2,))
    firm = town.client(FIRM)
    sent = firm.post("/intake/table", {"court": CODE, **files(*each_of(3), {**GOOD, "编号": "x", "金额": "二千"})})
    page = firm.get(sent["Location"]).content.decode()
    assert filed() == 0
    assert "提交 3 件" in page
    assert "第 5 行" in page
    assert "请填写金额" in page
    going = firm.post(sent["Location"])
    page = firm.get(going["Location"]).content.decode()
    assert filed() == 2
    assert "data-going" in page
    assert "已交 2 件，共 4 件" in page
    firm.post(sent["Location"])
    page = firm.get(going["Location"]).content.decode()
    assert filed() == 3
    assert "data-going" not in page
    assert "照下面改好表格" in page
    assert "业主2" in page
    assert firm.get("/intake/table").content.decode().count("物业费.csv") == 1


def test_a_spreadsheet_is_looked_through_and_each_fault_names_its_cell(town: Town) -> None:
    town.client(FIRM)
    sheet = book([GOOD | {"编号": "1"}, GOOD | {"编号": "2", "被告": ""}, GOOD | {"编号": "3", "金额": "=C9+1"}])
    sent = {"table": SimpleUploadedFile("物业费.xlsx", sheet), "papers": SimpleUploadedFile("a.zip", archive(**PAPERS))}
    page = town.client(FIRM).post("/intake/table", {"court": CODE, **sent}, follow=True).content.decode()
    for words in ("E3", "请填写", "M4 的公式还没有算出值"):
        assert words in page, words
    assert "第 3 行" not in page
    client = program(town, Filing.submit.id)
    for each in sent.values():
        each.seek(0)
    told = client.post(f"/api/courts/{CODE}/claim-tables", sent).json()
    assert {(each["line"], each["column"], each["cell"]) for each in told["faults"]} == {
        (3, "被告", "E3"),
        (4, "金额", "M4"),
    }
    good = {
        "table": SimpleUploadedFile("a.xlsx", book([GOOD])),
        "papers": SimpleUploadedFile("a.zip", archive(**PAPERS)),
    }
    told = client.post(f"/api/courts/{CODE}/claim-tables", good).json()
    assert (told["rows"], told["ready"], told["faults"]) == (1, 1, [])
    empty = town.client(FIRM).get("/intake/table/example.xlsx").content
    assert read(empty).rows[0][1]["编号"] == "2026-001"


def test_a_table_is_its_owners_and_no_officers_business(town: Town) -> None:
    firm = town.client(FIRM)
    address = firm.post("/intake/table", {"court": CODE, **files(GOOD)})["Location"]
    assert town.client(town.wang).get(address).status_code == 404
    assert town.officer("counter").get("/intake/table").status_code == 404
    assert Client().get(address).status_code in (302, 401, 403)
    assert firm.post("/intake/table", {"court": "elsewhere"}).status_code == 422
    assert firm.get("/intake/table/example.csv").content.decode("utf-8-sig").startswith("编号,案由")


def test_a_program_brings_a_table_reads_its_faults_and_hands_it_in_once(town: Town) -> None:
    town.client(FIRM)
    client = program(town, Filing.submit.id)
    bad = {**GOOD, "编号": "x", "被告": "", "材料": "没有.pdf", "证明什么": ""}
    told = client.post(f"/api/courts/{CODE}/claim-tables", files(*each_of(2), bad)).json()
    assert (told["rows"], told["ready"], told["filed"]) == (3, 2, [])
    assert {(each["line"], each["column"]) for each in told["faults"]} == {(4, "被告"), (4, "材料")}
    for _ in range(2):
        done = client.post(f"/api/claim-tables/{told['id']}/file").json()
        assert [each["reference"] for each in done["filed"]] == ["2026-000", "2026-001"]
        assert filed() == 2
    assert client.get(f"/api/claim-tables/{told['id']}").json() == done
    assert client.post(f"/api/courts/{CODE}/claim-tables").status_code == 422
    assert client.post("/api/courts/elsewhere/claim-tables", files(GOOD)).status_code == 404
    assert client.get("/api/claim-tables/elsewhere").status_code == 404
    refused = program(town, "deposit.deposit").post(f"/api/courts/{CODE}/claim-tables", files(GOOD))
    assert refused.status_code == 401
