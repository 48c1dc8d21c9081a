"""The log at the addresses of C2SP tlog-tiles: anybody follows it, only auditors read what it holds."""

from pathlib import Path

import pytest
from django.test import Client

from tests.pages.conftest import CODE, Town
from xiezhi.engine.logbook import log_folder
from xiezhi.engine.publish import policy_of, publish
from xiezhi.evidence.check import check_proof
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.models import Entry
from xiezhi.evidence.note import Note
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.proof import LogProof

LOG = f"/log/{CODE}"


@pytest.fixture
def log(town: Town) -> Town:
    town.file()
    publish()
    return town


def test_a_stranger_derives_the_root_of_either_tree_from_the_tiles(log: Town) -> None:
    for prefix in ("", "/sm3"):
        said = Client().get(f"{LOG}{prefix}/checkpoint")
        checkpoint = Checkpoint.parse(Note.parse(said.content).text)
        assert (said.headers["Content-Type"], said.headers["Cache-Control"]) == (
            "text/plain; charset=utf-8",
            "public, max-age=5",
        )
        tile = Client().get(f"{LOG}{prefix}/tile/0/000.p/{checkpoint.size}")
        assert "immutable" in tile.headers["Cache-Control"]
        assert len(tile.content) == 32 * checkpoint.size
        assert log_folder(CODE, "sm3" if prefix else "sha256").tree(checkpoint.size).root() == checkpoint.root


def test_an_entry_is_for_the_courts_people_and_for_auditors(log: Town, home: Path) -> None:
    path = f"{LOG}/tile/entries/000.p/1"
    assert Client().get(path).status_code == 404
    assert log.client(log.wang).get(path).status_code == 404
    first = Entry.objects.get(court=CODE, place=0).leaf.encode()
    expected = len(first).to_bytes(2, "big") + first
    assert log.officer("president").get(path).content == expected
    (home / "auditors").write_text("10.0.0.0/8\n")
    assert Client(REMOTE_ADDR="10.1.2.3").get(path).content == expected
    assert Client(REMOTE_ADDR="11.1.2.3").get(path).status_code == 404


def test_what_no_checkpoint_covers_or_the_format_does_not_know_is_absent(log: Town) -> None:
    size = Entry.objects.filter(court=CODE).count()
    for path in (
        f"tile/0/000.p/{size + 1}",
        "tile/0/000",
        "tile/1/000.p/1",
        "tile/0/0.p/1",
        "tile/x",
        "proof/99999.tlog-proof",
    ):
        assert Client().get(f"{LOG}/{path}").status_code == 404, path
    assert Client().get("/log/nowhere/checkpoint").status_code == 404


def test_a_proof_of_any_place_is_checked_with_the_record_alone(log: Town) -> None:
    leaf = Entry.objects.get(court=CODE, place=1).leaf.encode()
    policy = Policy.parse(policy_of(CODE).encode())
    for prefix in ("", "/sm3"):
        proof = LogProof.parse(Client().get(f"{LOG}{prefix}/proof/1.tlog-proof").content)
        assert check_proof(proof, policy, leaf).verdict == "一致"
        assert check_proof(proof, policy, leaf + b" ").verdict == "不一致"
