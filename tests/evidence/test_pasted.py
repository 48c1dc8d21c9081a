"""What is pasted in place of a file is judged as the file would be."""

import pytest

from tests.evidence.scene import LOG, LOG_SM2, SM3_LOG, checkpoint_of, cosigned, policy_text, proof_of
from tests.evidence.test_verify import FILE, FILLERS, GOOD, WORD
from xiezhi.evidence.bundle import Content
from xiezhi.evidence.note import Note
from xiezhi.evidence.pasted import MOST, read
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.verify import Trust, verify_text

TRUST = Trust(Policy.parse(policy_text()))
WORDS, DIGEST = FILE.decode(), Content.of(FILE)


def note(text: str, *signers) -> str:
    made = Note(text)
    for each in signers:
        made = made.signed(each)
    return bytes(made).decode()


def with_bundle(words: str, how: str = "by commitment to the digest") -> str:
    return f"{words}\n{bytes(GOOD[how]).decode()}"


GROUPED = f"{DIGEST.sha256.hex(' ', 4).upper()}\nSM3：{DIGEST.sm3.hex()}"
BY_ONE = cosigned(checkpoint_of(FILLERS), witnesses=["bank"])
PASTED = {
    "a bundle": ("一致", bytes(GOOD["direct"]).decode()),
    "a bundle with a letter changed": ("无法核验", bytes(GOOD["direct"]).decode().replace("index 13", "index 12", 1)),
    "words and their bundle": ("一致", with_bundle(WORDS, "direct")),
    "other words and this bundle": ("不一致", with_bundle(WORDS + "！", "direct")),
    "a digest and its bundle": ("一致", with_bundle(f"SHA-256 {DIGEST.sha256.hex()}")),
    "a digest in groups of eight": ("一致", with_bundle(GROUPED)),
    "a digest that a bundle cannot answer for": ("无法核验", with_bundle(DIGEST.sha256.hex(), "direct")),
    "another digest and this bundle": ("不一致", with_bundle(DIGEST.sm3.hex())),
    "a proof": ("一致", bytes(proof_of(FILLERS, 3)).decode()),
    "a proof with a letter changed": ("不一致", bytes(proof_of(FILLERS, 3)).decode().replace("\n20\n", "\n21\n")),
    "a checkpoint": ("一致", bytes(cosigned(checkpoint_of(FILLERS))).decode()),
    "a checkpoint that too few have cosigned": ("无法核验", bytes(BY_ONE).decode()),
    "a watchword": ("一致", note(WORD.text, LOG, LOG_SM2)),
    "a watchword that another signed": ("无法核验", note(WORD.text, SM3_LOG)),
    "a watchword with a digit changed": ("不一致", note(WORD.text, LOG).replace("482190", "482191")),
    "words that end like a letter": ("无法核验", "钱已经还清了。\n\n— 王某 启"),
    "nothing": ("无法核验", "  \n"),
}  # fmt: skip
"""What may be pasted, and the verdict."""


@pytest.mark.parametrize("what", PASTED)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_whatever_is_pasted_gets_its_verdict_however_lines_end(what: str, ending: str) -> None:
    verdict, text = PASTED[what]
    report = verify_text("\n " * (verdict == "一致") + text.replace("\n", ending) + ending, TRUST)
    assert report.verdict == verdict, report
    assert report.sentence.startswith(verdict)


def test_words_are_tried_with_every_end_of_line() -> None:
    found = read("\r\n第一行\r\n第二行").contents
    for written in ("第一行\n第二行", "第一行\n第二行\n", "第一行\r\n第二行\r\n", "\n第一行\n第二行"):
        assert Content.of(written.encode()) in found, written
    assert Content.of("第一行第二行".encode()) not in found


def test_of_more_digests_than_a_text_has_the_first_are_looked_at() -> None:
    found = read("\n".join([DIGEST.sha256.hex()] * (MOST + 5))).contents
    assert sum(not content.is_whole for content in found) == MOST
