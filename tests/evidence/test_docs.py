"""The page for expert witnesses is run as it stands."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evidence.scene import policy_text
from tests.evidence.test_verify import FILE, GOOD
from xiezhi.evidence import keys, merkle
from xiezhi.evidence.leaf import Leaf

FIELDS = set(Leaf.__dataclass_fields__)
DOCS = Path(__file__).parents[2] / "docs"
BLOCKS = re.findall(r"```(sh|python)\n(.*?)```", (DOCS / "evidence.md").read_text(encoding="utf-8"), re.DOTALL)


def perform(folder):
    """Run the blocks of the page in their order; what they print."""
    said = ""
    for number, (language, text) in enumerate(BLOCKS):
        script = folder / f"block-{number}"
        script.write_text(text, encoding="utf-8")
        command = ["bash", "-e", script] if language == "sh" else [sys.executable, "-I", "-X", "utf8", script]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            return said + done.stdout + done.stderr + "FAILED"
        said += done.stdout
    return said


@pytest.mark.program
@pytest.mark.parametrize("how", list(GOOD))
def test_the_lines_for_the_expert_witness_verify_a_record(tmp_path, how):
    (tmp_path / "file").write_bytes(FILE)
    (tmp_path / "file.bundle.json").write_bytes(bytes(GOOD[how]))
    (tmp_path / "policy").write_bytes(policy_text())
    said = perform(tmp_path)
    assert "FAILED" not in said, said
    assert said.count("Signature Verified Successfully") == 10
    assert said.count("包含于检查点") == 2
    assert ("文件未以 SM3 登记" in said) == (how == "by digest")


@pytest.mark.program
def test_the_lines_for_the_expert_witness_stop_at_an_altered_file_or_signature(tmp_path):
    (tmp_path / "file").write_bytes(FILE + b"x")
    (tmp_path / "file.bundle.json").write_bytes(bytes(GOOD["direct"]))
    (tmp_path / "policy").write_bytes(policy_text())
    assert "AssertionError" in perform(tmp_path)
    (tmp_path / "file").write_bytes(FILE)
    bundle = bytes(GOOD["direct"]).decode()
    line = re.search(r"court.example/log (\S+)\\n", bundle).group(1)
    flipped = line[:-10] + ("B" if line[-10] == "A" else "A") + line[-9:]
    (tmp_path / "file.bundle.json").write_text(bundle.replace(line, flipped), encoding="utf-8")
    assert "Signature Verification Failure" in perform(tmp_path)


def test_each_of_the_two_programs_has_twenty_lines():
    programs = [text.strip().splitlines() for language, text in BLOCKS if language == "python"]
    assert [len(program) for program in programs] == [20, 20]


def test_the_page_of_the_sm_profile_names_what_the_code_writes():
    page = (DOCS / "sm-profile.md").read_text(encoding="utf-8")
    for kind in (keys.SM2, keys.SM2_COSIGNATURE):
        assert f"`{kind[1:].decode().strip()}` LF" in page
    assert merkle.root([], "sm3").hex() in page
    table = page[page.index("| `v` |") :].split("\n\n")[0]
    assert {name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])} == FIELDS
