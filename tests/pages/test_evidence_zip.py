"""The package of a case is checked elsewhere by the program alone; one altered byte is found; nobody else gets it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.test import Client

from tests.desk.test_uploads import photo
from tests.pages.conftest import Town
from tests.pages.test_deposits import deposited
from xiezhi.engine.errands import seal_paper
from xiezhi.engine.publish import publish
from xiezhi.evidence.verify import command
from xiezhi.pages import evidence_zip
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows


@pytest.fixture
def case(town: Town) -> Proceeding:
    """A filed case with a photograph deposited before, everything sealed and published."""
    made, wang = town.file(), town.client(town.wang)
    (held,) = deposited(wang, photo())
    wang.post(f"/deposit/{held.id}/present", {"case": made.id})
    for paper in rows(Paper, proceeding=made.id, origin="court", shelf="main"):
        seal_paper(paper)
    publish()
    return made


def unpacked(client: Client, case: Proceeding, folder: Path) -> Path:
    answer = client.get(f"/case/{case.id}/evidence.zip")
    assert answer.status_code == 200
    zipfile.ZipFile(io.BytesIO(answer.content)).extractall(folder)
    return folder


def verdict(folder: Path) -> int:
    return command([str(folder / "核验"), "--policy", str(folder / "policy"), "--root", str(folder / "root.pem")])


def test_the_program_says_consistent_of_the_whole_package_and_not_of_an_altered_one(
    town: Town, case: Proceeding, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """《人民法院在线诉讼规则》第十九条：有专门知识的人可以在别处重做核验。"""
    folder = unpacked(town.client(town.wang), case, tmp_path)
    assert verdict(folder) == 0, capsys.readouterr().out
    told = capsys.readouterr().out
    assert told.count("一致：") > 4
    readme = (folder / "README.txt").read_text()
    assert "xiezhi-verify --policy policy --root root.pem" in readme
    assert "另有 0 条还没有进入公布的检查点" in readme
    file = next(each for each in (folder / "核验").glob("*.jpg"))
    file.write_bytes(file.read_bytes() + b" ")
    assert verdict(folder) == 1


def test_who_sees_a_copy_only_gets_the_copy_aside_and_the_record_of_the_original(
    town: Town, case: Proceeding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_zip, "sees_whole", lambda visitor, paper: False)
    folder = unpacked(town.client(town.wang), case, tmp_path)
    (shown,) = (folder / "供阅").glob("*.jpg")
    assert b"phone of somebody" not in shown.read_bytes()
    assert (folder / "核验" / f"{shown.name}.bundle.json").exists()
    assert verdict(folder) == 0


def test_nobody_else_is_given_the_package(town: Town, case: Proceeding) -> None:
    assert town.client("Pstranger").get(f"/case/{case.id}/evidence.zip").status_code == 404
