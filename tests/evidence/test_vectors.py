"""Vectors as their projects lay them out, in every layout that has been seen; each good one has a bad twin."""

import base64
import hashlib
import json
import shutil

from click.testing import CliRunner
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.evidence.scene import LOG, checkpoint_of, cosigned, proof_of
from tests.evidence.test_cli import LEAVES, VECTORS
from tests.evidence.test_timestamp import NOW, ROOT, SIGNER, certificate, ecdsa_authority
from xiezhi.evidence import sm2_plain, timestamp, vectors
from xiezhi.evidence.cli import evidence
from xiezhi.evidence.folder import LogFolder

MESSAGE = b"message"
LEAF = base64.b64encode(hashlib.sha256(b"\0").digest()).decode()
SPKI = (Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def found(folder):
    return {tally.kind: (tally.passed, tally.total) for tally in vectors.run(folder).tallies}


def put(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value))


def wycheproof(algorithm, group, signature, **more):
    tests = [
        {"tcId": 1, "msg": MESSAGE.hex(), "sig": signature.hex(), "result": "valid"},
        {"tcId": 2, "msg": MESSAGE.hex(), "sig": signature[:-1].hex(), "result": "invalid"},
        {"tcId": 3, "msg": "00", "sig": signature.hex(), "result": "invalid", **more},
    ]
    return {"algorithm": algorithm, "testGroups": [{**group, "tests": tests}]}


def test_both_schemas_of_wycheproof_are_read(tmp_path):
    secret = ed25519.Ed25519PrivateKey.generate()
    key = {"curve": "edwards25519", "pk": secret.public_key().public_bytes_raw().hex()}
    put(tmp_path / "eddsa_test.json", wycheproof("EDDSA", {"type": "EddsaVerify", "key": key}, secret.sign(MESSAGE)))
    put(tmp_path / "v1.json", wycheproof("EDDSA", {"type": "EddsaVerify", "publicKey": key}, secret.sign(MESSAGE)))
    put(tmp_path / "ed448_test.json", wycheproof("EDDSA", {"publicKey": {"curve": "edwards448", "pk": "00"}}, b"x"))
    assert found(tmp_path) == {"Wycheproof Ed25519": (6, 6)}


def test_signatures_by_keys_of_certificates_are_run(tmp_path):
    secret = ec.generate_private_key(ec.SECP256R1())
    known = {"keyDer": secret.public_key().public_bytes(*SPKI).hex(), "sha": "SHA-256"}
    signature = secret.sign(MESSAGE, ec.ECDSA(hashes.SHA256()))
    plain = b"".join(number.to_bytes(32, "big") for number in decode_dss_signature(signature))
    put(tmp_path / "der.json", wycheproof("ECDSA", known | {"type": "EcdsaVerify"}, signature))
    put(tmp_path / "p1363.json", wycheproof("ECDSA", known | {"type": "EcdsaP1363Verify"}, plain))
    put(tmp_path / "sha3.json", wycheproof("ECDSA", known | {"type": "EcdsaVerify", "sha": "SHA3-256"}, signature))
    other = rsa.generate_private_key(65537, 2048)
    known = {
        "publicKeyDer": other.public_key().public_bytes(*SPKI).hex(),
        "sha": "SHA-512",
        "type": "RsassaPkcs1Verify",
    }
    signature = other.sign(MESSAGE, padding.PKCS1v15(), hashes.SHA512())
    put(tmp_path / "rsa.json", wycheproof("RSASSA-PKCS1-v1_5", known, signature))
    assert found(tmp_path) == {"Wycheproof ECDSA": (6, 6), "Wycheproof RSA": (3, 3)}
    put(tmp_path / "rsa.json", wycheproof("RSASSA-PKCS1-v1_5", known, signature, result="valid"))
    assert found(tmp_path)["Wycheproof RSA"] == (2, 3)


def test_a_group_without_a_public_key_and_a_case_without_a_message_are_passed_over(tmp_path):
    group = {"type": "MlDsaSign", "publicKey": None, "tests": [{"tcId": 1, "msg": "00", "result": "invalid"}]}
    mu = {"type": "MlDsaSign", "publicKey": "00", "tests": [{"tcId": 2, "mu": "00", "sig": "00", "result": "valid"}]}
    put(tmp_path / "mldsa_44_sign_noseed_test.json", {"algorithm": "ML-DSA-44", "testGroups": [group, mu]})
    assert found(tmp_path) == {}


def test_points_that_are_spelt_a_second_way_are_refused_as_cctv_has_them(tmp_path):
    case = {"number": 0, "key": "ed" + "ff" * 30 + "7f", "sig": "00" * 64, "msg": "x"}
    put(tmp_path / "ed25519vectors.json", [case | {"flags": ["non_canonical_A"]}, case | {"flags": ["low_order_A"]}])
    assert found(tmp_path) == {"CCTV Ed25519": (1, 1)}


