"""核验: for each good bundle its bad twins, and what a watchword is."""

import itertools
import json
from dataclasses import replace
from datetime import datetime

import pytest

from tests.evidence.scene import LOG, LOG_SM2, ORIGIN, SM3_LOG, checkpoint_of, cosigned, policy_text, proof_of
from tests.evidence.test_leaf import a_leaf
from xiezhi.evidence.bundle import Bundle, Content, Opened
from xiezhi.evidence.check import check
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.digest import digest
from xiezhi.evidence.leaf import canonical, commitment
from xiezhi.evidence.note import Note
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.watchword import Watchword, is_watchword

FILE, SALT, ENTRY_SALT = "调解协议，正文。".encode(), b"s" * 32, b"e" * 32
POLICY = Policy.parse(policy_text())
EVERY_KEY = [*(log.key for log in POLICY.logs), *(witness.key for witness in POLICY.witnesses.values())]
FILLERS = [b"leaf %d" % number for number in range(20)]


def committed(data, salt):
    return {name: commitment(salt, data, name).hex() for name in ("sha256", "sm3")}


def bundle_over(leaf, **more):
    leaves = [*FILLERS[:13], leaf.bytes(), *FILLERS[13:]]
    return Bundle(leaf, {name: proof_of(leaves, 13, name) for name in ("sha256", "sm3")}, **more)


def direct():
    return bundle_over(a_leaf(**committed(FILE, SALT)), salt=SALT, name="协议.pdf", facts={"depositor": "张某"})


def through_entry(binding, salt=None):
    entry = canonical({"step": "Mediation.agree", "paper": binding})
    leaf = a_leaf(**committed(entry, ENTRY_SALT))
    return bundle_over(leaf, entry=Opened(entry.decode(), ENTRY_SALT), salt=salt)


WORD = Watchword(ORIGIN, datetime.fromisoformat("2026-03-02T10:12:30+08:00"), "482190")


def with_word(text=WORD.text, signers=(LOG, LOG_SM2), signed=None):
    """The record of a recording, and beside it the watchword that is to be heard in it."""
    note = Note(text)
    for each in signers:
        note = note.signed(each)
    value, file = bytes(Note(signed or text, note.signatures)).decode(), Content.of(FILE)
    stated = canonical([file.sha256.hex(), file.sm3.hex(), committed(value.encode(), SALT)])
    leaf = a_leaf(**committed(stated, ENTRY_SALT))
    return bundle_over(leaf, entry=Opened(stated.decode(), ENTRY_SALT), values=(Opened(value, SALT),))


def by_salt_beside():
    texts = [Content.of(FILE).sha256.hex(), Content.of(FILE).sm3.hex()]
    binding = [committed(text.encode(), SALT) for text in texts]
    return replace(through_entry(binding), values=tuple(Opened(text, SALT) for text in texts))


GOOD = {
    "direct": direct(),
    "by commitment": through_entry(committed(FILE, SALT), SALT),
    "by digest": through_entry(Content.of(FILE).sha256.hex()),
    "by a salt beside it": by_salt_beside(),
    "with a watchword": with_word(),
    "by commitment to the digest": through_entry(committed(Content.of(FILE).sha256.hex().encode(), SALT), SALT),
}


def states(report):
    return {step.name: step.state for step in report.steps}


@pytest.mark.parametrize("how", GOOD)
def test_the_recorded_file_is_consistent_and_an_altered_one_is_not(how):
    report = check(GOOD[how], POLICY, Content.of(FILE))
    assert report.verdict == "一致", report
    assert "真实" not in report.sentence
    assert states(report)["SHA-256 包含证明"] == states(report)["SM3 包含证明"] == "通过"
    assert states(report)["时间戳"] == "未提供"
    altered = check(GOOD[how], POLICY, Content.of(FILE + b" "))
    assert altered.verdict == "不一致"
    assert altered.sentence.startswith("不一致：送检文件 SHA-256")


