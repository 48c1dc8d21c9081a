"""The programs as they are typed: `xiezhi fsck` over a court, `xiezhi witness serve` at an institution."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evidence.scene import LOG, LOG_SM2, checkpoint_of, cosigned
from xiezhi.evidence import merkle
from xiezhi.evidence.keys import Key
from xiezhi.evidence.tiles import TileTree, new_tiles
from xiezhi.outside.witness import HttpWitness, NotCosigned

LEAVES = [b"leaf %d" % number for number in range(300)]
CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("XIEZHI_", "DJANGO_"))}
XIEZHI = str(Path(sys.executable).with_name("xiezhi"))


def xiezhi(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([XIEZHI, *map(str, words)], capture_output=True, text=True, env=CLEAN, check=False)


@pytest.fixture(scope="module")
def real_court(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("courts") / "real"
    named = ("--code", "内0902", "--name", "赵某", "--login", "zhao")
    assert xiezhi("court", "create", "--real", *named, "--home", home).returncode == 0
    assert xiezhi("publish", "--home", home).stdout.startswith("1 ")
    return home


def test_fsck_ends_with_0_for_a_whole_court_1_for_a_changed_one_and_2_for_none(
    real_court: Path, tmp_path: Path
) -> None:
    whole = xiezhi("fsck", "--home", real_court)
    assert (whole.returncode, whole.stdout.splitlines()[-1][:10]) == (0, "2 entries,"), whole.stdout + whole.stderr
    with sqlite3.connect(real_court / "court.sqlite3") as tables:
        tables.execute("UPDATE evidence_entries SET role = 'judge' WHERE place = 1")
    changed = xiezhi("fsck", "--home", real_court)
    assert changed.returncode == 1
    assert "role is 'judge', by the log 'founder'" in changed.stdout
    made = "from xiezhi.site.home import *; import sys, pathlib; open_home(pathlib.Path(sys.argv[1])); make_tables()"
    subprocess.run([sys.executable, "-c", made, str(tmp_path)], check=True, env=CLEAN)
    assert xiezhi("fsck", "--home", tmp_path).returncode == 2


def test_a_witness_at_its_institution_cosigns_what_grows_and_refuses_what_does_not(tmp_path: Path) -> None:
    key = xiezhi("evidence", "keygen", tmp_path / "key", "--name", "w.example", "--kind", "cosignature").stdout.strip()
    words = ["witness", "serve", tmp_path / "store", "--key", tmp_path / "key", "--port", "0", "--new"]
    words += ["--log", str(LOG.key), "--log", str(LOG_SM2.key)]
    serving = subprocess.Popen([XIEZHI, *map(str, words)], stdout=subprocess.PIPE, text=True, env=CLEAN)
    try:
        assert serving.stdout is not None
        url = serving.stdout.readline().strip().removesuffix("/add-checkpoint")
        witness = HttpWitness(Key.parse(key), url, seconds=10)
        for size, believed in ((200, 0), (300, 0), (300, 300)):
            note = cosigned(checkpoint_of(LEAVES[:size]), witnesses=[])
            made = witness.cosign(note, tree_of(LEAVES[:size]), believed)
            assert witness.key.verify(note.text, made.data)
        forked = [b"x", *LEAVES[1:]]
        with pytest.raises(NotCosigned, match="422"):
            witness.cosign(cosigned(checkpoint_of(forked), witnesses=[]), tree_of(forked), 300)
        with pytest.raises(NotCosigned, match="has seen 300 leaves"):
            witness.cosign(cosigned(checkpoint_of(LEAVES[:200]), witnesses=[]), tree_of(LEAVES[:200]), 200)
    finally:
        serving.terminate()
        serving.wait()
    assert "日志" in xiezhi("witness", "--help").stdout


def tree_of(leaves: list[bytes]) -> TileTree:
    tiles = dict(new_tiles([merkle.leaf_hash(leaf) for leaf in leaves], 0, {}.__getitem__))
    return TileTree(len(leaves), tiles.__getitem__)