def test_the_example_of_the_standard_is_read_in_other_spellings(tmp_path):
    ours = json.loads((VECTORS / "sm2.json").read_text())
    public, r, s = ours["public"], ours["signature"][:64], ours["signature"][64:]
    text = {"message": "message digest", "ID": "1234567812345678", "curve": "sm2p256v1"}
    numbers = {"xA": public[2:66], "yA": public[66:], "r": r, "s": s, "ZA": ours["identity_digest"].upper()}
    put(tmp_path / "a.json", text | numbers)
    put(tmp_path / "b.json", [{"pub_key": public[2:], "msg": b"message digest".hex(), "sig": r + s}])
    put(tmp_path / "c.json", [text | {"publicKey": public, "signature": r + s, "message": "x", "result": "invalid"}])
    assert found(tmp_path) == {"SM2": (3, 3)}
    put(tmp_path / "a.json", text | numbers | {"ID": "ALICE123@YAHOO.COM"})
    assert found(tmp_path) == {"SM2": (2, 3)}


def test_the_example_of_the_standard_is_read_as_it_is_printed_too(tmp_path):
    ours = json.loads((VECTORS / "sm2.json").read_text())
    public, r, s = ours["public"], ours["signature"][:64], ours["signature"][64:]
    spaced = [" ".join(text[at : at + 8] for at in range(0, 64, 8)).upper() for text in (public[2:66], public[66:], r)]
    printed = f"""# GB/T 32918.5-2017 A.2
p = {sm2_plain.P:064X}
ID: {b"1234567812345678".hex()}
xA: {spaced[0]}
yA：{spaced[1][:35]}
    {spaced[1][36:]}
M = {b"message digest".hex()}
ZA = {ours["identity_digest"]}
r = {spaced[2]}
s = {s}

M = 00
Result = F
"""
    (tmp_path / "annex.txt").write_text(printed)
    assert found(tmp_path) == {"SM2": (2, 2)}
    (tmp_path / "annex.txt").write_text(printed.replace("Result = F", "Result = P"))
    assert found(tmp_path) == {"SM2": (1, 2)}
    (tmp_path / "annex.txt").write_text(printed.replace("p = F", "p = 8"))
    assert found(tmp_path) == {}  # on the curve of an example
    (tmp_path / "invalid.rsp").write_text(f"M = 00\nd = {1:064x}\nr = {r}\ns = {s}\n")
    assert found(tmp_path) == {"SM2": (1, 1)}


def test_both_editions_of_the_proof_cases_are_read_and_hashes_in_hexadecimal(tmp_path):
    case = {"treeSize": 1, "root": LEAF, "leafHash": LEAF, "proof": None, "desc": "happy path", "wantErr": False}
    put(tmp_path / "inclusion/0/happy-path.json", case | {"leafIdx": 0})
    put(tmp_path / "inclusion/1/happy-path.json", case | {"leafIndex": 0})
    put(tmp_path / "inclusion/1/leafIndex---1.json", case | {"leafIndex": 2**64 - 1, "wantErr": True})
    put(tmp_path / "inclusion/1/treeSize-sub-1.json", case | {"leafIndex": 0, "treeSize": 0})
    in_hex = base64.b64decode(LEAF).hex()
    put(tmp_path / "inclusion/hex.json", case | {"leafIdx": 0, "leafHash": in_hex, "root": in_hex.upper()})
    assert found(tmp_path) == {"merkle inclusion": (4, 5)}


def test_files_without_a_vector_are_named(tmp_path):
    put(tmp_path / "deep/in/here.json", {"something": "else"})
    (tmp_path / "README").write_text("Read me.\n")
    assert vectors.run(tmp_path).not_read == ["README", "deep/in/here.json"]
    said = CliRunner().invoke(evidence, ["vectors", str(tmp_path)])
    assert (said.exit_code, "not read: 2 files" in said.output) == (1, True)


def test_a_file_of_a_known_shape_that_cannot_be_read_counts_as_failed_and_stops_nothing(tmp_path):
    put(tmp_path / "a.json", {"leafIdx": "x", "treeSize": 1, "wantErr": False, "proof": 7, "leafHash": "", "root": ""})
    put(
        tmp_path / "b.json", {"algorithm": "EDDSA", "testGroups": [{"publicKey": {"curve": "edwards25519", "pk": "x"}}]}
    )
    put(tmp_path / "c.json", {"something": "else"})
    assert found(tmp_path) == {"unreadable": (0, 2)}


