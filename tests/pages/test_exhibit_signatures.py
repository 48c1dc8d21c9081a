"""A statement that its bank signed says so in the table of evidence; an altered or unknown one says that."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from msgspec.structs import replace

from tests.engine.cast import Court
from tests.engine.conftest import court
from tests.papers.test_seal import SINCE, WHEN, paper
from xiezhi.engine.errands import store
from xiezhi.pages.exhibit_signatures import TRUSTED, signatures_of
from xiezhi.papers.authority import Signatory, open_authority, root_certificate
from xiezhi.papers.seal import sign
from xiezhi.records.paper import Paper
from xiezhi.records.table import one

__all__ = ["court"]
BANK = Signatory("某银行股份有限公司", organisation=True)


@pytest.fixture
def statement(court: Court, tmp_path: Path) -> tuple[Paper, bytes]:
    """An exhibit that the bank signed with keys of its own, and the root that vouches for them."""
    talks = court.talks()
    held = one(Paper, proceeding=talks.id) or talks.paper("agreement")
    assert held is not None
    bank = open_authority(tmp_path / "bank", BANK.name, since=SINCE)
    signed = sign(paper("agreement"), bank, BANK, place="seal", reason="对账单", when=WHEN).content
    exhibit = with_file(held, signed)
    return exhibit, root_certificate(tmp_path / "bank")


def with_file(held: Paper, data: bytes) -> Paper:
    return replace(held, sha256=store().put(data), size=len(data))


def told(exhibit: Paper) -> list[tuple[str, str]]:
    return [(each.mark.label, each.words) for each in signatures_of(exhibit)]


def test_a_statement_is_believed_by_the_root_that_the_court_took_in(statement: tuple[Paper, bytes]) -> None:
    """《电子签名法》第十三条。"""
    exhibit, root = statement
    assert told(exhibit)[0] == ("不能核实", f"{BANK.name}：签名完好，但没有可信的根证书为其证书担保；事由：对账单")
    folder = Path(settings.HOME) / TRUSTED
    folder.mkdir()
    (folder / "bank.pem").write_bytes(root)
    (mark, words), (after, whole) = told(exhibit)
    assert (mark, after) == ("签名有效", "签后未改")
    assert words.startswith(BANK.name)
    assert whole == "最后一个签名覆盖整个文件"


def test_an_altered_statement_does_not_hold_and_an_unsigned_one_says_nothing(statement: tuple[Paper, bytes]) -> None:
    exhibit, _root = statement
    data = store().get(exhibit.sha256)
    at = data.index(b"/Type")
    assert told(with_file(exhibit, data[:at] + b"!" + data[at + 1 :]))[0][0] == "签名不符"
    assert told(with_file(exhibit, paper("agreement"))) == []
    assert told(with_file(exhibit, b"a recording")) == []
    assert told(replace(exhibit, sha256="")) == []
