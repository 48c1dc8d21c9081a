"""成批起诉：一行一件，各走各的门；毛病一次说全，同一编号再来不成两件。"""

from __future__ import annotations

import csv
import hashlib
import zipfile
from collections.abc import Mapping
from io import BytesIO, StringIO

import pytest
from pypdf import PdfWriter

from tests.pages.conftest import CODE, Town, clock, home, town
from xiezhi.desk.accounts import Account, create_account
from xiezhi.desk.declined import Declined
from xiezhi.desk.tabled import KEPT, Tabled, find_table, sweep_tables
from xiezhi.engine.access import Viewer
from xiezhi.engine.clock import court_now
from xiezhi.engine.door import act
from xiezhi.engine.facts import Prose
from xiezhi.engine.refused import Absent
from xiezhi.engine.words import ANYONE
from xiezhi.evidence.models import Entry
from xiezhi.pages.visitor import keys, real_now
from xiezhi.procedures.deposit import Deposit, Item, Kind, Method
from xiezhi.procedures.filing.bringing import MOST_OF_TABLE, Looked, bring, deposited, file_some, look
from xiezhi.procedures.filing.tabled import NEEDED, OPTIONAL, Papers, example, intake_of, read
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Claim, Proceeding
from xiezhi.records.table import one, rows

__all__ = ["clock", "home", "town"]
GOOD = {
    "编号": "2026-001",
    "案由": "物业服务合同纠纷",
    "原告": "青城物业服务有限公司",
    "原告证件号": "91110000600037341L",
    "被告": "张某",
    "被告住所": "青城小区3号楼201",
    "诉讼请求": "支付物业费；支付违约金",
    "金额": "2,860.00；100",
    "事实和理由": "被告未交2025年度物业费。",
    "材料": "合同201.pdf；账单201.pdf",
    "证明什么": "服务合同；欠费数额",
}


def paper(text: str = "") -> bytes:
    made, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(300, 300)
    writer.add_metadata({"/Title": text})
    writer.write(made)
    return made.getvalue()


def table(*lines: Mapping[str, str], heads: tuple[str, ...] = (*NEEDED, *OPTIONAL), code: str = "utf-8-sig") -> bytes:
    made = StringIO()
    writer = csv.writer(made)
    writer.writerow(heads)
    writer.writerows([[line.get(head, "") for head in heads] for line in lines])
    return made.getvalue().encode(code)