def test_a_log_folder_is_checked_at_each_of_its_numbered_checkpoints_by_the_key_in_the_script_that_made_it(tmp_path):
    folder = LogFolder(tmp_path / "testdata/log")
    folder.append(LEAVES[:5], 0)
    for size in (3, 5):
        (folder.path / f"checkpoint.{size}").write_bytes(bytes(cosigned(checkpoint_of(LEAVES[:size]))))
    (tmp_path / "testdata/build_log.sh").write_text(f'export LOG_PUBLIC_KEY="{LOG.key}"\n')
    assert found(tmp_path) == {"log folders": (2, 2)}
    shutil.copytree(tmp_path / "testdata", tmp_path / "tampered")
    (tmp_path / "tampered/log/tile/entries/000.p/5").write_bytes(b"\0\1x" * 5)
    assert found(tmp_path) == {"log folders": (4, 4)}
    shutil.rmtree(tmp_path / "tampered")
    (folder.path / "tile/entries/000.p/5").write_bytes(b"\0\1x" * 5)
    assert found(tmp_path) == {"log folders": (0, 2)}


def test_notes_in_files_and_in_pages_are_verified_by_the_keys_near_them(tmp_path):
    note = bytes(cosigned(checkpoint_of(LEAVES[:3]))).decode()
    keys = tmp_path / "keys.txt"
    keys.write_text(f"log {LOG.key} https://log.example/\n")
    (tmp_path / "good").write_text(note)
    (tmp_path / "tampered-root").write_text(note.replace("\n3\n", "\n4\n"))
    (tmp_path / "spec.md").write_text(f"# Page\n\n```\n{note}```\n\nand\n\n```text\nno note\n```\n")
    assert found(tmp_path) == {"notes": (3, 3)}
    (tmp_path / "spec.md").write_text(f"```\n{note}```\n".replace("\n3\n", "\n4\n"))
    assert found(tmp_path) == {"notes": (2, 3)}
    keys.unlink()
    assert found(tmp_path) == {}  # nobody's to judge


def bundle_of(number, log_id):
    proof = proof_of(LEAVES, number)
    spelt = [base64.b64encode(each).decode() for each in (LEAVES[number], proof.checkpoint.root, log_id, *proof.hashes)]
    body, root, key_id, *path = spelt
    envelope = {"envelope": bytes(proof.note).decode()}
    inclusion = {"logIndex": str(number), "treeSize": "300", "rootHash": root, "hashes": path, "checkpoint": envelope}
    return {"logId": {"keyId": key_id}, "canonicalizedBody": body, "inclusionProof": inclusion}


def test_the_log_part_of_bundles_is_judged_by_the_trusted_root_beside_them(tmp_path):
    public = ed25519.Ed25519PublicKey.from_public_bytes(LOG.key.public).public_bytes(*SPKI)
    log_id = hashlib.sha256(LOG.key.name.encode() + b"\n\x01" + LOG.key.public).digest()
    spelt = [base64.b64encode(each).decode() for each in (log_id, public)]
    root = {"tlogs": [{"logId": {"keyId": spelt[0]}, "publicKey": {"rawBytes": spelt[1]}}]}
    entry = bundle_of(7, log_id)
    wrong = entry | {"inclusionProof": entry["inclusionProof"] | {"rootHash": base64.b64encode(bytes(32)).decode()}}
    for name, each in {
        "happy-path": entry,
        "checkpoint-wrong-roothash_fail": wrong,
        "checkpoint-bad-keyhint_fail": bundle_of(7, bytes(32)),
        "dsse-invalid-sig_fail": entry,  # bad in what is not the log's
    }.items():
        put(tmp_path / name / "bundle.sigstore.json", {"verificationMaterial": {"tlogEntries": [each]}})
        put(tmp_path / name / "trusted_root.json", root)
    put(tmp_path / "entry.json", entry)
    put(tmp_path / "a.txt.sigstore", {"verificationMaterial": {"tlogEntries": [{"inclusionPromise": {}}]}})
    (tmp_path / "attestations.jsonl").write_text(
        json.dumps({"verificationMaterial": {"tlogEntries": [entry]}}) + "\n\n"
    )
    assert found(tmp_path) == {"Rekor bundles": (5, 5)}
    another = base64.b64encode(ed25519.Ed25519PrivateKey.generate().public_key().public_bytes(*SPKI)).decode()
    root["tlogs"][0]["publicKey"]["rawBytes"] = another
    put(tmp_path / "happy-path/trusted_root.json", root)
    assert found(tmp_path) == {"Rekor bundles": (4, 5)}


