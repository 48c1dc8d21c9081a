"""What the verifier says, in English: by the program, on the court's page, and on the page to take away."""

import ast
import contextlib
import io
import re
from pathlib import Path

import pytest

from tests.evidence.scene import policy_text
from tests.evidence.test_verify import FILE, GOOD
from xiezhi.evidence import english, verify
from xiezhi.evidence.english import in_english, words
from xiezhi.evidence.verify import command

CHINESE = re.compile("[\u4e00-\u9fff]")
HERE = Path(english.__file__).parent
TOLD = {"Step", "unverifiable", "found"}
"""What makes a row of a report."""


def sentences(path: Path) -> set[str]:
    """What the rows of a module say, with {} for each value."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    calls = (each for each in ast.walk(module) if isinstance(each, ast.Call))
    said = (arg for call in calls if getattr(call.func, "id", "") in TOLD for arg in call.args)
    return {form for each in said for form in forms(each) if CHINESE.search(form)}


def forms(said: ast.expr) -> list[str]:
    if isinstance(said, ast.IfExp):
        return [*forms(said.body), *forms(said.orelse)]
    if isinstance(said, ast.JoinedStr):
        return ["".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in said.values)]
    return [said.value] if isinstance(said, ast.Constant) and isinstance(said.value, str) else []


@pytest.mark.parametrize("name", ["check", "verify", "pasted", "pdf", "../pages/pasted"])
def test_every_sentence_of_a_report_has_its_english_with_all_its_values(name: str) -> None:
    told = sentences(HERE / f"{name}.py")
    assert told
    assert sorted(told - set(words())) == []


def test_no_english_is_chinese_or_loses_a_value() -> None:
    assert [each for each in words().values() if CHINESE.search(each)] == []
    assert [each for each, said in words().items() if each.count("{}") != said.count("{}")] == []


@pytest.mark.parametrize(
    ("chinese", "said"),
    [
        ("一致：各项核验均通过。", "Consistent: every step passed."),
        (
            "不一致：送检文件 SHA-256——与存证记录不符（00ff）",
            "Not consistent: The file, SHA-256 — differs from the record (00ff)",
        ),
        ("SM3 见证联署", "SM3 cosignature of a witness"),
        (
            "王某，申请人，2026-03-02 09:00:00+08:00（签名人所称）；事由：调解协议书；身份：通行密钥，两重验证；"
            "自愿：138****0412 验证码确认；本人签于2026-03-02 09:00:00",
            "王某, applicant, 2026-03-02 09:00:00+08:00 (as the signer says); reason: mediation agreement; "
            "identity: passkey, two factors; will: confirmed by a code sent to 138****0412; "
            "signed at 2026-03-02 09:00:00",
        ),
        ("第 7 号，检查点大小 9", "number 7, checkpoint of size 9"),
        ("院章：签名时证书不在有效期内", "院章: the certificate was not valid when it was signed"),
        ("谁也没说过的话", "谁也没说过的话"),
    ],
)
def test_words_change_and_values_stay(chinese: str, said: str) -> None:
    assert in_english(chinese) == said


def told(folder: Path, *more: str) -> tuple[int, str]:
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        code = command([*more, "--policy", str(folder / "policy")])
    return code, output.getvalue()


def test_the_program_answers_in_english_who_asks_for_it(tmp_path: Path) -> None:
    (tmp_path / "policy").write_bytes(policy_text())
    (tmp_path / "a.pdf").write_bytes(FILE)
    (tmp_path / "a.pdf.bundle.json").write_bytes(bytes(GOOD["direct"]))
    code, output = told(tmp_path, str(tmp_path / "a.pdf"), "--language", "en")
    assert (code, output.count("Consistent: every step passed.")) == (0, 1)
    lines = [line for line in output.splitlines() if line.startswith("    ")]
    assert {line.split("  ")[2] for line in lines} <= {"passed", "not given"}
    assert not [line for line in lines if CHINESE.search(line.split("  ")[3])], "the name of a step"
    assert verify.LIMITS not in output
    (tmp_path / "a.pdf").write_bytes(FILE + b"!")
    code, output = told(tmp_path, str(tmp_path / "a.pdf"), "--language", "en")
    assert (code, "Not consistent: The file, SHA-256 — differs from the record" in output) == (1, True)
    assert "不一致" in told(tmp_path, str(tmp_path / "a.pdf"))[1]