def test_a_digest_recorded_in_one_function_only_says_so():
    assert states(check(GOOD["by digest"], POLICY, Content.of(FILE)))["送检文件 SM3"] == "未提供"


def test_without_the_file_the_record_alone_is_checked():
    report = check(GOOD["direct"], POLICY, None)
    assert (report.verdict, states(report)["送检文件"]) == ("一致", "未提供")


@pytest.mark.parametrize("how", GOOD)
def test_a_bundle_is_read_back(how):
    assert Bundle.parse(bytes(GOOD[how])) == GOOD[how]


def test_every_broken_link_is_named_as_the_first_failure():
    good, through = GOOD["direct"], GOOD["by commitment"]
    swapped = {name: GOOD["by digest"].proofs[name] for name in ("sha256", "sm3")}
    crossed = {"sha256": good.proofs["sm3"], "sm3": good.proofs["sha256"]}
    tampered = replace(good.leaf, by_role="法官")
    elsewhere = {"sha256": good.proofs["sha256"], "sm3": proof_of([*FILLERS, good.leaf.bytes()], 20, "sm3")}
    for bundle, step in (
        (replace(good, proofs=swapped), "SHA-256 包含证明"),
        (replace(good, proofs=crossed), "SHA-256 包含证明"),
        (replace(good, leaf=tampered), "SHA-256 包含证明"),
        (replace(good, salt=b"t" * 32), "送检文件 SHA-256"),
        (replace(good, proofs=elsewhere), "两树同位"),
        (replace(through, entry=Opened(through.entry.text + " ", ENTRY_SALT)), "记录承诺值 SHA-256"),
        (replace(through, values=(Opened("李某", SALT),)), "披露内容"),
    ):
        report = check(bundle, POLICY, Content.of(FILE))
        assert report.verdict == "不一致"
        assert report.sentence.startswith(f"不一致：{step}"), report.sentence


def test_a_disclosed_value_is_checked_against_the_entry():
    entry = canonical({"party": {"$": "e.1"} | committed("张某".encode(), SALT)})
    leaf = a_leaf(**committed(entry, ENTRY_SALT))
    bundle = bundle_over(leaf, entry=Opened(entry.decode(), ENTRY_SALT), values=(Opened("张某", SALT),))
    report = check(bundle, POLICY, None)
    assert report.verdict == "一致"
    assert states(report)["披露内容"] == "通过"


def test_a_forged_checkpoint_is_inconsistent_and_an_unknown_or_thin_one_cannot_be_verified():
    good = GOOD["direct"]
    leaves = [*FILLERS[:13], good.leaf.bytes(), *FILLERS[13:]]
    proof = good.proofs["sha256"]
    signatures = cosigned(checkpoint_of(leaves[:-1])).signatures
    forged = replace(proof, note=replace(proof.note, signatures=signatures))
    report = check(replace(good, proofs={"sha256": forged}), POLICY, Content.of(FILE))
    assert report.sentence.startswith("不一致：SHA-256 检查点签名")
    thin = replace(proof, note=cosigned(checkpoint_of(leaves), witnesses=["insurer"]))
    report = check(replace(good, proofs={"sha256": thin}), POLICY, Content.of(FILE))
    assert report.sentence.startswith("无法核验：SHA-256 见证联署")
    report = check(good, Policy.parse(b"quorum none\n"), Content.of(FILE))
    assert report.sentence.startswith("无法核验：SHA-256 日志签名")
    nobody = Policy.parse(f"log {LOG.key}\nquorum none\n".encode())
    report = check(replace(good, proofs={"sha256": proof}), nobody, Content.of(FILE))
    assert (report.verdict, states(report)["SHA-256 见证联署"]) == ("一致", "未提供")


def test_a_file_without_a_salt_cannot_be_compared():
    assert check(replace(GOOD["direct"], salt=None), POLICY, Content.of(FILE)).verdict == "无法核验"


