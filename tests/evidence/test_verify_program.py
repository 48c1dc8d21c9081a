"""核验 by the program: its exit codes, and what it may import."""

import contextlib
import io
import json
import subprocess
import sys
from dataclasses import dataclass, replace

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from tests.evidence.scene import checkpoint_of, cosigned, policy_text
from tests.evidence.test_leaf import a_leaf
from tests.evidence.test_timestamp import ROOT, stamped
from tests.evidence.test_verify import FILE, GOOD, SALT, committed
from xiezhi.evidence import merkle
from xiezhi.evidence.bundle import Bundle
from xiezhi.evidence.check import LIMITS
from xiezhi.evidence.checkpoint import joint_message
from xiezhi.evidence.proof import LogProof
from xiezhi.evidence.verify import command


@pytest.fixture
def case(tmp_path):
    (tmp_path / "policy").write_bytes(policy_text())
    files = tmp_path / "files"
    files.mkdir()
    (files / "协议.pdf").write_bytes(FILE)
    (files / "协议.pdf.bundle.json").write_bytes(bytes(GOOD["direct"]))
    return tmp_path


@dataclass
class Result:
    exit_code: int
    output: str


def run(case, *arguments):
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        code = command([*map(str, arguments), "--policy", str(case / "policy")])
    return Result(code, output.getvalue())


def test_the_program_says_consistent_with_code_0(case):
    for arguments in (
        [case / "files/协议.pdf"],
        [case / "files"],
        [case / "files/协议.pdf.bundle.json"],
        [case / "files/协议.pdf", "--bundle", case / "files/协议.pdf.bundle.json"],
    ):
        result = run(case, *arguments)
        assert result.exit_code == 0, result.output
        assert "一致：各项核验均通过" in result.output
        assert LIMITS in result.output


def test_the_program_says_inconsistent_with_code_1_and_unverifiable_with_2(case):
    (case / "files/另一.pdf").write_bytes(b"x")
    result = run(case, case / "files")
    assert (result.exit_code, "没有 另一.pdf.bundle.json" in result.output) == (2, True)
    (case / "files/协议.pdf").write_bytes(FILE + b"x")
    result = run(case, case / "files", "--json")
    assert result.exit_code == 1
    assert [row["verdict"] for row in json.loads(result.output)] == ["不一致", "无法核验"]
    (case / "files/协议.pdf").unlink()
    assert run(case, case / "files/协议.pdf.bundle.json").exit_code == 0
    assert run(case, case / "files/协议.pdf").exit_code == 2
    (case / "files/协议.pdf.bundle.json").write_bytes(b"{}")
    assert run(case, case / "files/协议.pdf.bundle.json").exit_code == 2
    (case / "policy").write_bytes(b"quorum\n")
    assert (run(case, case / "files").exit_code, run(case, case / "none").exit_code) == (2, 2)


def test_a_time_stamp_over_both_trees_is_checked_against_the_given_root(case):
    good = GOOD["direct"]
    message = joint_message(*(good.proofs[name].checkpoint for name in ("sha256", "sm3")))
    (case / "roots.pem").write_bytes(ROOT.public_bytes(Encoding.PEM))
    path, option = case / "files/协议.pdf", ["--tsa", case / "roots.pem"]
    for stamps, code, says in (
        ((stamped(message=message),), 0, "2026-03-02 02:15:17+00:00"),
        ((stamped(message=message + b"x"),), 1, "不一致：时间戳"),
        ((), 0, "未提供  时间戳"),
    ):
        path.with_name("协议.pdf.bundle.json").write_bytes(bytes(replace(good, stamps=stamps)))
        result = run(case, path, *option)
        assert (result.exit_code, says in result.output) == (code, True), result.output
    only = replace(good, stamps=(stamped(message=message),), proofs={"sha256": good.proofs["sha256"]})
    path.with_name("协议.pdf.bundle.json").write_bytes(bytes(only))
    assert run(case, path, *option).exit_code == 2
    assert run(case, path).exit_code == 0
    (case / "roots.pem").write_bytes(b"x")
    assert run(case, path, *option).exit_code == 2


def test_a_bundle_is_given_for_one_file_only(case):
    with pytest.raises(SystemExit) as caught:
        run(case, case / "files", "--bundle", case / "files/协议.pdf.bundle.json")
    assert caught.value.code == 2


def test_two_hundred_files_of_which_one_is_altered_and_one_was_never_deposited(case):
    contents = [b"%d" % number for number in range(199)]
    leaves = [a_leaf(**committed(data, SALT)) for data in contents]
    trees = {name: [merkle.leaf_hash(leaf.bytes(), name) for leaf in leaves] for name in ("sha256", "sm3")}
    notes = {name: cosigned(checkpoint_of([leaf.bytes() for leaf in leaves], name), name) for name in trees}
    for number, leaf in enumerate(leaves):
        paths = {name: tuple(merkle.inclusion_proof(trees[name], number, name)) for name in trees}
        proofs = {name: LogProof(number, paths[name], notes[name]) for name in trees}
        (case / f"files/{number}.txt").write_bytes(contents[number] if number else b"altered")
        if number != 1:
            (case / f"files/{number}.txt.bundle.json").write_bytes(bytes(Bundle(leaf, proofs, salt=SALT)))
    rows = json.loads(run(case, case / "files", "--json").output)
    assert len(rows) == 200
    assert {row["path"].rsplit("/")[-1]: row["verdict"] for row in rows if row["verdict"] != "一致"} == {
        "0.txt": "不一致",
        "1.txt": "无法核验",
    }


def test_the_verifier_runs_where_only_cryptography_is(case):
    block = (
        "import sys\n"
        "for name in ('django', 'msgspec', 'psycopg', 'jinja2', 'asn1crypto', 'socket', 'requests', 'click'):\n"
        "    sys.modules[name] = None\n"
        "from xiezhi.evidence.verify import main\n"
        "main()\n"
    )
    arguments = [str(case / "files/协议.pdf"), "--policy", str(case / "policy")]
    done = subprocess.run([sys.executable, "-c", block, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, "一致" in done.stdout) == (0, True), done.stderr


COSTLY = ("argparse", "asn1crypto", "cryptography", "ctypes", "hmac", "random", "secrets", "ssl", "unicodedata")


def test_a_cold_verifier_loads_little_and_what_an_algorithm_needs_only_with_a_key_of_its(case):
    def loaded(*arguments):
        code = (
            "import sys; there = {*sys.modules}\n"
            "from xiezhi.evidence.verify import command\n"
            "sys.argv[1:] and command(sys.argv[1:])\n"
            "print(*{*sys.modules} - there, file=sys.stderr)\n"
        )
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
        return set(done.stderr.split())

    cold = loaded()
    assert cold.isdisjoint(COSTLY)
    assert len([each for each in cold if each.startswith("xiezhi.")]) <= 20
    checked = loaded(str(case / "files/协议.pdf"), "--policy", str(case / "policy"))
    assert {"cryptography", "ctypes"} <= checked
    assert checked.isdisjoint({"asn1crypto", "cryptography.x509", "xiezhi.evidence.pdf", "xiezhi.evidence.timestamp"})


def test_the_program_reads_what_is_pasted_from_its_input(case, monkeypatch):
    for words, code in ((FILE.decode(), 0), (FILE.decode() + "！", 1)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{words}\n{bytes(GOOD['direct']).decode()}\n"))
        assert run(case, "-").exit_code == code
