"""What somebody pastes in place of a file: a bundle, a proof, a signed note, digests, or a text that is the content.

A text or a digest may be followed by its bundle, on the last line. How the lines of a text ended when it was recorded
nobody knows once it was pasted: each way is tried.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest

from xiezhi.evidence.bundle import Bundle, Content
from xiezhi.evidence.check import Report, StampCheck, check, check_note, check_proof, unverifiable
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.note import Note
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.proof import HEADER, LogProof
from xiezhi.evidence.watchword import Watchword, is_watchword

_DIGEST = re.compile(r"(?<![0-9A-Za-z])[0-9A-Fa-f]{8}(?:\s?[0-9A-Fa-f]{8}){7}(?![0-9A-Za-z])")
UNKNOWN = -1
MOST = 200
"""Digests of one text; files are for more."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What proves something, if anything was pasted that does, and the contents that the words may stand for."""

    record: Bundle | LogProof | Note | None
    contents: tuple[Content, ...]

    @property
    def source(self) -> str:
        """Whose keys are wanted: the court that a bundle names, or the origin of the log that signed."""
        match self.record:
            case Bundle(leaf=leaf):
                return leaf.court
            case LogProof(note=note) | (Note() as note):
                text = bytes(note).decode()
                return Watchword.parse(note.text).log if is_watchword(text) else Checkpoint.parse(note.text).origin
        return ""


PolicyOf = Callable[[str], Policy | None]
"""The policy by `Pasted.source`, None where there is none."""


def read(text: str) -> Pasted:
    """Read it without judging it; ValueError where it begins like a record and is none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    whole = text.strip() + "\n"
    words, _, last = whole[:-1].rpartition("\n")
    if last.startswith('{"digest"'):
        return Pasted(Bundle.parse(last.encode()), tuple(_contents(words)))
    if whole.startswith(HEADER):
        return Pasted(LogProof.parse(whole.encode()), ())
    note = _note(whole)
    return Pasted(note, () if note else tuple(_contents(text)))


def judge(pasted: Pasted, policy_of: PolicyOf, stamp: StampCheck | None = None) -> Report | None:
    """The report on what proves itself; None where the contents have to be looked up."""
    if pasted.record is None:
        return None
    policy = policy_of(pasted.source)
    if policy is None:
        return unverifiable("政策文件", f"没有 {pasted.source} 的政策文件")
    match pasted.record:
        case LogProof() as proof:
            return check_proof(proof, policy, None)
        case Note() as note:
            return check_note(note, policy)
        case bundle:
            tried = [check(bundle, policy, content, stamp) for content in pasted.contents or (None,)]
            return next((each for each in tried if each.verdict == "一致"), tried[0])


def _note(whole: str) -> Note | None:
    """A checkpoint or a watchword with its signatures; people put dashes before their names too."""
    try:
        note = Note.parse(whole.encode())
        if not is_watchword(whole):
            Checkpoint.parse(note.text)
    except ValueError:
        return None
    return note


def _contents(words: str) -> Iterator[Content]:
    """Of digests those, and the words themselves in every way in which they may have been written down."""
    found: dict[str, list[bytes]] = {"sha256": [], "sm3": []}
    end = 0
    for each in islice(_DIGEST.finditer(words), MOST):
        name = "sm3" if "sm3" in words[end : each.start()].lower() else "sha256"
        found[name].append(bytes.fromhex("".join(each[0].split())))
        end = each.end()
    for sha256, sm3 in zip_longest(found["sha256"], found["sm3"], fillvalue=b""):
        yield Content(UNKNOWN, sha256, sm3)
    bare = words.strip()
    if bare:
        for text in dict.fromkeys((words, bare, bare + "\n")):
            for ending in dict.fromkeys((text, text.replace("\n", "\r\n"))):
                yield Content.of(ending.encode())