def test_every_flipped_bit_of_a_bundle_and_of_its_file_is_noticed():
    good = bytes(GOOD["direct"])
    for at, bit in itertools.product(range(len(good)), range(8)):
        with pytest.raises(ValueError):
            Bundle.parse(good[:at] + bytes([good[at] ^ 1 << bit]) + good[at + 1 :])
    for at, bit in itertools.product(range(len(FILE)), range(8)):
        bad = FILE[:at] + bytes([FILE[at] ^ 1 << bit]) + FILE[at + 1 :]
        assert check(GOOD["direct"], POLICY, Content.of(bad)).verdict == "不一致"


def resealed(data):
    """The bundle with its digest made right again, as a forger would."""
    value = json.loads(data)
    del value["digest"]
    return canonical(value | {"digest": digest(canonical(value)).hex()})


def test_a_forger_who_flips_a_bit_and_mends_the_digest_gains_nothing():
    """What still passes has lost a signature line that the quorum can spare, or differs in what nobody signs."""
    whole = GOOD["direct"]
    good = bytes(whole)
    for at in range(0, len(good), 17):
        for bit in range(0, 8, 3):
            try:
                bundle = Bundle.parse(resealed(good[:at] + bytes([good[at] ^ 1 << bit]) + good[at + 1 :]))
            except (ValueError, KeyError, TypeError):
                continue
            if check(bundle, POLICY, Content.of(FILE)).verdict == "一致" and bundle != whole:
                lines = sum(len(proof.note.verify(EVERY_KEY)) for proof in bundle.proofs.values())
                assert lines < 10 or (bundle.name, bundle.facts) != (whole.name, whole.facts)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ((b"bundle/v1", b"bundle/v2"), "format"), ((b'"salt":"73', b'"salt":"7'), "salt"),
        ((b'"stamps":[]', b'"stamps":1'), "stamps"),
        ((b'"facts":{"depositor":"\xe5\xbc\xa0\xe6\x9f\x90"}', b'"facts":[]'), "facts"),
        ((b"index 13", b"index 013"), "sha256: line 2"), ((b'"name":"', b'"nane":"'), "a bundle"),
        ((b'"entry":null', b'"entry":{}'), "entry"), ((b'\\"v\\":1', b'\\"v\\":2'), "leaf: a leaf of version"),
        ((b'"values":[]', b'"values":[{"salt":"","text":""}]'), "values: a salt"),
        ((b'"sm3":"c2sp', b'"sm4":"c2sp'), "proofs"),
    ],
)  # fmt: skip
def test_a_malformed_bundle_is_refused_with_the_field(change, says):
    data = bytes(GOOD["direct"])
    assert change[0] in data
    with pytest.raises(ValueError, match=says):
        Bundle.parse(resealed(data.replace(*change, 1)))
    with pytest.raises(ValueError, match="digest"):
        Bundle.parse(data.replace(b"jiulongpo", b"jiulongpa", 1))
    with pytest.raises(ValueError, match="canonical"):
        Bundle.parse(data + b"\n")


def test_a_watchword_is_believed_by_the_signature_of_its_own_log_alone():
    def found(bundle):
        report = check(bundle, POLICY, Content.of(FILE))
        return report.verdict, states(report)["口令"]

    later = WORD.text.replace("10:12:30", "10:20:00")
    assert found(GOOD["with a watchword"]) == ("一致", "通过")
    assert found(with_word(signed=later)) == ("不一致", "不通过")
    assert found(with_word(signers=(SM3_LOG,))) == ("无法核验", "无法核验")


@pytest.mark.parametrize("text", [WORD.text + "x\n", WORD.text.replace("482190", "48219"), WORD.text.replace("T", " ")])
def test_a_watchword_has_one_spelling_and_is_never_a_checkpoint(text):
    assert not is_watchword(bytes(Note(text).signed(LOG)).decode())
    with pytest.raises(ValueError, match="line 2"):
        Checkpoint.parse(WORD.text)
