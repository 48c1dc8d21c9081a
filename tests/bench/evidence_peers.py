"""The peers at work: pymerkle, aics-tlog, aics-witness, tlog-scales. Each runs in an environment of its own."""

import base64
import json
import threading
from pathlib import Path
from typing import Any

from tests.bench.worker import each_second, each_second_of_work, obey

LOGS: dict[str, Any] = {}


def leaves(count: int, start: int = 0) -> list[bytes]:
    return [b"%0300d" % number for number in range(start, start + count)]


def pymerkle(folder: str, batch: int, times: int) -> float:
    """Batches a second appended to its tree in SQLite."""
    from pymerkle import SqliteTree

    if "pymerkle" not in LOGS:
        LOGS["pymerkle"] = SqliteTree(f"{folder}/pymerkle.sqlite3")
    tree = LOGS["pymerkle"]
    entries = leaves(batch)
    return each_second_of_work(
        lambda: tree.append_entries(entries) if batch > 1 else tree.append_entry(entries[0]), times
    )


def pymerkle_built(folder: str, size: int) -> int:
    """A tree of so many leaves."""
    from pymerkle import SqliteTree

    with SqliteTree(f"{folder}/large.sqlite3") as tree:
        for start in range(0, size, 100_000):
            tree.append_entries(leaves(min(100_000, size - start), start))
        return int(tree.get_size())


def pymerkle_cold(folder: str, indices: list[int]) -> float:
    """Proofs a second, in a process that has proved nothing yet."""
    from pymerkle import SqliteTree

    wanted = iter(indices)
    with SqliteTree(f"{folder}/large.sqlite3") as tree:
        return each_second(lambda: tree.prove_inclusion(next(wanted)), len(indices))


def pymerkle_verify(size: int, index: int, times: int) -> float:
    """Verifications of one inclusion proof a second."""
    from pymerkle import InmemoryTree, verify_inclusion

    if "memory" not in LOGS:
        tree = LOGS["memory"] = InmemoryTree()
        tree.append_entries(leaves(size))
    tree = LOGS["memory"]
    base, root, proof = tree.get_leaf(index), tree.get_root(), tree.prove_inclusion(index)
    return each_second_of_work(lambda: verify_inclusion(base, root, proof), times)


def aics(folder: str, batch: int, times: int) -> float:
    """Batches a second appended to its folder of tiles, flushed."""
    from aics_tlog import DirectoryTileStore, IncrementalTileWriter

    if "aics" not in LOGS:
        LOGS["aics"] = IncrementalTileWriter(DirectoryTileStore(f"{folder}/aics"))
    writer, entries = LOGS["aics"], leaves(batch)
    return each_second_of_work(lambda: writer.append(entries), times)


def tlogscales(folder: str, batch: int, times: int) -> float:
    """Batches a second appended to its folder of tiles, with a checkpoint."""
    from tlog_scales.signing import PlainEd25519Signer
    from tlog_scales.writer import TilesWriter

    if "scales" not in LOGS:
        LOGS["scales"] = TilesWriter.create(Path(folder, "scales"), "bench.example/log")
    writer, signer = LOGS["scales"], PlainEd25519Signer("bench.example/log", b"L" * 32)

    def append() -> None:
        for entry in leaves(batch):
            writer.add_leaf(entry)
        writer.commit([signer])

    return each_second_of_work(append, times)


def aics_cold(folder: str, size: int, indices: list[int]) -> float:
    """Proofs a second from our own folder of tiles, read by its reader."""
    from aics_tlog import FileSystemTileReader, inclusion_proof_from_tiles

    wanted, reader = iter(indices), FileSystemTileReader(folder)
    return each_second(lambda: inclusion_proof_from_tiles(reader, next(wanted), size), len(indices))


