"""Published vectors of logs: proofs, trees, notes, log folders, and the log part of Sigstore bundles."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from xiezhi.evidence import merkle, rekor
from xiezhi.evidence.checkpoint import Checkpoint, algorithm_of
from xiezhi.evidence.encoding import decode
from xiezhi.evidence.folder import LogFolder
from xiezhi.evidence.fsck import check_checkpoints, check_folder
from xiezhi.evidence.keys import Key
from xiezhi.evidence.note import MAX_BYTES, Note
from xiezhi.evidence.proof import SUFFIX, LogProof

T = TypeVar("T")
Case = tuple[str, str, bool]
"""Kind, name, and whether it came out as published."""

BAD = {
    "altered", "bad", "bitflip", "broken", "corrupt", "corrupted", "error", "expired", "fail", "failing", "fails",
    "flipped", "forged", "injected", "invalid", "malformed", "mismatch", "mismatched", "modified", "negative", "reject",
    "rejected", "tampered", "truncated", "wrong",
}  # fmt: skip
OF_A_LOG = {
    "checkpoint", "cosignature", "hashes", "inclusion", "index", "keyhint", "leaf", "logindex", "origin", "proof",
    "roothash", "tree", "treesize",
}  # fmt: skip
"""Words by which a bad bundle's name says that it is its log part that is bad."""

