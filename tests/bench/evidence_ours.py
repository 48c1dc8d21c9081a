"""Ours at work, in a process of its own like the peers: the court's append, tiles, proofs, the witness."""

import base64
import hashlib
import json
import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.worker import each_second, each_second_of_work, obey
from xiezhi.evidence import merkle
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.folder import LogFolder
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.keys import COSIGNATURE, ED25519, Key, signer
from xiezhi.evidence.note import Note
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.proof import LogProof
from xiezhi.evidence.tiles import Tile, TileTree
from xiezhi.evidence.witness import Witness
from xiezhi.evidence.witness_server import WitnessServer
from xiezhi.evidence.witness_store import create_store

ORIGIN = "bench.example/log"
LOG = signer(ORIGIN, ED25519, b"L" * 32)
WITNESSES = [signer(f"{name}.example/witness", COSIGNATURE, name.encode() * 32) for name in "abc"]
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL")
KEPT: dict[str, Any] = {}


def leaves(count: int, start: int = 0) -> list[bytes]:
    return [b"%0300d" % number for number in range(start, start + count)]


def court(folder: str) -> str:
    """Open the tables of a court in this folder."""
    os.environ["XIEZHI_HOME"] = folder
    from xiezhi.site.home import make_tables, open_home

    open_home(Path(folder))
    make_tables()
    return folder


def append(batch: int, times: int) -> float:
    """Batches a second appended as the door does: entries with both leaf hashes, head, one commit."""
    commit = _commit(batch, lambda data: None)
    return each_second_of_work(commit, times)


def _entry(data: bytes, place: int = 0) -> Any:
    from xiezhi.evidence.models import Entry

    KEPT["number"] = KEPT.get("number", 0) + 1
    return Entry(
        id=f"e{KEPT['number']}", court="内0902", place=place, dispute="d", proceeding="p", step="filing.submit",
        actor="a", role="party", subject="", moved="", happened_at="2026-03-02", corrects="",
        recorded_at="2026-03-02T10:15:07+08:00", because="", skeleton="{}", salt="0" * 64,
        leaf=data.decode(),
        sha256=merkle.leaf_hash(data).hex(), sm3=merkle.leaf_hash(data, "sm3").hex(),
    )  # fmt: skip


def _commit(batch: int, leaf: Callable[[bytes], bytes | None]) -> Callable[[], None]:
    from django.db import transaction

    from xiezhi.engine.guarded import door_open
    from xiezhi.evidence.append import append, heads

    data = leaves(batch)

    def commit() -> None:
        with transaction.atomic(durable=True), door_open():
            append([_entry(leaf(each) or each) for each in data], [], heads(["内0902"], lock=False))

    return commit


def raw(folder: str, batch: int, times: int, *, by_the_wall: bool = False) -> float:
    """Batches a second of the leaves alone, inserted into a bare table with the same durability."""
    if "raw" not in KEPT:
        KEPT["raw"] = sqlite3.connect(f"{folder}/raw.sqlite3", isolation_level=None)
        for pragma in PRAGMAS:
            KEPT["raw"].execute(f"PRAGMA {pragma}")
        KEPT["raw"].execute("CREATE TABLE leaves (leaf BLOB)")
    table, rows = KEPT["raw"], [(leaf,) for leaf in leaves(batch)]

    def commit() -> None:
        table.execute("BEGIN IMMEDIATE")
        table.executemany("INSERT INTO leaves VALUES (?)", rows)
        table.execute("COMMIT")

    return (each_second if by_the_wall else each_second_of_work)(commit, times)


def tree(folder: str, algorithms: list[str], batch: int, times: int) -> float:
    """Batches a second appended by the log alone: leaves, their hashes, the right edge of each tree, one commit."""
    name = "+".join(algorithms)
    if name not in KEPT:
        made = KEPT[name] = sqlite3.connect(f"{folder}/{name}.sqlite3", isolation_level=None)
        for pragma in PRAGMAS:
            made.execute(f"PRAGMA {pragma}")
        made.execute("CREATE TABLE leaves (place INTEGER PRIMARY KEY, leaf BLOB, sha256 BLOB, sm3 BLOB)")
        made.execute("CREATE TABLE heads (sha256 BLOB, sm3 BLOB)")
        edges = [Frontier(algorithm=each).to_bytes() for each in algorithms]  # type: ignore[arg-type]
        made.execute("INSERT INTO heads VALUES (?, ?)", [*edges, b""][:2])
    table, data = KEPT[name], leaves(batch)

    def commit() -> None:
        table.execute("BEGIN IMMEDIATE")
        edges = [
            Frontier.from_bytes(each) for each in table.execute("SELECT sha256, sm3 FROM heads").fetchone() if each
        ]
        start, hashes = edges[0].size, []
        for edge in edges:
            hashes.append(merkle.leaf_hashes(data, edge.algorithm))
            edge.extend(hashes[-1])
        if len(edges) == 1:
            hashes.append([b""] * batch)
        rows = zip(range(start, start + batch), data, *hashes, strict=True)
        table.executemany("INSERT INTO leaves VALUES (?, ?, ?, ?)", rows)
        table.execute("UPDATE heads SET sha256 = ?, sm3 = ?", [*(edge.to_bytes() for edge in edges), b""][:2])
        table.execute("COMMIT")

    return each_second_of_work(commit, times)


def built(folder: str, sizes: list[int]) -> int:
    """A log folder that grew to these sizes, both trees."""
    for algorithm in ("sha256", "sm3"):
        log, since = LogFolder(Path(folder, algorithm), algorithm), 0  # type: ignore[arg-type]
        for size in sizes:
            log.append(leaves(size - since, since), since, entries=False)
            since = size
    return sizes[-1]


