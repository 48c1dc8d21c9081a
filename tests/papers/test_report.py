"""核验报告: two pages by articles 16 to 19, with everything inside that is needed to check again."""

import hashlib
import json
import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from tests.evidence.scene import checkpoint_of, cosigned, policy_text
from tests.evidence.test_verify import FILE, GOOD, POLICY
from tests.papers.pictured import black, is_square_of, page_of
from tests.papers.test_seal import WHEN
from xiezhi.evidence.bundle import Bundle, Content
from xiezhi.evidence.check import check, unverifiable
from xiezhi.evidence.checkpoint import joint_message
from xiezhi.evidence.digest import digest
from xiezhi.evidence.leaf import Json
from xiezhi.evidence.pdf import Signed
from xiezhi.evidence.verify import command
from xiezhi.papers.report import Checked, report_pdf
from xiezhi.papers.report_cli import report as report_command


def made(file: bytes = FILE, bundle: Bundle | None = GOOD["direct"], **more: Any) -> PdfReader:
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
    assert "送检文件的SM3与SHA-256值同2026-03-0210:15:07存证记录一致" in said
    assert (
        "该记录至迟自2026-03-0210:15:17起由日志检查点（大小21）覆盖，经3家见证机构中的3家联署；没有链上锚定。" in said
    )
    assert "不证明存证之前的真实性" in said
    assert "属实" not in said


def test_it_claims_no_digest_witness_or_chain_that_the_bundle_does_not_carry() -> None:
    """An anchor is the court's word until somebody asks the chain; one of another checkpoint is not named at all."""
    good = GOOD["direct"]
    one, two = (good.proofs[name].checkpoint for name in ("sha256", "sm3"))
    anchor: dict[str, Json] = {"chain": "judicial", "block": 7, "digest": digest(joint_message(one, two)).hex()}
    said = words(made(bundle=replace(good, facts={"anchors": [anchor]})))
    assert "存证包载明该检查点已锚定于链judicial，链上须另行核对。" in said
    assert "链上锚定未核对链judicial，区块7" in said
    assert "judicial" not in words(made(bundle=replace(good, facts={"anchors": [anchor | {"digest": "00"}]})))
    assert "送检文件的SHA-256值同" in words(made(bundle=GOOD["by digest"]))
    thin = {name: replace(proof, note=cosigned(proof.checkpoint, name, ["insurer", "bank"])) for name, proof in
            good.proofs.items()}  # fmt: skip
    assert "经3家见证机构中的2家联署" in words(made(bundle=replace(good, proofs=thin)))


def test_of_a_log_that_showed_others_another_root_it_says_inconsistent(tmp_path: Path) -> None:
    """The file fits and every signature holds; what convicts the log is the checkpoint that a witness kept."""
    other = checkpoint_of([b"another leaf %d" % number for number in range(21)])
    source, seen, out = tmp_path / "协议.pdf", tmp_path / "seen", tmp_path / "report.pdf"
    source.write_bytes(FILE)
    source.with_name("协议.pdf.bundle.json").write_bytes(bytes(GOOD["direct"]))
    seen.write_bytes(bytes(cosigned(other)))
    (tmp_path / "policy").write_bytes(policy_text())
    asked = [str(source), "--policy", str(tmp_path / "policy"), "--out", str(out)]
    for more, says in (([], "一致送检文件的SM3与SHA-256值同"), (["--seen", str(seen)], "不一致与他处所见对照——")):
        assert CliRunner().invoke(report_command, [*asked, *more]).exit_code == 0
        said = words(PdfReader(out))
        assert says in said
    assert "两个不同的根：日志作假" in said
    assert "存证记录一致" not in said


@pytest.mark.program
def test_its_mark_leads_to_the_check_code_and_holds_the_digest_of_what_is_attached() -> None:
    code, address = "7K3M-9QTX-2B4N-V8CDR", "https://court.example/v/"
    content = Content.of(FILE)
    checked = Checked("协议.pdf", content, check(GOOD["direct"], POLICY, content), None, "", "王某")
    pdf = report_pdf(checked, court="集宁区人民法院", when=WHEN, code=code, address=address)
    reader = PdfReader(BytesIO(pdf))
    listed = hashlib.sha256(reader.attachments["manifest.json"][0]).hexdigest()
    assert code in words(reader)
    corner = (23, 271, 41, 295)
    assert is_square_of(f"{address}{code}#sha256={listed}", black(page_of(pdf)), corner)
    alone = report_pdf(checked, court="集宁区人民法院", when=WHEN)
    assert is_square_of(f"核验{listed[:16]} sha256:{listed}", black(page_of(alone)), corner)
    assert not is_square_of(f"核验{listed[:16]} sha256:", black(page_of(alone)), corner)


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


def english(file: bytes = FILE, bundle: Bundle | None = GOOD["direct"], **more: Any) -> PdfReader:
    content = Content.of(file)
    found = check(bundle, POLICY, content) if bundle else unverifiable("存证包", "没有记录")
    checked = Checked("agreement.pdf", content, found, bundle, policy_text().decode(), "未登录的访客", **more)
    return PdfReader(BytesIO(report_pdf(checked, court="集宁区人民法院", when=WHEN, language="en")))


def plain(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_who_reads_english_gets_the_report_in_english_with_the_same_data_inside() -> None:
    reader, said = english(), plain(english())
    for told in (
        "Verification report",
        "Consistent",
        "By SM3 and SHA-256 the file is that of the record of 2026-03-02 10:15:07.",
        "cosigned by 3 of 3 witnesses",
        "a visitor who did not sign in",
        "articles 16 and 18",
        "Filing of the blockchain service not given",
    ):
        assert told in said, told
    assert len(reader.pages) == 2
    assert {name: len(held) for name, held in reader.attachments.items()} == {
        name: len(held) for name, held in made().attachments.items()
    }


def test_of_the_english_report_only_names_and_what_others_said_is_chinese() -> None:
    """The court, the citation, and what the record itself holds."""
    signed = Signed(
        "通过", "王某", "申请人", WHEN, "调解协议书；身份：通行密钥，两重验证；自愿：138****0412 验证码确认"
    )
    said = plain(english(signed=[signed], later={"filing": "蒙网信备1号"}))
    assert "王某, applicant the signature holds; 2026-03-20" in said
    for told in ("identity: passkey, two factors", "confirmed by a code sent to 138****0412", "mediation agreement"):
        assert told in said, told
    law = "《人民法院在线诉讼规则》第十六条、第十八条"
    left = re.sub(f"集宁区人民法院|{law}|蒙网信备1号|王某|核验(?=[0-9a-f]{{16}})|协议.pdf|调解员", "", said)
    assert re.findall("[\u4e00-\u9fff]+", left) == []


def test_every_verdict_of_the_english_report_names_its_first_failed_step() -> None:
    assert "Not consistent The file, SHA-256 — differs from the record" in plain(english(FILE + b" "))
    assert "Cannot be checked Bundle" in plain(english(bundle=None))
