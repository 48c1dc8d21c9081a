"""Checking a whole log against itself: leaves, both trees, tiles, checkpoints and heads, each derived anew.

What is compared comes as plain iterables, so rows of a database, a folder and a mirror are checked by the same code.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from xiezhi.evidence import merkle
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.folder import LogFolder
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.keys import BadSignature, Key
from xiezhi.evidence.leaf import Leaf
from xiezhi.evidence.note import Note
from xiezhi.evidence.tiles import WIDTH, Tile, new_tiles


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as the leaves say: where, and what."""

    where: str
    what: str


def check_chain(leaves: Iterable[bytes]) -> Iterator[Fault]:
    """Each leaf is canonical, and names as the leaf before it in its case one that is there and has no other successor,
    so that from the chain of a case no leaf can be left out."""
    passed: set[str] = set()
    spent: set[str] = set()
    for place, data in enumerate(leaves):
        try:
            leaf = Leaf.parse(data)
        except ValueError as error:
            yield Fault(f"leaf {place}", str(error))
            continue
        before = leaf.prev_of_case
        if before is not None and before not in passed:
            yield Fault(f"leaf {place}", "names a leaf before it that is not there")
        elif before is not None and before in spent:
            yield Fault(f"leaf {place}", "names a leaf before it that has a successor already")
        if before is not None:
            spent.add(before)
        passed.add(merkle.leaf_hash(data).hex())


def check_heads(leaves: Iterable[bytes], heads: Iterable[Frontier]) -> Iterator[Fault]:
    """The remembered right edges are those of the trees over these leaves."""
    kept = list(heads)
    built = [Frontier(algorithm=head.algorithm) for head in kept]
    for leaf in leaves:
        for frontier in built:
            frontier.append(merkle.leaf_hash(leaf, frontier.algorithm))
    for head, frontier in zip(kept, built, strict=True):
        if head != frontier:
            yield Fault(f"head {head.algorithm}", f"is {head!r}, by the leaves {frontier!r}")


def check_tiles(
    leaves: Iterable[bytes], fetch: Callable[[Tile], bytes], algorithm: Algorithm = "sha256"
) -> Iterator[Fault]:
    """Every tile of the tree over these leaves is there, octet by octet."""
    hashes = [merkle.leaf_hash(leaf, algorithm) for leaf in leaves]
    for tile, data in new_tiles(hashes, 0, fetch, algorithm):
        try:
            if fetch(tile) != data:
                yield Fault(tile.path, f"is not the {algorithm} tile of these leaves")
        except (OSError, LookupError, ValueError) as error:
            yield Fault(tile.path, f"cannot be read ({error})")


def check_checkpoints(
    leaves: Iterable[bytes], notes: Iterable[bytes], keys: Iterable[Key], algorithm: Algorithm = "sha256"
) -> Iterator[Fault]:
    """Every checkpoint is signed by one of these keys and is the root over as many leaves as it says."""
    known, wanted = list(keys), []
    for number, data in enumerate(notes):
        try:
            note = Note.parse(data)
            note.verify(known)
            wanted.append((number, Checkpoint.parse(note.text)))
        except BadSignature as error:
            yield Fault(f"checkpoint {number}", str(error))
        except ValueError as error:
            yield Fault(f"checkpoint {number}", f"cannot be read ({error})")
    wanted.sort(key=lambda each: each[1].size)
    frontier = Frontier(algorithm=algorithm)
    rest = iter(leaves)
    for number, checkpoint in wanted:
        while frontier.size < checkpoint.size and (leaf := next(rest, None)) is not None:
            frontier.append(merkle.leaf_hash(leaf, algorithm))
        if frontier.size < checkpoint.size:
            yield Fault(f"checkpoint {number}", f"covers {checkpoint.size} leaves, there are {frontier.size}")
        elif frontier.root() != checkpoint.root:
            yield Fault(f"checkpoint {number}", f"has another root than its {checkpoint.size} leaves")


def check_folder(folder: LogFolder, keys: Iterable[Key]) -> Iterator[Fault]:
    """A log folder is whole: its checkpoint is signed, and its bundles and tiles make that root."""
    data = folder.checkpoint()
    if data is None:
        yield Fault("checkpoint", "is not there")
        return
    leaves: list[bytes] = []
    try:
        leaves.extend(folder.leaves(Checkpoint.parse(Note.parse(data).text).size))
    except (OSError, ValueError) as error:
        yield Fault(f"entries from {len(leaves) // WIDTH * WIDTH} on", f"cannot be read ({error})")
        return
    yield from check_checkpoints(leaves, [data], keys, folder.algorithm)
    yield from check_tiles(leaves, folder.tile, folder.algorithm)
