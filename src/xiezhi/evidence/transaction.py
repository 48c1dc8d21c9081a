"""Ethereum transactions of the plainest kind: legacy, with chain id (EIP-155), which FISCO BCOS and Besu take too."""

from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed, decode_dss_signature

from xiezhi.evidence.keccak import keccak256

_P = 2**256 - 2**32 - 977
_N = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141

Item = bytes | int | Sequence["Item"]


@dataclass(frozen=True, slots=True)
class Transaction:
    """A call of the contract at `to` with `data`, or its creation if `to` is empty; amounts are in wei."""

    chain: int
    nonce: int
    gas: int
    gas_price: int
    to: bytes
    data: bytes
    value: int = 0

    def digest(self) -> bytes:
        """The hash that is signed."""
        return keccak256(rlp([*self._fields(), self.chain, 0, 0]))

    def signed(self, secret: bytes) -> bytes:
        """The encoded transaction with its signature by a secp256k1 key of 32 bytes."""
        digest = self.digest()
        key = ec.derive_private_key(int.from_bytes(secret, "big"), ec.SECP256K1())
        r, s = decode_dss_signature(key.sign(digest, ec.ECDSA(Prehashed(hashes.SHA256()), deterministic_signing=True)))
        s = min(s, _N - s)
        numbers = key.public_key().public_numbers()
        parity = _parity(digest, r, s, (numbers.x, numbers.y))
        return rlp([*self._fields(), self.chain * 2 + 35 + parity, r, s])

    def _fields(self) -> list[Item]:
        return [self.nonce, self.gas_price, self.gas, self.to, self.value, self.data]


def address_of(secret: bytes) -> bytes:
    """The 20 bytes of the account of a key."""
    numbers = ec.derive_private_key(int.from_bytes(secret, "big"), ec.SECP256K1()).public_key().public_numbers()
    return keccak256(numbers.x.to_bytes(32, "big") + numbers.y.to_bytes(32, "big"))[12:]


def rlp(item: Item) -> bytes:
    """Recursive length prefix: numbers without leading zeros, byte strings, and lists of these."""
    if isinstance(item, int):
        item = item.to_bytes((item.bit_length() + 7) // 8, "big")
    if isinstance(item, bytes):
        return item if len(item) == 1 and item[0] < 0x80 else _prefixed(0x80, item)
    return _prefixed(0xC0, b"".join(map(rlp, item)))


def _prefixed(base: int, content: bytes) -> bytes:
    if len(content) < 56:
        return bytes([base + len(content)]) + content
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return bytes([base + 55 + len(length)]) + length + content


def _parity(digest: bytes, r: int, s: int, public: tuple[int, int]) -> int:
    """Whether y of the point whose x is r is odd: the one of two points under which signature and key agree."""
    inverse, e = pow(s, -1, _N), int.from_bytes(digest, "big")
    point = _plus(_times(e * inverse % _N, _G), _times(r * inverse % _N, public))
    if point is None or point[0] % _N != r:
        raise ValueError("the signature does not verify")
    return point[1] & 1


_G = (
    0x79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798,
    0x483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8,
)
_Point = tuple[int, int] | None


def _plus(a: _Point, b: _Point) -> _Point:
    if a is None or b is None:
        return a or b
    if a[0] == b[0] and (a[1] + b[1]) % _P == 0:
        return None
    rise, run = (3 * a[0] * a[0], 2 * a[1]) if a == b else (b[1] - a[1], b[0] - a[0])
    slope = rise * pow(run, -1, _P) % _P
    x = (slope * slope - a[0] - b[0]) % _P
    return x, (slope * (a[0] - x) - a[1]) % _P


def _times(factor: int, point: _Point) -> _Point:
    total: _Point = None
    while factor:
        if factor & 1:
            total = _plus(total, point)
        point, factor = _plus(point, point), factor >> 1
    return total
