"""A signed PDF is checked without us too: by the program with no PDF library, and by the page with no network."""

from pathlib import Path

import pytest
from cryptography import x509
from playwright.sync_api import Page

from tests.evidence.scene import policy_text, proof_of
from tests.evidence.test_page import browser_type_launch_args, offline, told
from tests.evidence.test_verify import FILLERS
from tests.papers.test_seal import agreement, authority, keys, roots
from xiezhi.evidence.pdf import signature_steps
from xiezhi.evidence.verify import command

__all__ = ["agreement", "authority", "browser_type_launch_args", "keys", "offline", "roots"]
SIGNED = [("文书签名", "通过")] * 4 + [("签名之后", "通过")]


def states(pdf: bytes, root: bytes) -> list[tuple[str, str]]:
    return [(step.name, step.state) for step in signature_steps(pdf, x509.load_pem_x509_certificates(root))]


def changed_at(pdf: bytes, word: bytes) -> bytes:
    at = pdf.index(word)
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def test_every_signature_is_judged_and_what_was_touched_is_said(agreement: bytes, roots: list[bytes]) -> None:
    """《电子签名法》第十三条。"""
    assert states(agreement, roots[0]) == SIGNED
    assert ("文书签名", "不通过") in states(changed_at(agreement, b"/Type"), roots[0])
    assert states(agreement + b"\n% more", roots[0])[-1] == ("签名之后", "无法核验")
    assert [*signature_steps(agreement[:-5], ())][-1].value == "最后一个签名所称的范围比文件多出 5 字节"
    assert [step.state for step in signature_steps(agreement, ())][:4] == ["无法核验"] * 4


def test_the_program_ends_with_its_code_for_a_signed_paper(
    agreement: bytes, roots: list[bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, root, policy = tmp_path / "协议.pdf", tmp_path / "root.pem", tmp_path / "policy"
    paper.write_bytes(agreement)
    root.write_bytes(roots[0])
    policy.write_bytes(policy_text())
    arguments = [str(paper), "--policy", str(policy)]
    assert command([*arguments, "--root", str(root)]) == 0
    assert "王某，申请人，2026-03-13 15:01:00+08:00（签名人所称）" in (said := capsys.readouterr().out)
    assert "（签名人所称）；事由：主持调解" in said
    assert command(arguments) == 2
    paper.write_bytes(changed_at(agreement, b"/Type"))
    assert command([*arguments, "--root", str(root)]) == 1


def test_the_program_checks_a_proof_file_with_and_without_its_record(tmp_path: Path) -> None:
    record, proof, policy = tmp_path / "record", tmp_path / "record.tlog-proof", tmp_path / "policy"
    proof.write_bytes(bytes(proof_of(FILLERS, 3)))
    policy.write_bytes(policy_text())
    arguments = [str(proof), "--policy", str(policy)]
    assert command(arguments) == 0
    record.write_bytes(FILLERS[3])
    assert command(arguments) == command([str(record), "--policy", str(policy)]) == 0
    record.write_bytes(FILLERS[4])
    assert command(arguments) == 1
    proof.write_text("not a proof")
    assert command(arguments) == 2


@pytest.mark.browser
def test_the_page_judges_signed_papers_and_proofs_as_the_program_does(
    offline: Page, agreement: bytes, roots: list[bytes], tmp_path: Path
) -> None:
    root = tmp_path / "root.pem"
    root.write_bytes(roots[0])
    papers = {"whole.pdf": agreement, "touched.pdf": changed_at(agreement, b"/Type"), "more.pdf": agreement + b"\n%"}
    for name, content in papers.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "log.tlog-proof").write_bytes(bytes(proof_of(FILLERS, 3)))
    found = told(offline, [*(tmp_path / name for name in papers), root, tmp_path / "log.tlog-proof"])
    for name, content in papers.items():
        assert found[name][1] == states(content, roots[0]), name
    shown = offline.locator("[data-results]").text_content() or ""
    for step in signature_steps(agreement, x509.load_pem_x509_certificates(roots[0])):
        assert step.value in shown
    told(offline, [tmp_path / "whole.pdf"])
    offline.wait_for_selector("[data-signers][open] tr")
    assert "王某，申请人" in offline.locator("[data-signers]").inner_text()
    assert [found[name][0] for name in papers] == ["一致", "不一致", "无法核验"]
    assert found["log.tlog-proof"][0] == "一致"
