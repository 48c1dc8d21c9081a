"""SM2: the example printed in the standard, a second implementation, and the openssl program."""

import json
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from xiezhi.evidence import sm2, sm2_plain

VECTOR = json.loads((Path(__file__).parent / "vectors" / "sm2.json").read_text())
PRIVATE, PUBLIC = bytes.fromhex(VECTOR["private"]), bytes.fromhex(VECTOR["public"])
MESSAGE, SIGNATURE = VECTOR["message"].encode(), bytes.fromhex(VECTOR["signature"])


@pytest.fixture(params=["libcrypto", "plain"])
def either(request, monkeypatch):
    if request.param == "plain":
        monkeypatch.setattr(sm2, "_libcrypto", lambda: None)


def test_the_example_of_the_standard_verifies(either):
    """GB/T 32918.5-2017, 附录A.2."""
    sm2.verify(PUBLIC, MESSAGE, SIGNATURE)
    assert sm2.public_of(PRIVATE) == PUBLIC
    assert sm2_plain.identity_digest(PUBLIC, sm2.USER_ID).hex() == VECTOR["identity_digest"]


def test_another_message_key_user_or_bit_does_not_verify(either):
    other = sm2.public_of(sm2.generate())
    for public, message, signature, user in (
        (PUBLIC, b"message digesT", SIGNATURE, sm2.USER_ID),
        (other, MESSAGE, SIGNATURE, sm2.USER_ID),
        (PUBLIC, MESSAGE, SIGNATURE, b"ALICE123@YAHOO.COM"),
        (PUBLIC, MESSAGE, SIGNATURE, b""),
        (PUBLIC, MESSAGE, SIGNATURE[:-1] + b"\xab", sm2.USER_ID),
        (PUBLIC, MESSAGE, bytes(64), sm2.USER_ID),
        (PUBLIC, MESSAGE, b"\xff" * 64, sm2.USER_ID),
        (PUBLIC, MESSAGE, SIGNATURE[:63], sm2.USER_ID),
    ):
        with pytest.raises(sm2.BadSignature):
            sm2.verify(public, message, signature, user)


def test_what_one_implementation_signs_the_other_verifies():
    for number in range(3):
        private = sm2.generate()
        message = b"%d" % number * number
        signature = sm2.sign(private, message)
        sm2.verify(sm2.public_of(private), message, signature)
        r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
        assert sm2_plain.verify(sm2.public_of(private), message, r, s)


def test_a_key_off_the_curve_or_out_of_range_is_refused(either):
    for public in (PUBLIC[:64], PUBLIC[:-1] + b"\x14", b"\x02" + PUBLIC[1:], b"\x04" + bytes(64)):
        with pytest.raises(ValueError, match="public key"):
            sm2.verify(public, MESSAGE, SIGNATURE)
    for private in (bytes(32), sm2_plain.N.to_bytes(32, "big"), (sm2_plain.N - 1).to_bytes(32, "big"), b"\x01"):
        with pytest.raises(ValueError, match="private key"):
            sm2.public_of(private)


def test_threads_that_meet_a_new_key_at_once_all_verify_by_it():
    together = threading.Barrier(6)

    def verify():
        together.wait()
        sm2.verify(PUBLIC, MESSAGE, SIGNATURE)

    for _ in range(5):
        sm2._public_key.cache_clear()
        with ThreadPoolExecutor(6) as pool:
            answers = [pool.submit(verify) for _ in range(6)]
        assert [each.exception() for each in answers] == [None] * 6


def test_without_libcrypto_nothing_is_signed(monkeypatch):
    monkeypatch.setattr(sm2, "_libcrypto", lambda: None)
    with pytest.raises(OSError, match="libcrypto"):
        sm2.sign(PRIVATE, MESSAGE)


@pytest.mark.program
def test_the_openssl_program_accepts_our_signature_and_we_its(tmp_path):
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

    def openssl(*arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=tmp_path, check=True, capture_output=True)

    options = ["-rawin", "-digest", "sm3", "-pkeyopt", "distid:1234567812345678"]
    openssl("genpkey", "-algorithm", "SM2", "-outform", "DER", "-out", "key")
    der = (tmp_path / "key").read_bytes()
    at = der.index(bytes.fromhex("020101") + b"\x04\x20") + 5
    private = der[at : at + 32]
    openssl("pkey", "-in", "key", "-inform", "DER", "-pubout", "-out", "public")
    (tmp_path / "message").write_bytes(MESSAGE)
    raw = sm2.sign(private, MESSAGE)
    ours = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    (tmp_path / "ours").write_bytes(ours)
    openssl("pkeyutl", "-verify", "-pubin", "-inkey", "public", "-in", "message", "-sigfile", "ours", *options)
    openssl("pkeyutl", "-sign", "-inkey", "key", "-keyform", "DER", "-in", "message", "-out", "theirs", *options)
    r, s = decode_dss_signature((tmp_path / "theirs").read_bytes())
    sm2.verify(sm2.public_of(private), MESSAGE, r.to_bytes(32, "big") + s.to_bytes(32, "big"))