def cold(folder: str, size: int, indices: list[int]) -> float:
    """Proofs a second from tiles in files, in a process that has proved nothing yet."""
    tree, wanted = LogFolder(Path(folder, "sha256")).tree(size), iter(indices)
    return each_second(lambda: tree.inclusion_proof(next(wanted)), len(indices))


def tiles_of_first_proof(folder: str, size: int, index: int) -> int:
    """How many tiles the first proof reads."""
    log, asked = LogFolder(Path(folder, "sha256")), list[Tile]()

    def fetch(tile: Tile) -> bytes:
        asked.append(tile)
        return log.tile(tile)

    TileTree(size, fetch).inclusion_proof(index)
    return len(asked)


def case(folder: str, size: int, index: int, file: str) -> int:
    """Write one proof for everybody to verify; the length of its .tlog-proof with three witnesses."""
    tree = LogFolder(Path(folder, "sha256")).tree(size)
    note = Checkpoint(ORIGIN, size, tree.root()).note().signed(LOG)
    for witness in WITNESSES:
        note = note.signed(witness, 1772417717)
    path, leaf = tree.inclusion_proof(index), leaves(1, index)[0]
    told = {
        "leaf": leaf, "leaf_hash": merkle.leaf_hash(leaf), "root": tree.root(), "path": path, "index": index,
        "size": size, "note": bytes(note).decode(), "log": str(LOG.key),
        "witnesses": [str(each.key) for each in WITNESSES],
    }  # fmt: skip
    Path(file).write_text(json.dumps(told, default=lambda data: base64.b64encode(data).decode()))
    return len(bytes(LogProof(index, tuple(path), note)))


def verify(file: str, times: int) -> dict[str, float]:
    """Verifications a second of the inclusion proof, in both hash functions, and of the whole proof."""
    told = json.loads(Path(file).read_text())
    leaf, root, digest = (base64.b64decode(told[name]) for name in ("leaf", "root", "leaf_hash"))
    path = [base64.b64decode(each) for each in told["path"]]
    index, size, data = told["index"], told["size"], told["note"].encode()
    lines = [f"log {told['log']}", *(f"witness {number} {key}" for number, key in enumerate(told["witnesses"]))]
    policy = Policy.parse("\n".join([*lines, "group all-three all 0 1 2", "quorum all-three", ""]).encode())
    hashes = [merkle.leaf_hash(each, "sm3") for each in leaves(4096)]
    sm3, top = merkle.inclusion_proof(hashes, 7, "sm3"), merkle.root(hashes, "sm3")
    same = [merkle.leaf_hash(each) for each in leaves(4096)]
    sha256, head = merkle.inclusion_proof(same, 7), merkle.root(same)

    def whole() -> None:
        found = policy.accept(Note.parse(data))
        merkle.verify_inclusion(merkle.leaf_hash(leaf), index, size, path, found.checkpoint.root)

    return {
        "inclusion": each_second_of_work(lambda: merkle.verify_inclusion(digest, index, size, path, root), times),
        "whole": each_second_of_work(whole, times // 10),
        "sha256": each_second_of_work(lambda: merkle.verify_inclusion(same[7], 7, 4096, sha256, head), times),
        "sm3": each_second_of_work(lambda: merkle.verify_inclusion(hashes[7], 7, 4096, sm3, top, "sm3"), times),
    }


def inclusion(size: int, index: int, times: int) -> float:
    """Verifications a second of one inclusion proof in a tree of this size."""
    hashes = [merkle.leaf_hash(each) for each in leaves(size)]
    proof, root = merkle.inclusion_proof(hashes, index), merkle.root(hashes)
    return each_second_of_work(lambda: merkle.verify_inclusion(hashes[index], index, size, proof, root), times)


def witness(folder: str, logs: list[str]) -> str:
    """Start the witness of these logs over HTTP; the address."""
    known = [Key.parse(each) for each in logs]
    store = create_store(Path(folder, "witness.sqlite3"), [WITNESSES[0].key])
    KEPT["witness"] = Witness(store, WITNESSES[:1], {each.name: [each] for each in known})
    server = WitnessServer(KEPT["witness"])
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def core(bodies: list[str]) -> float:
    """Submissions a second to the witness without HTTP."""
    wanted = iter(bodies)
    return each_second(lambda: KEPT["witness"].add_checkpoint(next(wanted).encode()), len(bodies))


def floor(folder: str, times: int) -> float:
    """One-row commits a second where the witnesses keep their memory, by the clock on the wall, as theirs are."""
    return raw(folder, 1, times, by_the_wall=True)


def sm2_rates(times: int) -> dict[str, float]:
    """Signatures and verifications by SM2 a second of the processor's time, and MB of SM3 in pieces of 1 MiB: what else
    runs on the machine counts neither here nor in `openssl speed`."""
    from xiezhi.evidence import sm2

    private = hashlib.sha256(b"bench").digest()
    public, message = sm2.public_of(private), b"m" * 64
    made, piece = sm2.sign(private, message), bytes(1 << 20)
    return {
        "sign": each_second_of_work(lambda: sm2.sign(private, message), times),
        "verify": each_second_of_work(lambda: sm2.verify(public, message, made), times),
        "sm3": each_second_of_work(lambda: hashlib.new("sm3", piece).digest(), 60) * 1.048576,
    }


if __name__ == "__main__":
    obey(
        court, append, raw, tree, built, cold, tiles_of_first_proof, case, verify, inclusion,
        witness, core, floor, sm2_rates,
    )  # fmt: skip