def test_bundles_are_judged_by_a_root_above_and_by_verifier_keys_that_are_there(tmp_path):
    public = ed25519.Ed25519PublicKey.from_public_bytes(LOG.key.public).public_bytes(*SPKI)
    log_id = hashlib.sha256(LOG.key.name.encode() + b"\n\x01" + LOG.key.public).digest()
    spelt = [base64.b64encode(each).decode() for each in (log_id, public)]
    good = bundle_of(7, log_id)
    forged = bundle_of(7, log_id)
    envelope = good["inclusionProof"]["checkpoint"]["envelope"]
    first = envelope.index("\n\n") + 2
    line = envelope[first : envelope.index("\n", first)]
    flipped = line[:-4] + ("B" if line[-4] == "A" else "A") + line[-3:]
    forged["inclusionProof"]["checkpoint"]["envelope"] = envelope.replace(line, flipped)
    put(tmp_path / "good/entry.json", good)
    put(tmp_path / "bad-checkpoint/entry.json", forged)
    assert found(tmp_path) == {"Rekor bundles": (1, 2)}, "without a key nobody knows"
    put(
        tmp_path / "trusted_root.public_good.json",
        {"tlogs": [{"logId": {"keyId": spelt[0]}, "publicKey": {"rawBytes": spelt[1]}}]},
    )
    assert found(tmp_path) == {"Rekor bundles": (2, 2)}
    put(tmp_path / "good/another.json", bundle_of(7, log_id[:4] + bytes(28)))
    assert found(tmp_path) == {"Rekor bundles": (3, 3)}, "of an instance that this root is not of"
    (tmp_path / "trusted_root.public_good.json").unlink()
    (tmp_path / "vkey").write_text(str(LOG.key))
    assert found(tmp_path) == {"Rekor bundles": (3, 3)}


def test_answers_are_judged_by_their_own_request_and_without_one_by_their_chain(tmp_path):
    request = timestamp.request(MESSAGE, nonce=7)
    good = ecdsa_authority().answer(request, NOW, 1)
    chain = b"".join(each.public_bytes(Encoding.PEM) for each in (SIGNER, ROOT))
    several = tmp_path / "several"
    several.mkdir()
    (several / "ts_chain.pem").write_bytes(chain)
    (several / "request.der").write_bytes(timestamp.request(b"another", nonce=8))
    (several / "response-one.tsr").write_bytes(good)
    (several / "response-two-wrong-signature.tsr").write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    assert found(tmp_path) == {"RFC 3161": (2, 2)}
    (several / "response-one.tsq").write_bytes(request)
    assert found(tmp_path) == {"RFC 3161": (2, 2)}
    (several / "response-one.tsq").write_bytes(timestamp.request(b"another", nonce=7))
    assert found(tmp_path) == {"RFC 3161": (1, 2)}
    shutil.rmtree(several)
    (tmp_path / "root.pem").write_bytes(ROOT.public_bytes(Encoding.DER))  # as some are published
    (tmp_path / "answer.tsr").write_bytes(good)
    (tmp_path / "request.tsq").write_bytes(request)
    assert found(tmp_path) == {"RFC 3161": (1, 1)}
    (tmp_path / "answer.tsr").rename(tmp_path / "response.der")
    assert found(tmp_path) == {"RFC 3161": (1, 1)}
    (tmp_path / "request.tsq").write_bytes(timestamp.request(MESSAGE, nonce=8))
    assert found(tmp_path) == {"RFC 3161": (0, 1)}


def test_what_has_expired_since_is_good_and_what_somebody_unpublished_certified_is_passed_over(tmp_path):
    (tmp_path / "ts_chain.pem").write_bytes(b"".join(each.public_bytes(Encoding.PEM) for each in (SIGNER, ROOT)))
    answer = ecdsa_authority().answer(timestamp.request(MESSAGE), NOW, 1)
    for name in ("response-expired.tsr", "response-injected-certs.tsr"):
        (tmp_path / name).write_bytes(answer)
    assert found(tmp_path) == {"RFC 3161": (2, 2)}
    elsewhere = ec.generate_private_key(ec.SECP256R1())
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(elsewhere.public_key())
    stranger = certificate("时间戳机构", elsewhere, "根", elsewhere, also=issuer)
    other = ecdsa_authority(stranger, elsewhere).answer(timestamp.request(MESSAGE), NOW, 1)
    (tmp_path / "other_response.tsr").write_bytes(other)
    assert found(tmp_path) == {"RFC 3161": (2, 2)}
    (tmp_path / "response-invalid.tsr").write_bytes(other)
    assert found(tmp_path) == {"RFC 3161": (3, 3)}


def test_a_proof_file_is_held_against_the_keys_beside_it(tmp_path):
    (tmp_path / "a.tlog-proof").write_bytes(bytes(proof_of(LEAVES, 7)))
    (tmp_path / "key").write_text(str(LOG.key))
    assert found(tmp_path) == {"proof files": (1, 1)}
    forged = bytes(proof_of(LEAVES, 7)).replace(b"\n300\n", b"\n301\n")
    (tmp_path / "a.tlog-proof").write_bytes(forged)
    assert found(tmp_path) == {"proof files": (0, 1)}
