"""Published test vectors, run as their projects publish them: a folder is walked, each file known by its shape.

Known are the proof cases of transparency-dev/merkle, Wycheproof's files for Ed25519 and ML-DSA-44, log folders with a
verifier key beside the checkpoint, Sigstore bundles (their log part), answers of time-stamping authorities beside
`request.der` and `ts_chain.pem`, the example of GB/T 32918.5, and trees and notes as this project writes them.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from xiezhi.evidence import merkle, rekor, sm2, sm2_plain, timestamp
from xiezhi.evidence.checkpoint import Checkpoint, algorithm_of
from xiezhi.evidence.encoding import decode
from xiezhi.evidence.folder import LogFolder
from xiezhi.evidence.fsck import check_folder
from xiezhi.evidence.keys import ML_DSA_44, Key
from xiezhi.evidence.note import Note
from xiezhi.evidence.proof import SUFFIX, LogProof
from xiezhi.evidence.schemes import SCHEMES

T = TypeVar("T")


@dataclass(slots=True)
class Tally:
    """How many vectors of one kind came out as published, and which did not."""

    kind: str
    passed: int = 0
    failed: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """All that were run."""
        return self.passed + len(self.failed)


Case = tuple[str, str, bool]
"""Kind, name, and whether it came out as published."""


def run(folder: Path) -> list[Tally]:
    """Run every vector under a folder; files of no known shape are passed over."""
    tallies: dict[str, Tally] = {}
    for kind, name, good in _cases(folder):
        tally = tallies.setdefault(kind, Tally(kind))
        if good:
            tally.passed += 1
        else:
            tally.failed.append(name)
    return sorted(tallies.values(), key=lambda tally: tally.kind)


def _cases(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.suffix == ".json" and path.is_file():
            with suppress(ValueError):
                yield from _json(name, json.loads(path.read_bytes()))
        elif path.name == "checkpoint" and (path.parent / "tile").is_dir():
            yield "log folders", name, _good(_folder, path.parent)
        elif path.suffix == ".tsr" and (path.parent / "ts_chain.pem").exists():
            if (path.parent / "request.der").exists():
                yield "RFC 3161", name, _good(_stamp, path) != ("invalid" in path.name)
        elif path.name.endswith(SUFFIX):
            yield "proof files", name, _good(_proof, path)


def _json(name: str, value: Any) -> Iterator[Case]:
    match value:
        case {"leafIdx": _, "treeSize": _, "wantErr": wrong}:
            yield "merkle inclusion", name, _good(_inclusion, value) != wrong
        case {"size1": _, "size2": _, "wantErr": wrong}:
            yield "merkle consistency", name, _good(_consistency, value) != wrong
        case {"algorithm": "EDDSA", "testGroups": groups}:
            yield from _eddsa(name, groups)
        case {"identity_digest": _, "signature": _}:
            yield "SM2", name, _good(_sm2, value)
        case {"algorithm": "ML-DSA-44", "testGroups": [{"publicKey": str()}, *_] as groups}:
            yield from _ml_dsa(name, groups)
        case {"verificationMaterial": {"tlogEntries": _}} if "fail" not in name:
            yield "Rekor bundles", name, _good(rekor.verify, value)
        case list():
            for number, each in enumerate(value):
                match each:
                    case {"leaves": leaves, "root": root, "algorithm": algorithm}:
                        hashes = [merkle.leaf_hash(bytes.fromhex(leaf), algorithm) for leaf in leaves]
                        yield "trees", f"{name} {number}", merkle.root(hashes, algorithm).hex() == root
                    case {"note": _, "keys": _, "signed": _}:
                        yield "notes", f"{name} {number}", _good(_note, each)


def _good(check: Callable[[T], object], subject: T) -> bool:
    try:
        check(subject)
    except (ValueError, OSError):
        return False
    return True


def _hash(text: str) -> bytes:
    return decode(text, "hash") if text else b""


def _inclusion(case: dict[str, Any]) -> None:
    proof = [_hash(each) for each in case["proof"] or ()]
    leaf, root = _hash(case["leafHash"]), _hash(case["root"])
    merkle.verify_inclusion(leaf, case["leafIdx"], case["treeSize"], proof, root)


def _consistency(case: dict[str, Any]) -> None:
    proof = [_hash(each) for each in case["proof"] or ()]
    merkle.verify_consistency(case["size1"], case["size2"], proof, _hash(case["root1"]), _hash(case["root2"]))


def _eddsa(name: str, groups: list[dict[str, Any]]) -> Iterator[Case]:
    for group in groups:
        key = group["publicKey"]
        if key["curve"] == "edwards25519":
            public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key["pk"]))
            for test in group["tests"]:
                try:
                    public.verify(bytes.fromhex(test["sig"]), bytes.fromhex(test["msg"]))
                    result = "valid"
                except InvalidSignature:
                    result = "invalid"
                yield "Wycheproof Ed25519", f"{name} {test['tcId']}", test["result"] in (result, "acceptable")


def _ml_dsa(name: str, groups: list[dict[str, Any]]) -> Iterator[Case]:
    scheme = next(each.algorithm for each in SCHEMES if each.kind == ML_DSA_44)
    for group in groups:
        public = bytes.fromhex(group["publicKey"])
        for test in group["tests"]:
            if not test.get("ctx"):  # cosignatures are made without a context
                good = _good(scheme.check, public) and scheme.verify(
                    public, bytes.fromhex(test["msg"]), bytes.fromhex(test["sig"])
                )
                yield "Wycheproof ML-DSA-44", f"{name} {test['tcId']}", (test["result"] == "valid") == good


def _stamp(path: Path) -> None:
    known = x509.load_pem_x509_certificates((path.parent / "ts_chain.pem").read_bytes())
    roots = [each for each in known if each.issuer == each.subject]
    timestamp.verify_answer(path.read_bytes(), (path.parent / "request.der").read_bytes(), roots, known)


def _sm2(case: dict[str, str]) -> None:
    public, message = bytes.fromhex(case["public"]), case["message"].encode()
    signature = bytes.fromhex(case["signature"])
    sm2.verify(public, message, signature)
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if not sm2_plain.verify(public, message, r, s):
        raise ValueError("the plain verifier refuses it")
    if sm2_plain.identity_digest(public, sm2_plain.USER_ID).hex() != case["identity_digest"]:
        raise ValueError("another identity digest")


def _note(case: dict[str, Any]) -> None:
    note = Note.parse(case["note"].encode())
    signed = [[each.key.name, each.time] for each in note.verify([Key.parse(key) for key in case["keys"]])]
    if signed != case["signed"]:
        raise ValueError("other signatures hold")


def _proof(path: Path) -> None:
    LogProof.parse(path.read_bytes())


def _folder(path: Path) -> None:
    """A log folder as others publish it: the key stands in a file beside or above the checkpoint."""
    note = Note.parse((path / "checkpoint").read_bytes())
    found = []
    for each in (*path.glob("*"), *path.parent.glob("*")):
        if each.is_file() and each.name != "checkpoint" and each.stat().st_size < 10_000:
            for line in each.read_text(errors="replace").split():
                with suppress(ValueError):
                    found.append(Key.parse(line))
    faults = list(check_folder(LogFolder(path, algorithm_of(Checkpoint.parse(note.text).origin)), found))
    if faults:
        raise ValueError(f"{faults[0].where} {faults[0].what}")
