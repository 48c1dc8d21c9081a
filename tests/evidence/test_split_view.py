"""A log that shows two branches of one size: witnesses refuse, no quorum, and its own signatures convict it."""

import contextlib
import io

import pytest

from tests.evidence.scene import LOG, LOG_SM2, ORIGIN, TIME, WITNESSES, checkpoint_of, cosigned, policy_text, proof_of
from tests.evidence.test_leaf import a_leaf
from tests.evidence.test_verify import FILE, FILLERS, SALT, committed
from xiezhi.evidence import merkle
from xiezhi.evidence.bundle import Bundle
from xiezhi.evidence.folder import LogFolder
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.monitor import Misconduct, Monitor, compare_notes
from xiezhi.evidence.note import Note, Signature
from xiezhi.evidence.policy import Policy, PolicyUnmet
from xiezhi.evidence.proof import LogProof
from xiezhi.evidence.verify import command
from xiezhi.evidence.witness import Request, Witness, origin_hash
from xiezhi.evidence.witness_store import create_store

KEYS = [LOG.key, LOG_SM2.key]
SHOWN = [*FILLERS[:13], a_leaf(**committed(FILE, SALT)).bytes(), *FILLERS[13:]]
HIDDEN = [*FILLERS[:13], a_leaf(**committed(b"another text", SALT)).bytes(), *FILLERS[13:]]


@pytest.fixture
def witnesses(tmp_path):
    with contextlib.ExitStack() as stack:
        made = {}
        for name, signer in WITNESSES.items():
            store = stack.enter_context(create_store(tmp_path / name, [signer.key]))
            made[name] = Witness(store, [signer], {ORIGIN: KEYS}, lambda: TIME)
        yield made


def submitted(leaves, witnesses, names):
    """The log's note over these leaves with the cosignatures it gets, and what each witness answered."""
    note, statuses = cosigned(checkpoint_of(leaves), witnesses=[]), {}
    for name in names:
        reply = witnesses[name].add_checkpoint(bytes(Request(0, (), note)))
        statuses[name] = reply.status
        if reply.status == 200:
            lines = reply.body.decode().splitlines()
            note = Note(note.text, (*note.signatures, *(Signature.parse(line, "reply") for line in lines)))
    return note, statuses


def test_the_second_branch_gets_no_quorum_and_the_log_is_convicted_by_its_own_signatures(witnesses, tmp_path):
    shown, statuses = submitted(SHOWN, witnesses, ["insurer", "notary"])
    assert statuses == {"insurer": 200, "notary": 200}
    policy = Policy.parse(policy_text())
    assert set(policy.accept(shown).by_witness) == {"insurer", "notary"}

    hidden, statuses = submitted(HIDDEN, witnesses, list(WITNESSES))
    assert statuses == {"insurer": 409, "notary": 409, "bank": 200}
    with pytest.raises(PolicyUnmet):
        policy.accept(hidden)
    for name in ("insurer", "notary"):
        ((_, status, kept),) = witnesses[name].store.misconduct(ORIGIN)
        assert (status, Request.parse(kept).note.text) == (409, hidden.text)

    with pytest.raises(Misconduct) as caught:
        compare_notes([witnesses[name].latest(origin_hash(ORIGIN)).body for name in ("insurer", "bank")], KEYS)
    assert all(Note.parse(note).verify(KEYS) for note in caught.value.notes)

    folder = LogFolder(tmp_path / "log")
    folder.append(SHOWN, 0)
    monitor = Monitor(KEYS, Frontier())
    list(monitor.follow(bytes(shown), lambda start, end: SHOWN[start:end]))
    with pytest.raises(Misconduct, match="two roots for size 21"):
        monitor.compare(bytes(hidden), folder.tree(21))


def test_the_report_says_inconsistent_when_a_witness_was_shown_another_branch(witnesses, tmp_path):
    shown, _ = submitted(SHOWN, witnesses, ["insurer", "notary"])
    submitted(HIDDEN, witnesses, ["bank"])
    hashes = [merkle.leaf_hash(leaf) for leaf in SHOWN]
    proofs = {
        "sha256": LogProof(13, tuple(merkle.inclusion_proof(hashes, 13)), shown),
        "sm3": proof_of(SHOWN, 13, "sm3"),
    }
    (tmp_path / "file").write_bytes(FILE)
    (tmp_path / "policy").write_bytes(policy_text())
    bundle = Bundle(a_leaf(**committed(FILE, SALT)), proofs, salt=SALT)
    (tmp_path / "file.bundle.json").write_bytes(bytes(bundle))
    for name in ("insurer", "bank"):
        (tmp_path / f"{name}.checkpoint").write_bytes(witnesses[name].latest(origin_hash(ORIGIN)).body)
    later = cosigned(checkpoint_of([*SHOWN, b"x"]))
    (tmp_path / "later").write_bytes(bytes(later))
    (tmp_path / "broken").write_bytes(b"x")

    def said(*seen):
        output = io.StringIO()
        options = [word for name in seen for word in ("--seen", str(tmp_path / name))]
        with contextlib.redirect_stdout(output):
            code = command([str(tmp_path / "file"), "--policy", str(tmp_path / "policy"), *options])
        return code, output.getvalue()

    assert said()[0] == 0
    assert said("insurer.checkpoint")[0] == 0
    code, text = said("insurer.checkpoint", "bank.checkpoint")
    assert (code, "两个不同的根：日志作假" in text) == (1, True)
    code, text = said("later")
    assert (code, "须另行核验一致性证明" in text) == (0, True)
    assert said("broken")[0] == 2
