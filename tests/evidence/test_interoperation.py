"""Both ways with programs that others wrote to the same formats, each in an environment of its own."""

import pytest

from tests.bench.peers import peer_of_log
from tests.bench.worker import Worker
from tests.evidence.scene import LOG, ORIGIN, TIME, WITNESSES, checkpoint_of, cosigned
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.folder import LogFolder
from xiezhi.evidence.fsck import check_folder
from xiezhi.evidence.keys import COSIGNATURE, signer
from xiezhi.evidence.note import Note
from xiezhi.evidence.witness import Request, Witness
from xiezhi.evidence.witness_store import create_store
from xiezhi.outside.witness import HttpWitness

LEAVES = [b"%0300d" % number for number in range(600)]


def worker_of(peer):
    python = peer_of_log(peer)
    assert python, f"{peer} cannot be had here"
    return Worker(python, "evidence_peers.py")


@pytest.fixture(scope="module")
def aics():
    with worker_of("aics") as worker:
        yield worker


@pytest.fixture(scope="module")
def tlogscales():
    with worker_of("tlogscales") as worker:
        yield worker


@pytest.mark.program
@pytest.mark.soak
def test_our_log_is_audited_proved_and_cosigned_by_the_programs_of_others(tmp_path, aics, tlogscales):
    ours, theirs = LogFolder(tmp_path / "log"), signer("w.example", COSIGNATURE, b"w" * 32).key
    witness = HttpWitness(theirs, aics("aics_witness", str(tmp_path), ORIGIN, str(LOG.key)), seconds=10)
    for since, size in ((0, 255), (255, 256), (256, 600)):
        ours.append(LEAVES[since:size], since)
        note = checkpoint_of(LEAVES[:size]).note().signed(LOG)
        made = witness.cosign(note, ours.tree(size), since)
        note = Note(note.text, (*note.signatures, made))
        assert [each.key for each in note.verify([LOG.key, theirs])] == [LOG.key, theirs]
        ours.publish(bytes(note))
        assert aics("aics_audit", str(ours.path), str(LOG.key)) == size
        assert tlogscales("scales_proof", str(ours.path), size - 1)


@pytest.mark.program
@pytest.mark.soak
def test_the_log_of_others_is_whole_to_our_fsck_and_cosigned_by_our_witness(tmp_path, aics):
    aics("aics_log", str(tmp_path / "log"), ORIGIN, [255, 256, 600])
    theirs = LogFolder(tmp_path / "log")
    assert list(check_folder(theirs, [LOG.key])) == []
    note = Note.parse(theirs.checkpoint())
    assert Checkpoint.parse(note.text) == checkpoint_of(LEAVES)
    with create_store(tmp_path / "store", [WITNESSES["insurer"].key]) as store:
        witness = Witness(store, [WITNESSES["insurer"]], {ORIGIN: [LOG.key]}, lambda: TIME)
        assert witness.add_checkpoint(bytes(Request(0, (), cosigned(checkpoint_of(LEAVES[:255]))))).status == 200
        proof = tuple(theirs.tree(600).consistency_proof(255))
        assert witness.add_checkpoint(bytes(Request(255, proof, note))).status == 200
