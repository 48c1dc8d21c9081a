"""C2SP signed-note, tlog-checkpoint, tlog-cosignature, and the keys of the SM profile."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiezhi.evidence import keys
from xiezhi.evidence.checkpoint import Checkpoint, algorithm_of
from xiezhi.evidence.keys import COSIGNATURE, ED25519, ML_DSA_44, SM2, SM2_COSIGNATURE, BadSignature, Key, signer
from xiezhi.evidence.note import Note, Signature

VECTORS = json.loads((Path(__file__).parent / "vectors" / "notes.json").read_text())
KINDS = [ED25519, COSIGNATURE, ML_DSA_44, SM2, SM2_COSIGNATURE]
CHECKPOINT = Checkpoint("court.example/log", 20852163, bytes(range(32)))


def time_for(kind):
    return 1679315147 if kind in (COSIGNATURE, ML_DSA_44, SM2_COSIGNATURE) else None


@pytest.fixture(scope="module")
def signers():
    return {kind: signer("court.example/log", kind, keys.new_secret(kind)) for kind in KINDS}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["about"])
def test_the_published_notes_open_with_their_published_keys(vector):
    note, known = Note.parse(vector["note"].encode()), [Key.parse(key) for key in vector["keys"]]
    assert [(s.key.name, s.time) for s in note.verify(known)] == [tuple(pair) for pair in vector["signed"]]
    assert bytes(note) == vector["note"].encode()
    assert bytes(Note(note.text).signed(keys.parse_secret(vector["secret"]))) == bytes(note)


def test_published_keys_of_witnesses_are_read():
    """Keys in the tests of transparency-dev/formats."""
    for text in (
        "TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6",
        "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
        "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop",
    ):
        assert str(Key.parse(text)) == text


def test_a_cosignature_signs_the_words_and_the_second_before_the_text():
    """C2SP tlog-cosignature v1; the SM profile says cosignature/sm2/v1."""
    made = {kind: signer("w", kind, keys.new_secret(kind)).key for kind in KINDS}
    assert made[COSIGNATURE].message("a\n1\n", 1679315147) == b"cosignature/v1\ntime 1679315147\na\n1\n"
    assert made[SM2_COSIGNATURE].message("a\n", 0) == b"cosignature/sm2/v1\ntime 0\na\n"
    assert made[SM2].message("a\n") == made[ED25519].message("a\n") == b"a\n"
    text = Checkpoint("log", 258, b"r" * 32, ("extension",)).text
    assert made[ML_DSA_44].message(text, 1) == (
        b"subtree/v1\n\0" + b"\1w" + bytes(7) + b"\1" + b"\3log" + bytes(8) + bytes(6) + b"\1\2" + b"r" * 32
    )


def test_a_post_quantum_cosigner_signs_checkpoints_only_and_not_their_extension_lines():
    made = signer("w", ML_DSA_44, b"q" * 32)
    note = CHECKPOINT.note().signed(made, 5)
    extended = Note(note.text + "extension\n", note.signatures)
    assert [signed.time for signed in extended.verify([made.key])] == [5]
    with pytest.raises(BadSignature, match="line 2"):
        Note("no checkpoint\n", note.signatures).verify([made.key])
    with pytest.raises(ValueError, match="1 to 255 bytes"):
        signer("w" * 256, ML_DSA_44, b"q" * 32).sign(CHECKPOINT.text, 5)


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_of_each_kind_signs_and_is_written_and_read_back(kind, signers):
    made = signers[kind]
    note = CHECKPOINT.note().signed(made, time_for(kind))
    again = Note.parse(bytes(note))
    assert again == note
    assert [(s.key, s.time) for s in again.verify([made.key])] == [(made.key, time_for(kind))]
    assert Key.parse(str(made.key)) == made.key
    secret = keys.new_secret(kind)
    kept = keys.parse_secret(keys.format_secret("court.example/log", kind, secret) + "\n")
    assert kept.key == signer("court.example/log", kind, secret).key


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_text_time_or_signature_does_not_verify(kind, signers):
    made = signers[kind]
    note = CHECKPOINT.note().signed(made, time_for(kind))
    (line,) = note.signatures
    with pytest.raises(BadSignature):
        Note(note.text.replace("20852163", "20852164"), note.signatures).verify([made.key])
    for at in range(0, len(line.data), 7):
        data = bytearray(line.data)
        data[at] ^= 1
        with pytest.raises(BadSignature):
            Note(note.text, (Signature(line.name, line.key_id, bytes(data)),)).verify([made.key])
    for data in (line.data[:-1], line.data + b"x", b"x"):
        with pytest.raises(BadSignature):
            Note(note.text, (Signature(line.name, line.key_id, data),)).verify([made.key])


def test_a_signature_of_one_kind_is_none_of_another(signers):
    note = CHECKPOINT.note().signed(signers[ED25519])
    (line,) = note.signatures
    same_point = Key(line.name, COSIGNATURE, signers[ED25519].key.public)
    forged = Note(note.text, (Signature(line.name, same_point.id, bytes(8) + line.data),))
    with pytest.raises(BadSignature):
        forged.verify([same_point])


def test_lines_of_unknown_keys_are_passed_over_but_one_known_key_must_have_signed(signers):
    stranger = signer("stranger.example", ED25519, b"s" * 32)
    namesake = signer("court.example/log", ED25519, b"n" * 32)
    note = CHECKPOINT.note().signed(stranger).signed(namesake)
    with pytest.raises(BadSignature, match="no signature of a known key"):
        note.verify([signers[ED25519].key])
    assert [s.key for s in note.signed(signers[ED25519]).verify([signers[ED25519].key])] == [signers[ED25519].key]


def test_a_failing_line_of_a_known_key_spoils_the_note(signers):
    good, other = signers[ED25519], signers[SM2]
    note = CHECKPOINT.note().signed(good)
    spoilt = Note(note.text, (*note.signatures, Signature(other.key.name, other.key.id, b"x" * 64)))
    assert spoilt.verify([good.key])
    with pytest.raises(BadSignature):
        spoilt.verify([good.key, other.key])


def test_text_and_signatures_part_at_the_last_empty_line(signers):
    note = Note("a\n\n— b AAAAAAAA\n").signed(signers[ED25519])
    assert Note.parse(bytes(note)).text == "a\n\n— b AAAAAAAA\n"


def test_sixteen_signatures_are_accepted_and_a_hundred_and_one_are_not(signers):
    one = CHECKPOINT.note().signed(signers[ED25519])
    assert len(Note.parse(bytes(Note(one.text, one.signatures * 100))).signatures) == 100
    with pytest.raises(ValueError, match="101 signatures"):
        Note.parse(bytes(Note(one.text, one.signatures * 101)))


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (b"", "empty line"), (b"a\n\n", "without signatures"), (b"a\n", "empty line"),
        ("a\n\n— b AAAAAAA=".encode(), "line feed"), (b"a\n\n- b AAAAAAA=\n", "line 3"),
        ("a\n\n— b AAAAAAA\n".encode(), "line 3: not canonical base64"), ("a\n\n—  AAAAAAA=\n".encode(), "line 3"),
        ("a\n\n— b+c AAAAAAA=\n".encode(), "plus"), ("a\n\n— b\u00a0c AAAAAAA=\n".encode(), "spaces"),
        ("a\n\n— b AAAA\n".encode(), "longer than four"), ("a\n\n— b AAAAAAB=\n".encode(), "canonical"),
        ("a\tb\n\n— b AAAAAAA=\n".encode(), "line 1: a control"), ("a\r\n\n— b AAAAAAA=\n".encode(), "control"),
        (b"\xff\n\n", "UTF-8"), ("a\n\n— b AAAAAAA=\n— c AAAA AAA=\n".encode(), "line 4"),
        (b"x" * 1_000_001, "the most"),
    ],
)  # fmt: skip
def test_a_malformed_note_is_refused_with_the_line(bad, says):
    with pytest.raises(ValueError, match=says):
        Note.parse(bad)


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("a\n1\n", "three lines"), ("a\n01\nAA==\n", "line 2"), ("a\n+1\nAA==\n", "line 2"), ("a\n1\nAA==\n", "line 3"),
        ("\n1\n" + "A" * 43 + "=\n", "line 1"), ("a\n9223372036854775808\n" + "A" * 43 + "=\n", "line 2"),
        ("a\n1\n" + "A" * 43 + "=\n\n", "line 4"), ("a\n1\n" + "A" * 43 + "B\n", "line 3"), ("a\n１\nAA==\n", "line 2"),
        ("a\n1\n" + "A" * 43 + "=", "three lines"),
    ],
)  # fmt: skip
def test_a_malformed_checkpoint_is_refused_with_the_line(bad, says):
    with pytest.raises(ValueError, match=says):
        Checkpoint.parse(bad)


def test_a_checkpoint_is_read_back_with_its_extension_lines():
    with_lines = Checkpoint("a", 2**63 - 1, bytes(32), ("x", "y z"))
    assert Checkpoint.parse(with_lines.text) == with_lines
    assert Checkpoint.parse(CHECKPOINT.text) == CHECKPOINT
    for wrong in (-1, 2**63):
        with pytest.raises(ValueError, match="size"):
            Checkpoint("a", wrong, bytes(32))
    with pytest.raises(ValueError, match="line feed"):
        Checkpoint("a\rb", 1, bytes(32)).note()


def test_the_origin_says_the_hash_function():
    assert (algorithm_of("court.example/log"), algorithm_of("court.example/log/sm3")) == ("sha256", "sm3")


@pytest.mark.parametrize(
    "public",
    [
        "01" + "00" * 31, "00" * 32, "00" * 31 + "80", "ec" + "ff" * 30 + "7f", "ed" + "ff" * 30 + "7f", "ff" * 32,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa", "11" * 31,
    ],
)  # fmt: skip
def test_ed25519_keys_of_small_order_or_second_spelling_are_refused(public):
    for kind in (ED25519, COSIGNATURE):
        with pytest.raises(ValueError, match="key a"):
            Key("a", kind, bytes.fromhex(public))


@pytest.mark.parametrize(
    "text",
    [
        "bananas.example+12344556", "a+12345678+THIS_IS_NOT_BASE64!", "a+12345678+AwEB", "a+zz+AQ==",
        "remora.n621.de+da77ade8+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
        "remora.n621.de+DA77ADE7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2", "",
    ],
)  # fmt: skip
def test_a_malformed_key_is_refused(text):
    with pytest.raises(ValueError):
        Key.parse(text)


def test_a_secret_is_never_in_the_error():
    for bad in (
        "PRIVATE+KEY+a+00000000+AXNlY3JldHNlY3JldHNlY3JldHNlY3JldHNlY3JldHM=",
        "PRIVATE+KEY+a+0+AXNl",
        "AXNlY3JldHNlY3JldA==",
    ):
        with pytest.raises(ValueError) as caught:
            keys.parse_secret(bad)
        assert bad not in str(caught.value)
        assert "AXNl" not in str(caught.value)


def test_a_time_belongs_to_cosignatures_only(signers):
    with pytest.raises(ValueError, match="states a time"):
        CHECKPOINT.note().signed(signers[ED25519], 1)
    with pytest.raises(ValueError, match="states a time"):
        CHECKPOINT.note().signed(signers[COSIGNATURE])


@settings(max_examples=150)
@given(st.binary(max_size=80) | st.text("a\n— +A=1", max_size=60).map(str.encode))
def test_whatever_parses_as_a_note_is_written_the_same(data):
    try:
        note = Note.parse(data)
    except ValueError:
        return
    assert bytes(note) == data


@settings(max_examples=100)
@given(st.text("a1\nA=+", max_size=60))
def test_whatever_parses_as_a_checkpoint_is_written_the_same(text):
    try:
        checkpoint = Checkpoint.parse(text)
    except ValueError:
        return
    assert checkpoint.text == text
