"""C2SP tlog-proof and tlog-policy."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.scene import LOG, LOG_SM2, ORIGIN, WITNESSES, policy_text, proof_of
from xiezhi.evidence.keys import COSIGNATURE, ED25519, BadSignature, new_secret, signer
from xiezhi.evidence.merkle import BadProof
from xiezhi.evidence.note import Note
from xiezhi.evidence.policy import Policy, PolicyUnmet
from xiezhi.evidence.proof import LogProof

LEAVES = [b"leaf %d" % number for number in range(21)]
ONE = str(signer("one.example", COSIGNATURE, b"1" * 32).key)
TWO = str(signer("two.example", COSIGNATURE, b"2" * 32).key)
LOG_KEY = str(LOG.key)


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_a_proof_is_read_back_and_proves_its_leaf_and_no_other(algorithm):
    proof = proof_of(LEAVES, 13, algorithm)
    again = LogProof.parse(bytes(proof))
    assert again == proof
    assert again.verify_inclusion(LEAVES[13]).size == 21
    with pytest.raises(BadProof):
        again.verify_inclusion(LEAVES[12])
    accepted = Policy.parse(policy_text()).accept(again.note)
    assert len(accepted.by_log) == 2
    assert list(accepted.by_witness) == ["insurer", "notary", "bank"]


def test_a_proof_at_a_million_leaves_with_three_witnesses_has_at_most_2000_bytes():
    proof = proof_of(LEAVES, 13)
    wide = LogProof(999_999, (bytes(32),) * 20, proof.note)
    assert len(bytes(wide)) <= 2_000


def test_extra_data_is_kept_and_is_not_needed():
    proof = proof_of(LEAVES, 0)
    with_extra = LogProof(proof.index, proof.hashes, proof.note, b"context")
    assert LogProof.parse(bytes(with_extra)) == with_extra
    assert b"\nextra Y29udGV4dA==\nindex 0\n" in bytes(with_extra)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ((b"@v1", b"@v2"), "line 1"), ((b"index 13", b"index 013"), "line 2"), ((b"index 13", b"13"), "line 2"),
        ((b"index 13", b"extra !!\nindex 13"), "line 2"), ((b"index 13", b"extra \nindex 13"), "line 2"),
        ((b"index 13\n", b"index 13\nAAAA\n"), "line 3: a hash of 3 bytes"), ((b"\n\n", b"\n"), "line 8"),
        ((b"index 13\n", b"index 13\n" + b"A" * 43 + b"=\n" + (b"A" * 43 + b"=\n") * 63), "more than 63"),
        ((b"\n21\n", b"\n021\n"), "checkpoint: line 2"), ((b"index", b"\xe4ndex"), "ASCII"),
        ((b"index 13", b"index 13\r"), "line 2"),
    ],
)  # fmt: skip
def test_a_malformed_proof_is_refused_with_the_line(change, says):
    with pytest.raises(ValueError, match=says):
        LogProof.parse(bytes(proof_of(LEAVES, 13)).replace(*change, 1))


@settings(max_examples=100)
@given(st.data())
def test_a_proof_with_any_changed_octet_is_refused_or_reads_the_same(data):
    good = bytes(proof_of(LEAVES, 13))
    at = data.draw(st.integers(0, len(good) - 1))
    bad = good[:at] + bytes([data.draw(st.integers(0, 255))]) + good[at + 1 :]
    try:
        proof = LogProof.parse(bad)
    except ValueError:
        return
    assert bytes(proof) == bad


def test_the_quorum_counts_groups_of_institutions():
    policy = Policy.parse(policy_text())
    assert policy.reached({"insurer", "notary"})
    assert policy.reached({"insurer", "bank"})
    assert not policy.reached({"insurer"})
    assert not policy.reached({"notary", "bank"})
    assert not policy.reached(set())
    assert Policy.parse(b"quorum none\n").reached(set())


def test_too_few_witnesses_is_another_refusal_than_a_bad_signature():
    policy, note = Policy.parse(policy_text()), proof_of(LEAVES, 3).note
    few = Note(note.text, note.signatures[:3])
    with pytest.raises(PolicyUnmet, match="1 witnesses"):
        policy.accept(few)
    with pytest.raises(BadSignature, match="no key of the log"):
        policy.accept(Note(note.text, note.signatures[2:]))
    with pytest.raises(BadSignature, match="knows no log"):
        policy.accept(Note(note.text.replace(ORIGIN, "other.example/log"), note.signatures))
    with pytest.raises(BadSignature):
        policy.accept(Note(note.text.replace("\n21\n", "\n22\n"), note.signatures))
    with pytest.raises(ValueError, match="three lines"):
        policy.accept(Note("a\n", note.signatures))


def test_a_witness_of_another_log_key_does_not_sign_for_the_log():
    other = signer("other.example/log", ED25519, new_secret(ED25519))
    policy = Policy.parse(f"log {LOG.key}\nlog {other.key}\nquorum none\n".encode())
    note = Note(proof_of(LEAVES, 0).note.text).signed(other)
    with pytest.raises(BadSignature):
        policy.accept(note)


def test_thirty_two_of_each_are_read():
    logs = "".join(f"log {signer(f'log{n}', ED25519, bytes([n + 1]) * 32).key} https://log{n}/\n" for n in range(32))
    witnesses = "".join(f"witness w{n} {signer(f'w{n}', COSIGNATURE, bytes([n + 1]) * 32).key}\n" for n in range(32))
    groups = "".join(f"group g{n} any w{n}{f' g{n - 1}' if n else ''}\n" for n in range(32))
    policy = Policy.parse((logs + witnesses + groups + "quorum g31\n").encode())
    assert (len(policy.logs), len(policy.witnesses), len(policy.groups)) == (32, 32, 32)
    assert policy.reached({"w0"})


def test_spaces_tabs_comments_and_names_beyond_ascii_are_read():
    text = f"  # 政策\n\t\nwitness 公证处\t{ONE}  https://w/ \n quorum  公证处\n".encode()
    policy = Policy.parse(text)
    assert policy.witnesses["公证处"].url == "https://w/"
    assert Policy.parse(b"witness \xff " + ONE.encode() + b"\nquorum \xff\n").quorum == "\udcff"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "quorum line"), ("quorum none\nquorum none\n", "line 2: a second"), ("quorum a\n", "line 1: no witness"),
        ("quorum none", "line feed"), ("qourum none\n", "line 1: not a line"), ("quorum none\r\n", "line 1: a control"),
        (f"witness a {ONE}\nwitness a {TWO}\nquorum a\n", "line 2: the name a is taken"),
        (f"witness a {ONE}\nwitness b {ONE}\nquorum a\n", "line 2: a witness with the public key"),
        (f"witness none {ONE}\nquorum none\n", "taken"),
        (f"witness a {LOG_KEY}\nquorum a\n", "line 1: the key of a wit"),
        (f"log {ONE}\nquorum none\n", "line 1: the key of a log"),
        (f"log {LOG_KEY}\nlog {LOG_KEY}\nquorum none\n", "line 2"),
        (f"log {LOG_KEY} a b\nquorum none\n", "not a line"), ("log a+b\nquorum none\n", "line 1: a verifier key"),
        (f"witness a {ONE}\ngroup g 2 a\nquorum g\n", "2 of 1"),
        (f"witness a {ONE}\ngroup g 0 a\nquorum g\n", "0 of 1"),
        (f"witness a {ONE}\ngroup g one a\nquorum g\n", "threshold"), ("group g any\nquorum none\n", "not a line"),
        (f"witness a {ONE}\ngroup g any a a\nquorum g\n", "in a group already"),
        ("group g any g\nquorum g\n", "no witness"),
        (f"witness a {ONE}\ngroup g any none\nquorum g\n", "no witness or group none"),
        (f"witness a {ONE}\ngroup g any a\ngroup h any a\nquorum g\n", "line 3: a is in a group already"),
    ],
)  # fmt: skip
def test_a_malformed_policy_is_refused_with_the_line(text, says):
    with pytest.raises(ValueError, match=says):
        Policy.parse(text.encode())


@settings(max_examples=100)
@given(st.lists(st.sampled_from(["log", "witness", "group", "quorum", "none", "a", "b", "1", "any", " ", "\n", ONE])))
def test_a_policy_parses_or_is_refused_in_a_sentence(words):
    try:
        policy = Policy.parse(" ".join(words).encode() + b"\n")
    except ValueError:
        return
    assert policy.quorum in {"none", *policy.witnesses, *policy.groups}


def test_the_scene_has_both_signatures_of_the_log():
    assert LOG.key.name == LOG_SM2.key.name == ORIGIN
    assert len(WITNESSES) == 3
