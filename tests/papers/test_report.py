"""核验报告: two pages by articles 16 to 19, with everything inside that is needed to check again."""

import hashlib
import json
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from tests.evidence.scene import policy_text
from tests.evidence.test_verify import FILE, GOOD, POLICY
from tests.papers.test_seal import WHEN
from xiezhi.evidence.bundle import Bundle, Content
from xiezhi.evidence.check import check, unverifiable
from xiezhi.evidence.verify import command
from xiezhi.papers.report import Checked, report_pdf
from xiezhi.papers.report_cli import report as report_command


def made(file: bytes = FILE, bundle: Bundle | None = GOOD["direct"], **more: object) -> PdfReader:
    content = Content.of(file)
    found = check(bundle, POLICY, content) if bundle else unverifiable("存证包", "没有记录")
    checked = Checked("协议.pdf", content, found, bundle, policy_text().decode(), "王某", **more)  # type: ignore[arg-type]
    return PdfReader(BytesIO(report_pdf(checked, court="集宁区人民法院", when=WHEN)))


def words(reader: PdfReader) -> str:
    return "".join("".join(page.extract_text() for page in reader.pages).split())


def test_it_says_since_when_and_by_whom_and_what_that_does_not_prove() -> None:
    """《人民法院在线诉讼规则》第十六条。"""
    reader = made()
    assert len(reader.pages) == 2
    said = words(reader)
    assert "同2026-03-0210:15:07存证记录一致" in said
    assert "经3家见证机构联署" in said
    assert "不证明存证之前的真实性" in said
    assert "属实" not in said


def test_an_altered_file_is_named_with_the_step_that_failed_and_an_unknown_one_cannot_be_checked() -> None:
    assert "不一致送检文件SHA-256——与存证记录不符" in words(made(FILE + b" "))
    assert "无法核验存证包——没有记录" in words(made(bundle=None))


def test_what_nobody_stated_is_printed_as_not_given() -> None:
    """《人民法院在线诉讼规则》第十七条、第十八条。"""
    said = words(made(later={"filing": "蒙网信备1号"}, before={"method": "手机拍摄"}))
    assert "区块链服务备案蒙网信备1号" in said
    assert "网络安全等级保护未提供" in said
    assert "公证机构公证未提供" in said


@pytest.mark.program
def test_the_data_inside_suffices_to_check_again_elsewhere(tmp_path: Path) -> None:
    """《人民法院在线诉讼规则》第十九条。"""
    source, out = tmp_path / "协议.pdf", tmp_path / "report.pdf"
    source.write_bytes(FILE)
    (tmp_path / "协议.pdf.bundle.json").write_bytes(bytes(GOOD["direct"]))
    (tmp_path / "policy").write_bytes(policy_text())
    done = CliRunner().invoke(report_command, [str(source), "--policy", str(tmp_path / "policy"), "--out", str(out)])
    assert done.exit_code == 0, done.output
    inside = tmp_path / "inside"
    inside.mkdir()
    subprocess.run(["pdfdetach", "-saveall", "-o", str(inside), str(out)], check=True)
    listed = json.loads((inside / "manifest.json").read_bytes())
    assert {name: hashlib.sha256((inside / name).read_bytes()).hexdigest() for name in listed} == listed
    policy, bundle = str(inside / "policy"), str(inside / "file.bundle.json")
    assert command([str(source), "--policy", policy, "--bundle", bundle]) == 0
    assert command([str(out), "--policy", policy]) == 0
