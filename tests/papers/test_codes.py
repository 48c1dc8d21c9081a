"""The code anyone may check, and the code that opens one recipient's paper."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.papers.codes import (
    ALPHABET,
    WrongCode,
    access_code,
    check_code,
    is_access_code,
    keyed_hash,
    parse_access_code,
    parse_check_code,
    qr_svg,
)

KEY = bytes(range(32))
CODE = check_code(bytes(range(10)))
ACCESS = access_code(bytes(range(13)))
tens = st.binary(min_size=10, max_size=10)


def _with(code: str, place: int, symbol: str) -> str:
    return code[:place] + symbol + code[place + 1 :]


@given(tens)
def test_a_check_code_is_eighty_bits_in_four_groups_and_reads_back(random: bytes) -> None:
    code = check_code(random)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}-[0-9A-HJKMNP-TV-Z]{5}", code)
    assert parse_check_code(code) == code


@given(tens, tens)
def test_two_draws_make_two_codes(one: bytes, other: bytes) -> None:
    assert (check_code(one) == check_code(other)) == (one == other)


def test_what_people_type_is_forgiven() -> None:
    plain = CODE.replace("-", "")
    for typed in (
        CODE.lower(),
        plain,
        f"  {CODE.replace('-', ' ')}\n",
        CODE.replace("0", "O"),
        CODE.replace("0", "o").replace("1", "l"),
        CODE.replace("1", "I"),
        CODE.replace("-", "－"),
        "".join(chr(ord(c) + 0xFEE0) for c in plain),
    ):
        assert parse_check_code(typed) == CODE


@given(tens, st.integers(0, 16), st.sampled_from(ALPHABET))
def test_one_mistyped_character_is_always_found(random: bytes, place: int, symbol: str) -> None:
    plain = check_code(random).replace("-", "")
    typed = _with(plain, place, symbol)
    if typed != plain:
        with pytest.raises(WrongCode):
            parse_check_code(typed)


@given(tens, st.integers(0, 16), st.integers(0, 16))
def test_two_swapped_characters_are_always_found(random: bytes, one: int, other: int) -> None:
    plain = check_code(random).replace("-", "")
    typed = _with(_with(plain, one, plain[other]), other, plain[one])
    if typed != plain:
        with pytest.raises(WrongCode):
            parse_check_code(typed)


@pytest.mark.parametrize("typed", ["", "0", CODE + "0", CODE[:-1], "U" * 17, "中" * 17, ACCESS])
def test_what_is_no_check_code_is_refused(typed: str) -> None:
    with pytest.raises(WrongCode):
        parse_check_code(typed)


def test_a_check_code_is_never_taken_for_an_access_code() -> None:
    with pytest.raises(WrongCode):
        parse_access_code(CODE)
    assert not is_access_code(CODE, keyed_hash(ACCESS, KEY), KEY)


def test_only_the_keyed_hash_of_an_access_code_is_kept_and_it_needs_the_key() -> None:
    stored = keyed_hash(ACCESS, KEY)
    assert len(stored) == 32
    assert ACCESS.replace("-", "").encode() not in stored
    assert is_access_code(ACCESS.lower().replace("-", " "), stored, KEY)
    assert not is_access_code(ACCESS, stored, bytes(32))
    assert not is_access_code(access_code(bytes(13)), stored, KEY)
    with pytest.raises(ValueError):
        keyed_hash(ACCESS, b"short")


@pytest.mark.parametrize("random", [b"", bytes(9), bytes(11)])
def test_a_code_is_not_made_from_less_or_more_chance_than_it_has_bits(random: bytes) -> None:
    with pytest.raises(ValueError):
        check_code(random)


def test_the_qr_code_is_an_inline_picture_that_asks_for_nothing() -> None:
    picture = qr_svg("https://xiezhi.example/v/" + CODE)
    assert picture.startswith("<svg")
    assert "href" not in picture
    assert "http" not in picture
    assert picture != qr_svg("https://xiezhi.example/v/" + check_code(bytes(10)))
