"""Trust policies (C2SP tlog-policy): which logs are known, which witnesses, and how many of them must have cosigned."""

from dataclasses import dataclass
from typing import Self

from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.keys import Key, Unsigned
from xiezhi.evidence.note import Note, Signed

NONE = "none"


class PolicyUnmet(ValueError):
    """A checkpoint that is rightly signed by the log, and by too few of the witnesses."""


@dataclass(frozen=True, slots=True)
class Log:
    """A log by one of its keys; the key's name is the log's origin."""

    key: Key
    url: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """A cosigner under the name it has in this policy."""

    name: str
    key: Key
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Names of witnesses and groups, of which `threshold` must have cosigned."""

    name: str
    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A checkpoint that a policy accepts: the log's signatures, and the cosignatures by name of witness."""

    checkpoint: Checkpoint
    by_log: tuple[Signed, ...]
    by_witness: dict[str, Signed]


@dataclass(frozen=True, slots=True)
class Policy:
    """What is trusted; `quorum` names a witness or group, or is "none"."""

    logs: tuple[Log, ...]
    witnesses: dict[str, Witness]
    groups: dict[str, Group]
    quorum: str

    def accept(self, note: Note) -> Accepted:
        """Judge a checkpoint: Unsigned if no listed key of its origin signed it, BadSignature if a known line fails,
        PolicyUnmet if the quorum is not reached, ValueError if it is no checkpoint."""
        checkpoint = Checkpoint.parse(note.text)
        log_keys = [log.key for log in self.logs if log.key.name == checkpoint.origin]
        if not log_keys:
            raise Unsigned(f"the policy knows no log {checkpoint.origin}")
        names = {witness.key: name for name, witness in self.witnesses.items()}
        signed = note.verify([*log_keys, *names])
        by_log = tuple(each for each in signed if each.key in log_keys)
        by_witness = {names[each.key]: each for each in signed if each.key in names}
        if not by_log:
            raise Unsigned(f"no key of the log {checkpoint.origin} signed")
        if not self.reached(set(by_witness)):
            raise PolicyUnmet(f"the cosignatures of {len(by_witness)} witnesses do not make the quorum {self.quorum}")
        return Accepted(checkpoint, by_log, by_witness)

    def reached(self, cosigned: set[str]) -> bool:
        """Whether these witnesses make the quorum."""
        return self.quorum == NONE or self._holds(self.quorum, cosigned)

    def _holds(self, name: str, cosigned: set[str]) -> bool:
        group = self.groups.get(name)
        if group is None:
            return name in cosigned
        return sum(self._holds(member, cosigned) for member in group.members) >= group.threshold

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a policy file; ValueError naming the line if it is malformed."""
        return cls(*_Reader(data).read())


class _Reader:
    """Reads a policy line by line: what is named must stand above, and every name joins one group at most."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.logs: list[Log] = []
        self.witnesses: dict[str, Witness] = {}
        self.groups: dict[str, Group] = {}
        self.quorum: str | None = None
        self.grouped: set[str] = set()

    def read(self) -> tuple[tuple[Log, ...], dict[str, Witness], dict[str, Group], str]:
        if self.data and not self.data.endswith(b"\n"):
            raise ValueError("the last line of a policy ends with a line feed too")
        for number, line in enumerate(self.data.split(b"\n"), 1):
            if any(octet == 0x7F or (octet < 0x20 and octet != 0x09) for octet in line):
                raise ValueError(f"line {number}: a control character")
            # Octets beyond ASCII are opaque: only a space or a tab separates, and names are compared as they stand.
            words = [word.decode("utf-8", "surrogateescape") for word in line.replace(b"\t", b" ").split(b" ") if word]
            if words and not words[0].startswith("#"):
                try:
                    self.line(words)
                except ValueError as error:
                    raise ValueError(f"line {number}: {error}") from None
        if self.quorum is None:
            raise ValueError("a policy has a quorum line")
        return tuple(self.logs), self.witnesses, self.groups, self.quorum

    def line(self, words: list[str]) -> None:
        match words:
            case ["log", vkey, *url] if len(url) < 2:
                self.log(Key.parse(vkey), *url)
            case ["witness", name, vkey, *url] if len(url) < 2:
                self.witness(name, Key.parse(vkey), *url)
            case ["group", name, threshold, *members] if members:
                self.group(name, threshold, members)
            case ["quorum", name]:
                if self.quorum is not None:
                    raise ValueError("a second quorum")
                if name != NONE:
                    self.known(name)
                self.quorum = name
            case _:
                raise ValueError(f"not a line of a policy: {words[0]}")

    def log(self, key: Key, url: str = "") -> None:
        if key.is_cosigner:
            raise ValueError("the key of a log is not a cosigner's")
        if any(key.public == log.key.public for log in self.logs):
            raise ValueError("a log with the public key of another")
        self.logs.append(Log(key, url))

    def witness(self, name: str, key: Key, url: str = "") -> None:
        self.new(name)
        if not key.is_cosigner:
            raise ValueError("the key of a witness is a cosigner's")
        if any(key.public == witness.key.public for witness in self.witnesses.values()):
            raise ValueError("a witness with the public key of another")
        self.witnesses[name] = Witness(name, key, url)

    def group(self, name: str, threshold: str, members: list[str]) -> None:
        self.new(name)
        for member in members:
            self.known(member)
            if member in self.grouped:
                raise ValueError(f"{member} is in a group already")
            self.grouped.add(member)
        needed = {"any": 1, "all": len(members)}.get(threshold)
        if needed is None:
            if not (threshold.isascii() and threshold.isdigit() and len(threshold) < 6):
                raise ValueError("the threshold of a group is a number, any or all")
            needed = int(threshold)
        if not 1 <= needed <= len(members):
            raise ValueError(f"{needed} of {len(members)} cannot be a threshold")
        self.groups[name] = Group(name, needed, tuple(members))

    def new(self, name: str) -> None:
        if name == NONE or name in self.witnesses or name in self.groups:
            raise ValueError(f"the name {name} is taken")

    def known(self, name: str) -> None:
        if name not in self.witnesses and name not in self.groups:
            raise ValueError(f"no witness or group {name} stands above")
