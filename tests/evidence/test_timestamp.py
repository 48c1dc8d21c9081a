"""RFC 3161: a real authority (`openssl ts`), one that signs by SM2, and the bad twin of every good token."""

import hashlib
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from xiezhi.evidence import der, sm2, timestamp
from xiezhi.evidence.authority import Authority
from xiezhi.evidence.certificate import Untrusted, lead, read
from xiezhi.evidence.timestamp import BadStamp

MESSAGE = b"both checkpoints"
NOW = datetime(2026, 3, 2, 2, 15, 17, tzinfo=UTC)
YEAR = timedelta(days=365)


def named(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def certificate(
    subject,
    key,
    issuer,
    issuer_key,
    *,
    ca=False,
    usage=(ExtendedKeyUsageOID.TIME_STAMPING,),
    critical=True,
    years=1,
    also=None,
):
    builder = x509.CertificateBuilder().subject_name(named(subject)).issuer_name(named(issuer))
    builder = (
        builder.public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(NOW - YEAR)
        .not_valid_after(NOW + years * YEAR)
    )
    builder = builder.add_extension(x509.BasicConstraints(ca, None), critical=True)
    if usage and not ca:
        builder = builder.add_extension(x509.ExtendedKeyUsage(usage), critical=critical)
    if also is not None:
        builder = builder.add_extension(also, critical=False)
    return builder.sign(issuer_key, None if isinstance(issuer_key, ed25519.Ed25519PrivateKey) else hashes.SHA256())


ROOT_KEY, KEY = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
ROOT = certificate("根", ROOT_KEY, "根", ROOT_KEY, ca=True)
SIGNER = certificate("时间戳机构", KEY, "根", ROOT_KEY)
ECDSA_SHA256, ED25519_OID, RSA_SHA256 = "1.2.840.10045.4.3.2", "1.3.101.112", "1.2.840.113549.1.1.11"


def ecdsa_authority(signer=SIGNER, key=KEY):
    return Authority(signer, lambda data: key.sign(data, ec.ECDSA(hashes.SHA256())), ECDSA_SHA256)


def stamped(authority=None, message=MESSAGE, at=NOW, algorithm="sha256", nonce=None):
    request = timestamp.request(message, algorithm, nonce)
    return timestamp.token_of((authority or ecdsa_authority()).answer(request, at, 42))


@pytest.mark.parametrize("algorithm", ["sha256", "sha384", "sha512", "sm3"])
def test_a_stamp_says_when_under_which_number_and_by_whom(algorithm):
    stamp = timestamp.verify(stamped(algorithm=algorithm, nonce=2**70), MESSAGE, [ROOT], nonce=2**70)
    assert (stamp.time, stamp.serial, stamp.authority) == (NOW, 42, "CN=时间戳机构")
    assert "2026-03-02 02:15:17+00:00" in timestamp.checker([ROOT])(stamped(), MESSAGE)


def test_a_certificate_with_an_extension_twice_or_of_an_unknown_version_is_refused_in_a_sentence():
    between = ec.generate_private_key(ec.SECP256R1())
    also = x509.SubjectAlternativeName([x509.DNSName("tsa.example")])
    once = certificate("中间", between, "根", ROOT_KEY, ca=True, also=also).public_bytes(Encoding.DER)
    (twice,) = read(once.replace(bytes.fromhex("0603551d11"), bytes.fromhex("0603551d13")))
    with pytest.raises(Untrusted, match="nobody trusted certifies"):
        lead(certificate("时间戳机构", KEY, "中间", between), [twice], [ROOT], NOW)
    with pytest.raises(ValueError, match="not a certificate"):
        read(once.replace(bytes.fromhex("a003020102"), bytes.fromhex("a003020120"), 1))


def test_a_certificate_whose_names_cannot_be_read_is_refused_before_anybody_asks_for_them():
    encoded = certificate("中间", KEY, "根", ROOT_KEY, ca=True).public_bytes(Encoding.DER)
    common_name = bytes.fromhex("06035504030c")
    assert encoded.count(common_name) == 2
    with pytest.raises(ValueError, match=r"not a certificate .*BitString"):
        read(encoded.replace(common_name, bytes.fromhex("060355040303")))


def test_another_message_nonce_or_root_is_refused():
    other_key = ec.generate_private_key(ec.SECP256R1())
    other = certificate("根", other_key, "根", other_key, ca=True)
    for message, nonce, roots, says in (
        (MESSAGE + b"x", None, [ROOT], "something else"),
        (MESSAGE, 5, [ROOT], "another request"),
        (MESSAGE, None, [other], "nobody trusted"),
        (MESSAGE, None, [], "nobody trusted"),
    ):
        with pytest.raises(BadStamp, match=says):
            timestamp.verify(stamped(nonce=4), message, roots, nonce=nonce)


def test_a_signer_who_may_do_more_than_stamp_or_not_stamp_at_all_is_refused():
    for usage, critical in (
        ((), True),
        ((ExtendedKeyUsageOID.CODE_SIGNING,), True),
        ((ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.CODE_SIGNING), True),
        ((ExtendedKeyUsageOID.TIME_STAMPING,), False),
    ):
        signer = certificate("时间戳机构", KEY, "根", ROOT_KEY, usage=usage, critical=critical)
        with pytest.raises(BadStamp, match="not certified for time stamping"):
            timestamp.verify(stamped(ecdsa_authority(signer)), MESSAGE, [ROOT])


def test_a_certificate_must_have_been_valid_at_the_time_of_the_stamp():
    for at in (NOW - YEAR, NOW + YEAR):
        assert timestamp.verify(stamped(at=at), MESSAGE, [ROOT])
    for at in (NOW - YEAR - timedelta(seconds=1), NOW + YEAR + timedelta(seconds=1)):
        with pytest.raises(BadStamp, match="not valid then"):
            timestamp.verify(stamped(at=at), MESSAGE, [ROOT])


def test_a_certificate_signed_by_one_who_is_no_authority_is_refused():
    middle_key = ec.generate_private_key(ec.SECP256R1())
    signer = certificate("时间戳机构", KEY, "中间", middle_key)
    for ca, good in ((True, True), (False, False)):
        middle = certificate("中间", middle_key, "根", ROOT_KEY, ca=ca)
        token = stamped(ecdsa_authority(signer))
        if good:
            assert timestamp.verify(token, MESSAGE, [ROOT], others=[middle])
        else:
            with pytest.raises(BadStamp, match="nobody trusted"):
                timestamp.verify(token, MESSAGE, [ROOT], others=[middle])


def test_a_token_signed_with_another_key_than_its_certificates_is_refused():
    with pytest.raises(BadStamp, match="not that of the certified key"):
        timestamp.verify(stamped(ecdsa_authority(key=ROOT_KEY)), MESSAGE, [ROOT])
    with pytest.raises(BadStamp, match="not accepted"):
        timestamp.verify(stamped(Authority(SIGNER, lambda data: b"", RSA_SHA256)), MESSAGE, [ROOT])


def test_rsa_and_ed25519_authorities_are_verified_too():
    for key, oid, sign in (
        (rsa.generate_private_key(65537, 2048), RSA_SHA256, lambda k, d: k.sign(d, PKCS1v15(), hashes.SHA256())),
        (ed25519.Ed25519PrivateKey.generate(), ED25519_OID, lambda k, d: k.sign(d)),
    ):
        signer = certificate("时间戳机构", key, "根", ROOT_KEY)
        authority = Authority(signer, lambda data, key=key, sign=sign: sign(key, data), oid)
        assert timestamp.verify(stamped(authority), MESSAGE, [ROOT]).serial == 42


def test_a_refusal_of_the_authority_is_said_with_its_status():
    for answer in (ecdsa_authority().answer(b"x", NOW, 1), ecdsa_authority().answer(der.sequence(), NOW, 1)):
        with pytest.raises(BadStamp, match="status 2"):
            timestamp.token_of(answer)
    with pytest.raises(BadStamp, match="cannot be read"):
        timestamp.token_of(b"<html>")


@pytest.mark.filterwarnings("ignore:Parsed a serial number")
def test_every_flipped_bit_of_a_token_is_refused():
    """Every third bit, so each octet in two or three places."""
    token = stamped()
    passed = []
    for at in range(0, len(token) * 8, 3):
        bad = bytearray(token)
        bad[at // 8] ^= 1 << at % 8
        try:
            timestamp.verify(bytes(bad), MESSAGE, [ROOT])
            passed.append(at)
        except BadStamp:
            pass
    assert passed == []


@settings(max_examples=100)
@given(st.binary(max_size=80))
def test_whatever_is_read_as_der_has_one_spelling(data):
    try:
        value = der.read(data)
    except ValueError:
        return
    assert value.raw == data
    assert der.write(value.tag, value.content) == data


def test_numbers_and_identifiers_are_written_and_read_back():
    for number in (0, 1, 127, 128, 255, 256, 2**64, 2**71 - 1):
        assert der.read(der.integer(number)).integer() == number
    for text in ("1.2.840.113549.1.7.2", "2.16.840.1.101.3.4.2.1", "2.999.3", "0.9", "1.3.101.112"):
        assert der.read(der.oid(text)).oid() == text
    for bad in (b"", b"\x02\x00", b"\x02\x02\x00\x01", b"\x06\x01\x80", b"\x06\x00"):
        with pytest.raises(ValueError, match="DER"):
            der.read(bad).integer() if bad[:1] != b"\x06" else der.read(bad).oid()
    for bad in (
        b"\x30\x80\x00\x00",
        b"\x30\x81\x05hello",
        b"\x1f\x01\x00",
        b"\x04\x05abc",
        b"\x04\x85\1\1\1\1\1",
        b"\x04",
    ):
        with pytest.raises(ValueError, match="DER"):
            der.read(bad)


@pytest.fixture
def openssl(tmp_path):
    def run(*arguments):
        done = subprocess.run(["openssl", *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.mark.program
def test_the_openssl_authority_stamps_what_we_ask_and_openssl_verifies_what_ours_stamps(openssl, tmp_path):
    key = KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "key.pem").write_bytes(key)
    root = certificate("根", ROOT_KEY, "根", ROOT_KEY, ca=True, years=40)
    signer = certificate("时间戳机构", KEY, "根", ROOT_KEY, years=40)
    (tmp_path / "tsa.pem").write_bytes(signer.public_bytes(Encoding.PEM))
    (tmp_path / "root.pem").write_bytes(root.public_bytes(Encoding.PEM))
    (tmp_path / "serial").write_text("01\n")
    (tmp_path / "ts.cnf").write_text(
        "[tsa]\nserial = serial\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256, sha512\n"
        "ess_cert_id_alg = sha256\n"
    )
    (tmp_path / "query").write_bytes(timestamp.request(MESSAGE, "sha256", 77))
    openssl("ts", "-reply", "-queryfile", "query", "-config", "ts.cnf", "-section", "tsa", "-signer", "tsa.pem",
            "-inkey", "key.pem", "-out", "reply")  # fmt: skip
    token = timestamp.token_of((tmp_path / "reply").read_bytes())
    stamp = timestamp.verify(token, MESSAGE, [root], nonce=77)
    assert (stamp.policy, stamp.authority) == ("1.2.3.4.1", "CN=时间戳机构")
    with pytest.raises(BadStamp):
        timestamp.verify(token, MESSAGE + b"x", [root])
    (tmp_path / "message").write_bytes(MESSAGE)
    (tmp_path / "token").write_bytes(stamped(ecdsa_authority(signer)))
    at = str(int(NOW.timestamp()))
    said = openssl("ts", "-verify", "-data", "message", "-in", "token", "-token_in", "-CAfile", "root.pem",
                   "-attime", at)  # fmt: skip
    assert "OK" in said


def sm2_authority(openssl, folder):
    """An authority with an SM2 certificate, how it signs, the root above it, and a moment at which it was certified."""
    option = ["-sm3", "-sigopt", "distid:1234567812345678"]
    (folder / "ext").write_text("basicConstraints=critical,CA:false\nextendedKeyUsage=critical,timeStamping\n")
    for name in ("root", "tsa"):
        openssl("genpkey", "-algorithm", "SM2", "-out", f"{name}.key")
    openssl("req", "-x509", "-new", "-key", "root.key", "-subj", "/CN=root", "-days", "3650", "-out", "root.pem",
            "-addext", "basicConstraints=critical,CA:true", *option)  # fmt: skip
    openssl("req", "-new", "-key", "tsa.key", "-subj", "/CN=tsa", "-out", "tsa.csr", *option)
    openssl("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial",
            "-days", "3650", "-extfile", "ext", "-out", "tsa.pem",
            "-vfyopt", "distid:1234567812345678", *option)  # fmt: skip
    root, signer = (x509.load_pem_x509_certificate((folder / f"{each}.pem").read_bytes()) for each in ("root", "tsa"))
    openssl("pkey", "-in", "tsa.key", "-outform", "DER", "-out", "tsa.der")
    encoded = (folder / "tsa.der").read_bytes()
    start = encoded.index(bytes.fromhex("0201010420")) + 5
    private = encoded[start : start + 32]

    def sign(data):
        raw = sm2.sign(private, data)
        return encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))

    authority = Authority(signer, sign, "1.2.156.10197.1.501", "sm3")
    at = signer.not_valid_before_utc + timedelta(days=1)
    return authority, sign, root, at


@pytest.mark.program
def test_an_authority_that_signs_by_sm2_is_verified_to_an_sm2_root(openssl, tmp_path):
    authority, sign, root, at = sm2_authority(openssl, tmp_path)
    signer = authority.certificate
    token = stamped(authority, at=at, algorithm="sm3")
    stamp = timestamp.verify(token, MESSAGE, [root])
    assert (stamp.time, stamp.authority) == (at, "CN=tsa")
    assert hashlib.new("sm3", MESSAGE).digest() in token
    for roots, message in (([ROOT], MESSAGE), ([root], b"x")):
        with pytest.raises(BadStamp):
            timestamp.verify(token, message, roots)
    forged = stamped(Authority(signer, lambda data: sign(data + b"x"), "1.2.156.10197.1.501", "sm3"), at=at)
    with pytest.raises(BadStamp, match="not that of the certified key"):
        timestamp.verify(forged, MESSAGE, [root])
    with pytest.raises(BadStamp, match="another kind"):
        timestamp.verify(stamped(Authority(signer, sign, ECDSA_SHA256, "sm3"), at=at), MESSAGE, [root])
