"""DER (X.690), as much as time stamps need: a strict reader of values and a writer of them."""

from collections.abc import Iterator
from typing import NamedTuple

INTEGER, OCTETS, OID, SEQUENCE, SET = 0x02, 0x04, 0x06, 0x30, 0x31
NULL = b"\x05\x00"


class Value(NamedTuple):
    """One value: its tag octet, its contents, and both with the length as they stood."""

    tag: int
    content: bytes
    raw: bytes

    def parts(self, tag: int | None = None) -> list["Value"]:
        """The values inside; ValueError if the contents are not values, or this one has another tag than `tag`."""
        if tag is not None:
            self.expect(tag)
        return list(values(self.content))

    def expect(self, tag: int) -> bytes:
        """The contents, if the tag is this one; ValueError otherwise."""
        if self.tag != tag:
            raise ValueError(f"DER: tag {self.tag:#04x} where {tag:#04x} belongs")
        return self.content

    def integer(self) -> int:
        """The number of an INTEGER."""
        content = self.expect(INTEGER)
        if not content or (len(content) > 1 and content[0] in (0, 255) and content[0] >> 7 == content[1] >> 7):
            raise ValueError("DER: not the shortest integer")
        return int.from_bytes(content, "big", signed=True)

    def oid(self) -> str:
        """The dotted text of an OBJECT IDENTIFIER."""
        content = self.expect(OID)
        numbers, number = [], 0
        for octet in content:
            number = number << 7 | octet & 0x7F
            if not octet & 0x80:
                numbers.append(number)
                number = 0
        if not numbers or content[-1] & 0x80:
            raise ValueError("DER: not an object identifier")
        first = min(numbers[0] // 40, 2)
        return ".".join(map(str, (first, numbers[0] - 40 * first, *numbers[1:])))


def values(data: bytes) -> Iterator[Value]:
    """The values that follow each other in `data`; ValueError where it is not DER."""
    at = 0
    while at < len(data):
        start, tag = at, data[at]
        if tag & 0x1F == 0x1F or at + 2 > len(data):
            raise ValueError("DER: a tag that is not read here, or no length")
        length, at = data[at + 1], at + 2
        if length >= 0x80:
            count = length & 0x7F
            length, at = int.from_bytes(data[at : at + count], "big"), at + count
            if not 0 < count <= 4 or length < 0x80 or length >> 8 * (count - 1) == 0:
                raise ValueError("DER: not the shortest definite length")
        if at + length > len(data):
            raise ValueError("DER: a value breaks off")
        yield Value(tag, data[at : at + length], data[start : at + length])
        at += length


def read(data: bytes) -> Value:
    """The one value that `data` is."""
    found = list(values(data))
    if len(found) != 1:
        raise ValueError(f"DER: {len(found)} values where one belongs")
    return found[0]


def write(tag: int, *parts: bytes) -> bytes:
    """A value of this tag around the parts."""
    content = b"".join(parts)
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(octets))) + octets + content


def sequence(*parts: bytes) -> bytes:
    """A SEQUENCE of values."""
    return write(SEQUENCE, *parts)


def integer(number: int) -> bytes:
    """An INTEGER of a number from 0 on."""
    return write(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def oid(text: str) -> bytes:
    """An OBJECT IDENTIFIER of dotted text."""
    first, second, *rest = map(int, text.split("."))
    content = bytearray()
    for number in (first * 40 + second, *rest):
        octets = [number & 0x7F]
        while number := number >> 7:
            octets.append(number & 0x7F | 0x80)
        content += bytes(reversed(octets))
    return write(OID, bytes(content))