def archive(**files: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in files.items():
            packed.writestr(f"材料/{name}.pdf", content)
    return made.getvalue()


PAPERS = {"合同201": paper("合同"), "账单201": paper("账单")}


@pytest.fixture
def firm(town: Town) -> Account:
    return create_account("firm", None, keys=keys(), now=real_now(), person="Pfirm")


def brought(firm: Account, sheet: bytes, **papers: bytes) -> str:
    return bring(firm, CODE, "物业费.csv", sheet, archive(**(papers or PAPERS)), court_now())


def looked(firm: Account, id: str) -> Looked:
    found = find_table(firm, id, keys())
    assert found is not None
    return look(found, "Pfirm")


def filed(firm: Account, id: str) -> Looked:
    found = find_table(firm, id, keys())
    assert found is not None
    assert file_some(found, look(found, "Pfirm"), court_now()) == []
    return look(found, "Pfirm")


def each_of(number: int) -> list[dict[str, str]]:
    return [{**GOOD, "编号": f"2026-{at:03}", "被告": f"业主{at}"} for at in range(number)]


def faults(found: Looked) -> list[tuple[int, str, str]]:
    return [(each.line, each.column, each.why.sentence) for each in found.faulty]


def test_each_row_becomes_a_filing_of_its_own_with_its_papers_and_its_respondent(firm: Account) -> None:
    """《最高人民法院关于人民法院登记立案若干问题的规定》第二条。"""
    before = Entry.objects.count()
    done = filed(firm, brought(firm, table(*each_of(3), code="gb18030")))
    assert [each.reference for each in done.filed] == ["2026-000", "2026-001", "2026-002"]
    assert Entry.objects.filter(step="filing.submit").count() == 3
    assert Entry.objects.count() >= before + 3
    cases = [one(Proceeding, id=each.filed) for each in done.filed]
    assert [case.amount for case in cases if case] == [296_000] * 3
    assert len({case.dispute for case in cases if case}) == 3
    claims = rows(Claim, proceeding=done.filed[0].filed, order=("order",))
    assert [(each.text, each.amount) for each in claims] == [("支付物业费", 286_000), ("支付违约金", 10_000)]
    proofs = rows(Paper, proceeding=done.filed[0].filed, kind="proof", order=("name",))
    assert [(each.name, each.data) for each in proofs] == [("合同201", "服务合同"), ("账单201", "欠费数额")]
    assert proofs[0].sha256 == hashlib.sha256(PAPERS["合同201"]).hexdigest()
    against = [rows(Standing, proceeding=each.filed, role="defendant") for each in done.filed]
    assert all(len(each) == 1 for each in against)
    people = [each.person for (each,) in against]
    assert [one(Person, person=each).name for each in people] == ["业主0", "业主1", "业主2"]
    assert Viewer(people[0], "2026-03-02").seen(done.filed[0].filed)
    with pytest.raises(Absent):
        Viewer(people[0], "2026-03-02").seen(done.filed[1].filed)


def test_every_fault_of_every_row_is_told_at_once_with_its_line_and_column(firm: Account) -> None:
    bad = {
        **GOOD, "编号": "2026-001", "案由": "邻里不和", "原告证件号": "123", "被告证件号": "110105194912310021；1",
        "金额": "二千；1；2", "事实和理由": "", "材料": "合同201.pdf；没有.pdf；坏的.pdf", "愿意调解": "也许",
    }  # fmt: skip
    id = brought(firm, table(GOOD, bad), **PAPERS, 坏的=b"%PDF-broken", 没人要=paper())
    found = looked(firm, id)
    told = {(line, column) for line, column, _ in faults(found)}
    wanted = {"编号", "案由", "原告证件号", "被告证件号", "金额", "事实和理由", "材料", "愿意调解"}
    assert told == {(3, each) for each in wanted}, faults(found)
    said = " ".join(why for _, _, why in faults(found))
    for words in (
        "与第2行的编号相同",
        "物业服务合同纠纷",
        "请填写",
        "没有“没有.pdf”",
        "“坏的.pdf”：文件打不开",
        "填是或者否",
    ):
        assert words in said, words
    assert [each.line for each in found.ready] == [2]
    table_ = find_table(firm, id, keys())
    assert table_
    assert table_.unused == ("没人要.pdf",)


def test_what_was_filed_is_not_filed_again_and_other_contents_under_its_reference_are_told(firm: Account) -> None:
    sheet = table(*each_of(2))
    first = filed(firm, brought(firm, sheet))
    again = filed(firm, brought(firm, sheet))
    assert [each.filed for each in again.filed] == [each.filed for each in first.filed]
    assert Entry.objects.filter(step="filing.submit").count() == 2
    changed = filed(firm, brought(firm, table({**each_of(1)[0], "金额": "9；9"}, each_of(2)[1])))
    assert faults(changed) == [(2, "编号", "这个编号已经提交过另一份内容，这一行没有提交")]
    assert len(changed.filed) == 1
    assert Entry.objects.filter(step="filing.submit").count() == 2


def test_a_row_that_the_law_refuses_is_told_with_its_article_and_does_not_hinder_the_others(firm: Account) -> None:
    same = {**GOOD, "编号": "b", "被告": "青城物业服务有限公司", "被告证件号": GOOD["原告证件号"]}
    found = looked(firm, brought(firm, table(GOOD, same, {**GOOD, "编号": "c"})))
    (line, _, why), twin = faults(found)
    assert (line, why) == (3, "同一当事人不能既是原告又是被告")
    assert "第一百二十二条" in str(found.faulty[0].why.law)
    assert twin == (4, "被告", "当事人、案由和金额都与第2行相同")
    assert [each.line for each in found.ready] == [2]


def test_a_table_with_other_heads_is_told_so_and_nothing_of_it_is_filed(firm: Account) -> None:
    found = filed(firm, brought(firm, table(GOOD, heads=(*NEEDED[:-1], "被告生肖"))))
    assert {(line, column) for line, column, _ in faults(found)} >= {(1, "事实和理由"), (1, "被告生肖")}
    assert found.filed == found.ready == ()
    for wrong, why in ((b"PK\3\4", "打不开"), (b"\xff\xfe\xfa", "读不出来"), (b"a\0b", "读不出来")):
        assert why in str(read(wrong)[1][0].why)
    with pytest.raises(Declined, match="没有一行"):
        brought(firm, table())
    with pytest.raises(Declined, match="文件太大"):
        brought(firm, b"a" * (MOST_OF_TABLE + 1))
    with pytest.raises(Declined, match="ZIP"):
        bring(firm, CODE, "x.csv", table(GOOD), b"no archive", court_now())


def test_papers_that_were_deposited_are_counted_and_a_table_is_forgotten_in_time(firm: Account) -> None:
    sha256, sm3 = (Prose(hashlib.new(kind, PAPERS["合同201"]).hexdigest()) for kind in ("sha256", "sm3"))
    item = Item(sha256=sha256, sm3=sm3, size=9, name=Prose("合同"), kind=Kind.document, method=Method.chosen)
    act(Deposit.deposit, item, court=CODE, by="Pfirm", as_=ANYONE, key="deposit")
    id = brought(firm, table(GOOD))
    found = find_table(firm, id, keys())
    assert found
    assert deposited(found) == 1
    assert GOOD["原告证件号"] not in Tabled.objects.get().body
    assert sweep_tables(court_now() + KEPT / 2) == 0
    assert sweep_tables(court_now() + KEPT) == 1


def test_the_example_that_is_given_out_lacks_nothing_but_its_papers() -> None:
    found, wrong, _ = read(example().encode())
    assert wrong == []
    made, lacking = intake_of(*found[0], Papers({}, {}))
    assert made is None
    assert [each.column for each in lacking] == ["材料", "材料"]
