"""The command line over a log folder, and published vectors."""

import base64
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.serialization import Encoding

from tests.evidence.scene import LOG, SM3_LOG, checkpoint_of, cosigned, proof_of
from tests.evidence.test_timestamp import NOW, ROOT, SIGNER, ecdsa_authority
from xiezhi.evidence import rekor, timestamp, vectors
from xiezhi.evidence.cli import evidence
from xiezhi.evidence.folder import LogFolder
from xiezhi.evidence.keys import ML_DSA_44, BadSignature, signer
from xiezhi.evidence.proof import LogProof

VECTORS = Path(__file__).parent / "vectors"
LEAVES = [b"leaf %d" % number for number in range(300)]


def run(*arguments, code=0):
    result = CliRunner().invoke(evidence, [*map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


@pytest.mark.parametrize("origin", ["court.example/log", "court.example/log/sm3"])
def test_a_log_is_kept_proved_and_checked_from_the_command_line(tmp_path, origin):
    keys = [run("keygen", tmp_path / kind, "--name", origin, "--kind", kind).strip() for kind in ("ed25519", "sm2")]
    secrets = ["--key", tmp_path / "ed25519", "--key", tmp_path / "sm2"]
    assert (tmp_path / "sm2").stat().st_mode & 0o077 == 0
    run("keygen", tmp_path / "sm2", "--name", origin, code=1)
    run("keygen", tmp_path / "bad", "--name", "a b", code=1)
    for name in ("one", "two", "three"):
        (tmp_path / name).write_text(name)
    log = tmp_path / "log"
    run("prove", log, 0, "--out", tmp_path / "proof", code=1)
    run("append", log, tmp_path / "one", *secrets)
    assert run("append", log, tmp_path / "two", tmp_path / "three", *secrets).startswith("3 ")
    run("prove", log, 1, "--out", tmp_path / "proof")
    proof = LogProof.parse((tmp_path / "proof").read_bytes())
    assert proof.verify_inclusion(b"two").origin == origin
    run("prove", log, 3, "--out", tmp_path / "proof", code=1)
    tree = ["--sm3"] if origin.endswith("/sm3") else []
    assert run("fsck", log, "--key", keys[0], "--key", keys[1], *tree) == "完好\n"
    (log / "tile/0/000.p/3").write_bytes(b"x")
    assert "tile/0/000.p/3" in run("fsck", log, "--key", keys[1], *tree, code=1)
    run("fsck", log, "--key", "x", code=1)
    run("append", log, tmp_path / "one", "--key", tmp_path / "one", code=1)
    (log / "checkpoint").write_bytes(b"x")
    run("append", log, tmp_path / "one", *secrets, code=1)


def test_a_witness_is_not_started_without_its_memory_or_on_bad_keys(tmp_path):
    run("keygen", tmp_path / "key", "--name", "w.example", "--kind", "cosignature")
    log = run("keygen", tmp_path / "log", "--name", "court.example/log").strip()
    assert "takes a new key" in run("witness", tmp_path / "store", "--key", tmp_path / "key", "--log", log, code=1)
    run("witness", tmp_path / "store", "--key", tmp_path / "log", "--log", log, "--new", code=1)


def merkle_case(path, **case):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(case))


def spelt(data):
    return base64.b64encode(data).decode()


def test_our_own_copy_of_published_vectors_passes():
    tallies = {tally.kind: tally for tally in vectors.run(VECTORS).tallies}
    assert {"SM2", "trees", "notes"} <= set(tallies)
    assert all(not tally.failed for tally in tallies.values())
    assert "of" in run("vectors", VECTORS)


def test_proof_cases_in_the_form_of_transparency_dev_are_run_with_their_expected_errors(tmp_path):
    proof = proof_of(LEAVES[:8], 0)
    root = spelt(proof.checkpoint.root)
    leaf = "I2STHScbCzz5DQgEJEjMXjBEykUQNWYjbXnwMjsfMzE="
    hashes = [spelt(each) for each in proof.hashes]
    case = {"leafIdx": 0, "treeSize": 8, "root": root, "leafHash": leaf, "proof": hashes}
    merkle_case(tmp_path / "inclusion/0/wrong-leaf.json", **case, wantErr=True)
    merkle_case(tmp_path / "inclusion/0/garbage.json", **(case | {"proof": [*hashes, ""]}), wantErr=True)
    merkle_case(tmp_path / "inclusion/0/null.json", **(case | {"proof": None, "leafIdx": 2**64 - 1}), wantErr=True)
    zero = {"size1": 0, "size2": 0, "root1": "ZG9uJ3QgY2FyZSAx", "root2": "ZG9uJ3QgY2FyZSAx", "proof": []}
    merkle_case(tmp_path / "consistency/equal.json", **zero, wantErr=False)
    merkle_case(tmp_path / "consistency/zero.json", **(zero | {"size2": 1}), wantErr=True)
    assert [(t.kind, t.passed, t.failed) for t in vectors.run(tmp_path).tallies] == [
        ("merkle consistency", 2, []),
        ("merkle inclusion", 3, []),
    ]
    merkle_case(tmp_path / "consistency/zero.json", **(zero | {"size2": 1}), wantErr=False)
    assert "1 of 2" in run("vectors", tmp_path, code=1)


def test_a_log_folder_with_its_key_beside_it_is_checked_and_without_it_fails(tmp_path):
    folder = LogFolder(tmp_path / "log")
    folder.append(LEAVES, 0)
    folder.publish(bytes(cosigned(checkpoint_of(LEAVES))))
    (tmp_path / "log.pub").write_text(f"{LOG.key}\n")
    (tmp_path / "leaf.tlog-proof").write_bytes(bytes(proof_of(LEAVES, 7)))
    assert [(t.kind, t.passed, t.total) for t in vectors.run(tmp_path).tallies] == [
        ("log folders", 1, 1),
        ("proof files", 1, 1),
    ]
    (tmp_path / "log.pub").unlink()
    assert [t.passed for t in vectors.run(tmp_path).tallies] == [0, 1]
    shutil.rmtree(tmp_path / "log")
    (tmp_path / "leaf.tlog-proof").write_bytes(b"x")
    assert [(t.kind, t.passed) for t in vectors.run(tmp_path).tallies] == [("proof files", 0)]


def test_wycheproof_files_are_run(tmp_path):
    """The first valid and one invalid case of ed25519_test.json."""
    pk = "7d4d0e7f6153a69b6242b522abbee685fda4420f8834b108c3bdae369ef549fa"
    sig = (
        "d4fbdb52bfa726b44d1786a8c0d171c3e62ca83c9e5bbe63de0bb2483f8fd6cc"
        "1429ab72cafc41ab56af02ff8fcc43b99bfe4c7ae940f60f38ebaa9d311c4007"
    )
    tests = [
        {"tcId": 1, "msg": "", "sig": sig, "result": "valid"},
        {"tcId": 10, "msg": "3f", "sig": "00" * 64, "result": "invalid"},
    ]
    group = {"publicKey": {"curve": "edwards25519", "pk": pk}, "tests": tests}
    (tmp_path / "ed25519_test.json").write_text(json.dumps({"algorithm": "EDDSA", "testGroups": [group]}))
    assert [(t.kind, t.passed, t.total) for t in vectors.run(tmp_path).tallies] == [("Wycheproof Ed25519", 2, 2)]


def test_a_sigstore_bundle_is_checked_by_its_log_part(tmp_path):
    body = LEAVES[7]
    proof = proof_of(LEAVES, 7)
    entry = {
        "canonicalizedBody": spelt(body),
        "inclusionProof": {
            "logIndex": "7",
            "treeSize": "300",
            "rootHash": spelt(proof.checkpoint.root),
            "hashes": [spelt(each) for each in proof.hashes],
            "checkpoint": {"envelope": bytes(proof.note).decode()},
        },
    }
    bundle = {"verificationMaterial": {"tlogEntries": [entry]}}
    assert [checkpoint.size for checkpoint in rekor.verify(bundle, [LOG.key])] == [300]
    (tmp_path / "good.sigstore.json").write_text(json.dumps(bundle))
    assert [(t.kind, t.passed) for t in vectors.run(tmp_path).tallies] == [("Rekor bundles", 1)]
    with pytest.raises(BadSignature):
        rekor.verify(bundle, [SM3_LOG.key])
    for wrong in (
        {"canonicalizedBody": spelt(b"x")},
        {"inclusionProof": entry["inclusionProof"] | {"treeSize": "299"}},
        {},
    ):
        entries = [entry | wrong] if wrong else []
        with pytest.raises(ValueError):
            rekor.verify({"verificationMaterial": {"tlogEntries": entries}})
    with pytest.raises(ValueError, match="not the bundle"):
        rekor.verify([])


def test_stamps_and_post_quantum_signatures_are_run_as_published(tmp_path):
    request = timestamp.request(b"message", nonce=7)
    answer = ecdsa_authority().answer(request, NOW, 1)
    (tmp_path / "request.der").write_bytes(request)
    (tmp_path / "ts_chain.pem").write_bytes(b"".join(each.public_bytes(Encoding.PEM) for each in (SIGNER, ROOT)))
    (tmp_path / "response.tsr").write_bytes(answer)
    (tmp_path / "response-invalid-signature.tsr").write_bytes(answer[:-1] + bytes([answer[-1] ^ 1]))
    secret = signer("w", ML_DSA_44, b"q" * 32)
    tests = [
        {"tcId": 1, "msg": "00", "sig": secret.raw(b"\0").hex(), "result": "valid"},
        {"tcId": 2, "msg": "01", "sig": secret.raw(b"\0").hex(), "result": "invalid"},
        {"tcId": 3, "msg": "01", "ctx": "00", "sig": "", "result": "valid"},
    ]
    groups = [{"publicKey": secret.key.public.hex(), "tests": tests}]
    (tmp_path / "mldsa_44_verify_test.json").write_text(json.dumps({"algorithm": "ML-DSA-44", "testGroups": groups}))
    assert [(t.kind, t.passed, t.total) for t in vectors.run(tmp_path).tallies] == [
        ("RFC 3161", 2, 2),
        ("Wycheproof ML-DSA-44", 2, 2),
    ]
    for other in (timestamp.request(b"message", nonce=8), timestamp.request(b"x", nonce=7), b"x"):
        with pytest.raises(timestamp.BadStamp):
            timestamp.verify_answer(answer, other, [ROOT])


def test_an_empty_folder_is_no_success(tmp_path):
    run("vectors", tmp_path, code=1)