_VKEY = re.compile(r"[^\s+\"'`=<>]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}")
_HEX = re.compile(r"[0-9A-Fa-f]{64}")
_FENCED = re.compile(r"^```[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_KEY_FILE_BYTES = 100_000
_FOLDERS_UP = 4


def good(check: Callable[[T], object], subject: T) -> bool:
    """Whether a check has nothing against its subject."""
    try:
        check(subject)
    except (ValueError, OSError):
        return False
    return True


def words(name: str) -> set[str]:
    """The words of a file's name and, under the folder that is run, of its own folder's."""
    return set(re.split(r"[^a-z0-9]+", "/".join(Path(name).parts[-2:]).lower()))


def is_bad(name: str) -> bool:
    """Whether a file is published as one to be refused."""
    return bool(words(name) & BAD)


def roots_near(path: Path, logs: set[bytes]) -> dict[bytes, Any]:
    """The logs' keys in the trusted root beside a file; else in the nearest ones that know the logs asked for."""
    for folder in list(path.parents)[:_FOLDERS_UP]:
        found: dict[bytes, Any] = {}
        for each in sorted(folder.glob("trusted_root*.json")):
            with suppress(OSError, ValueError):
                found |= rekor.trusted(json.loads(each.read_bytes()))
        if found and (logs <= found.keys() or (path.parent / "trusted_root.json").exists()):
            return found
    return {}


def value(name: str, path: Path, found: Any) -> Iterator[Case]:
    """The cases in one object of a JSON file."""
    match found:
        case {"treeSize": _, "leafHash": _, "wantErr": bool(wrong)}:
            yield "merkle inclusion", name, good(_inclusion, found) != wrong
        case {"size1": _, "size2": _, "wantErr": bool(wrong)}:
            yield "merkle consistency", name, good(_consistency, found) != wrong
        case {"leaves": [*leaves], "root": str(root), "algorithm": "sha256" | "sm3" as algorithm}:
            hashes = [merkle.leaf_hash(bytes.fromhex(leaf), algorithm) for leaf in leaves]
            yield "trees", name, merkle.root(hashes, algorithm).hex() == root
        case {"note": str(), "keys": [*_], "signed": [*_]}:
            yield "notes", name, good(_signed, found)
        case {"verificationMaterial": {"tlogEntries": [{"inclusionProof": dict()}, *_]}}:
            yield from _bundle(name, path, found)
        case {"inclusionProof": {"checkpoint": _}, "canonicalizedBody": str()}:
            yield from _bundle(name, path, {"verificationMaterial": {"tlogEntries": [found]}})


def file(name: str, path: Path) -> Iterator[Case]:
    """The cases in a file that is not JSON: a checkpoint of a log folder, a proof, a note, a page with notes."""
    if path.name.partition(".")[0] == "checkpoint" and (path.parent / "tile").is_dir():
        yield "log folders", name, good(_folder, path) != any(map(is_bad, Path(name).parts))
    elif path.name.endswith(SUFFIX):
        yield "proof files", name, good(_proof, path) != is_bad(name)
    elif path.stat().st_size <= MAX_BYTES and (data := path.read_bytes()).find(b"\n\n\xe2\x80\x94 ") > 0:
        whole, known = data.decode(errors="replace"), keys_near(path)
        for number, part in enumerate(_FENCED.findall(whole) or [whole]):
            with suppress(ValueError):
                note = Note.parse(part.encode())
                if _names(note, known):
                    yield "notes", f"{name} {number}", good(note.verify, known) != is_bad(name)


def keys_near(path: Path) -> list[Key]:
    """The verifier keys in a file itself, in those beside it, and in those beside its folder, in whatever text."""
    found: dict[str, Key] = {}
    for each in (path, *path.parent.glob("*"), *path.parent.parent.glob("*")):
        if each.is_file() and each.stat().st_size < _KEY_FILE_BYTES:
            for text in _VKEY.findall(each.read_text(errors="replace")):
                with suppress(ValueError):
                    found[text] = Key.parse(text)
    return list(found.values())


def _names(note: Note, known: list[Key]) -> bool:
    """Whether a signature says that it is by one of these keys; one by another name is nobody's to judge."""
    return bool({(each.name, each.key_id) for each in note.signatures} & {(key.name, key.id) for key in known})


def _hash(text: str) -> bytes:
    if _HEX.fullmatch(text):  # what is base64 of 48 bytes too, and no hash then
        return bytes.fromhex(text)
    return decode(text, "hash") if text else b""


def _inclusion(case: dict[str, Any]) -> None:
    proof = [_hash(each) for each in case["proof"] or ()]
    leaf, root = _hash(case["leafHash"]), _hash(case["root"])
    index = case["leafIndex" if "leafIndex" in case else "leafIdx"]  # the first edition spelt it out
    merkle.verify_inclusion(leaf, index, case["treeSize"], proof, root)


def _consistency(case: dict[str, Any]) -> None:
    proof = [_hash(each) for each in case["proof"] or ()]
    merkle.verify_consistency(case["size1"], case["size2"], proof, _hash(case["root1"]), _hash(case["root2"]))


def _signed(case: dict[str, Any]) -> None:
    note = Note.parse(case["note"].encode())
    signed = [[each.key.name, each.time] for each in note.verify([Key.parse(key) for key in case["keys"]])]
    if signed != case["signed"]:
        raise ValueError("other signatures hold")


def _proof(path: Path) -> None:
    proof, known = LogProof.parse(path.read_bytes()), keys_near(path)
    if _names(proof.note, known):
        proof.note.verify(known)


def _bundle(name: str, path: Path, bundle: Any) -> Iterator[Case]:
    """A bad bundle is judged here only if its name says that its log part is bad: the rest of it is not read."""
    bad = is_bad(name)
    if not bad or words(name) & OF_A_LOG:
        yield "Rekor bundles", name, good(lambda each: _verify(each, path), bundle) != bad


def _verify(bundle: Any, path: Path) -> None:
    """By the keys that are there: those of a trusted root, and verifier keys that a checkpoint names."""
    known, logs, notes = keys_near(path), rekor.logs_of(bundle), rekor.notes_of(bundle)
    named = [key for key in known if any(_names(note, [key]) for note in notes)]
    rekor.verify(bundle, named, roots_near(path, logs))


def _folder(path: Path) -> None:
    """A log folder as others publish it, at the size of one of its checkpoints."""
    note = Note.parse(path.read_bytes())
    folder, known = LogFolder(path.parent, algorithm_of(Checkpoint.parse(note.text).origin)), keys_near(path)
    if path.name == "checkpoint":
        faults = list(check_folder(folder, known))
    else:
        faults = list(check_checkpoints(folder.leaves(Checkpoint.parse(note.text).size), [bytes(note)], known))
    if faults:
        raise ValueError(f"{faults[0].where} {faults[0].what}")