def aics_verify(case: str, times: int) -> dict[str, float]:
    """Verifications a second of the inclusion proof alone, and of the whole: log, three cosignatures, inclusion."""
    from aics_tlog import parse_note, parse_vkey, verify_checkpoint, verify_inclusion, verify_leaf_inclusion

    told = json.loads(Path(case).read_text())
    leaf, root, digest = (base64.b64decode(told[name]) for name in ("leaf", "root", "leaf_hash"))
    path = [base64.b64decode(each) for each in told["path"]]
    index, size, log = told["index"], told["size"], parse_vkey(told["log"])
    witnesses, note = [parse_vkey(each) for each in told["witnesses"]], told["note"].encode()

    def whole() -> None:
        found = verify_checkpoint(parse_note(note), log, witnesses, 3)
        assert found.ok, found.error
        assert found.size == size
        assert found.root is not None
        assert verify_leaf_inclusion(leaf, index, size, path, found.root)

    assert verify_inclusion(digest, index, size, path, root)
    return {
        "inclusion": each_second_of_work(lambda: verify_inclusion(digest, index, size, path, root), times),
        "whole": each_second_of_work(whole, times // 10),
    }


def aics_witness(folder: str, origin: str, key: str) -> str:
    """Start its witness over HTTP; the address."""
    from aics_witness.config import LogConfig
    from aics_witness.service import Witness, make_server
    from aics_witness.store import WitnessStore
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    secret = Ed25519PrivateKey.from_private_bytes(b"w" * 32)
    store = WitnessStore(f"{folder}/aics-witness.sqlite3", create=True)
    witness = LOGS["witness"] = Witness("w.example", secret, store, [LogConfig.from_strings(origin, [key])])
    store.bind_witness_vkey(witness.vkey_text)
    server = make_server(witness, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return str(server.url)


def aics_log(folder: str, origin: str, sizes: list[int]) -> None:
    """A log of theirs that grew to these sizes, its checkpoint signed."""
    from aics_tlog import Checkpoint, DirectoryTileStore, IncrementalTileWriter, sign_checkpoint
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    store = DirectoryTileStore(folder)
    writer, secret = IncrementalTileWriter(store), Ed25519PrivateKey.from_private_bytes(b"L" * 32)
    for before, size in zip([0, *sizes], sizes, strict=False):
        writer.append(leaves(size - before, before))
        store.write_checkpoint(sign_checkpoint(Checkpoint(origin, size, writer.root()), secret, origin).to_bytes())


def aics_audit(folder: str, key: str) -> int:
    """Their audit of a folder of ours: every tile and every entry against the root that the key signed."""
    from aics_tlog import FileSystemTileReader, parse_note, parse_vkey, verify_checkpoint
    from aics_tlog.verified import audit_tiles

    found = verify_checkpoint(parse_note(Path(folder, "checkpoint").read_bytes()), parse_vkey(key))
    assert found.ok, found.error
    assert found.root is not None
    assert found.size is not None
    audit_tiles(FileSystemTileReader(folder), found.size, found.root)
    return found.size


def scales_proof(folder: str, index: int) -> bool:
    """Whether their reader proves a leaf of a folder of ours to their verifier."""
    from tlog_scales.backend import LocalBackend
    from tlog_scales.reader import TilesReader
    from tlog_scales.tlog import Checkpoint
    from tlog_scales.utils import sha256

    checkpoint = Checkpoint.from_text(Path(folder, "checkpoint").read_text())
    reader = TilesReader(LocalBackend(Path(folder)))
    reader.set_size(checkpoint.size)
    proof = reader.get_inclusion_proof(index, checkpoint.size)
    proof.check(sha256(b"\0" + leaves(1, index)[0]), checkpoint.root_hash)
    return True


def aics_core(bodies: list[str]) -> float:
    """Submissions a second to its witness without HTTP."""
    wanted = iter(bodies)
    return each_second(lambda: LOGS["witness"].add_checkpoint(next(wanted).encode()), len(bodies))


if __name__ == "__main__":
    obey(
        pymerkle, pymerkle_built, pymerkle_cold, pymerkle_verify, aics, tlogscales, aics_cold, aics_verify,
        aics_witness, aics_core, aics_log, aics_audit, scales_proof,
    )  # fmt: skip
