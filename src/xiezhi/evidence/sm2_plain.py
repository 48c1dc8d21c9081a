"""SM2 in plain integers (GB/T 32918.1, 32918.2, 32918.5): slow, for verifying where no libcrypto is, and as a second
opinion on it. It handles public values only; nothing secret but in `public_of`, which is called once a key."""

from xiezhi.evidence.digest import digest

USER_ID = b"1234567812345678"
"""The user id where none is agreed (GB/T 35276, GM/T 0009)."""

P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (
    0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
    0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
)

Point = tuple[int, int] | None
"""Affine coordinates; None is the point at infinity."""


def on_curve(public: bytes) -> bool:
    """Whether the 65 bytes of an uncompressed point satisfy the equation of the curve, coordinates below p."""
    x, y = int.from_bytes(public[1:33], "big"), int.from_bytes(public[33:65], "big")
    return x < P and y < P and (y * y - x * x * x - A * x - B) % P == 0


def check_point(public: bytes) -> None:
    """ValueError unless these are 65 bytes of an uncompressed point on the curve."""
    if len(public) != 65 or public[0] != 4 or not on_curve(public):
        raise ValueError("an SM2 public key is 65 bytes, 04 and a point of the curve")


def public_of(private: int) -> bytes:
    """The uncompressed point of a private number."""
    return _bytes(_times(private, G))


def identity_digest(public: bytes, user_id: bytes) -> bytes:
    """Z_A, the digest of who signs: user id, curve, public key (GB/T 32918.2, 5.5)."""
    numbers = b"".join(number.to_bytes(32, "big") for number in (A, B, *G))
    return digest((len(user_id) * 8).to_bytes(2, "big") + user_id + numbers + public[1:], "sm3")


def verify(public: bytes, message: bytes, r: int, s: int, user_id: bytes = USER_ID) -> bool:
    """Whether (r, s) is the signature of `public` over `message` (GB/T 32918.2, 7.1)."""
    t = (r + s) % N
    if not (0 < r < N and 0 < s < N and t):
        return False
    e = int.from_bytes(digest(identity_digest(public, user_id) + message, "sm3"), "big")
    key = int.from_bytes(public[1:33], "big"), int.from_bytes(public[33:65], "big")
    point = _plus(_times(s, G), _times(t, key))
    return point is not None and (e + point[0]) % N == r


def _plus(a: Point, b: Point) -> Point:
    if a is None or b is None:
        return a or b
    if a[0] == b[0]:
        if (a[1] + b[1]) % P == 0:
            return None
        slope = (3 * a[0] * a[0] + A) * pow(2 * a[1], -1, P) % P
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P) % P
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def _times(factor: int, point: Point) -> Point:
    total: Point = None
    while factor:
        if factor & 1:
            total = _plus(total, point)
        point = _plus(point, point)
        factor >>= 1
    return total


def _bytes(point: Point) -> bytes:
    if point is None:
        raise ValueError("the point at infinity is no public key")
    return b"\x04" + point[0].to_bytes(32, "big") + point[1].to_bytes(32, "big")
