"""Leaves: canonical JSON, and salted commitments in place of contents."""

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiezhi.evidence.leaf import MAX_BYTES, Leaf, canonical, commitment, commitment_of_digest, parse_canonical

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda part: st.lists(part, max_size=4) | st.dictionaries(st.text(), part, max_size=4),
    max_leaves=12,
)


def a_leaf(**changes):
    given = {
        "kind": "step",
        "court": "jiulongpo",
        "case_commitment": "11" * 32,
        "act": "Mediation.agree",
        "at": "2026-03-02T10:15:07+08:00",
        "by_role": "调解员",
        "sha256": "22" * 32,
        "sm3": "33" * 32,
    }
    return Leaf(**given | changes)


def test_canonical_json_has_sorted_keys_no_spaces_and_utf_8():
    assert canonical({"乙": 1, "a": [True, None, "甲\n"], "Z": -3}) == (
        '{"Z":-3,"a":[true,null,"甲\\n"],"乙":1}'.encode()
    )


@pytest.mark.parametrize("value", [1.0, float("nan"), {1: 2}, b"x", {"a": [0.5]}, {1, 2}, "\ud800"])
def test_what_has_no_canonical_spelling_is_refused(value):
    with pytest.raises(ValueError):
        canonical(value)


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}', '{"b":1,"a":2}', '{"a":1,"a":1}', '{"a":1.0}', '{"a":1e2}', "NaN", "-0", "01", '"\\u4e00"', "[1,]",
        "", "{}\n", '"\\ud800"', "[" * 100_000, "9" * 5_000,
    ],
)  # fmt: skip
def test_another_spelling_is_refused(text):
    with pytest.raises(ValueError):
        parse_canonical(text.encode())


@settings(max_examples=100)
@given(PLAIN)
def test_a_value_has_one_spelling_and_the_spelling_that_value(value):
    try:
        spelt = canonical(value)
    except ValueError:
        assert any("\ud800" <= c <= "\udfff" for c in json.dumps(value, ensure_ascii=False))
    else:
        assert parse_canonical(spelt) == value


@settings(max_examples=200)
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode(errors="replace")))
def test_whatever_parses_was_canonical(data):
    try:
        value = parse_canonical(data)
    except ValueError:
        return
    assert canonical(value) == data


def test_a_leaf_is_spelt_in_one_way_and_read_back():
    leaf = a_leaf(prev_of_case="44" * 32)
    assert Leaf.parse(leaf.bytes()) == leaf
    assert list(json.loads(leaf.bytes())) == sorted(json.loads(leaf.bytes()))
    assert len(leaf.bytes()) < 1_000


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 2}, {"v": True}, {"kind": ""}, {"court": "a\nb"}, {"act": 3}, {"sha256": "22" * 31}, {"sm3": "AA" * 32},
        {"case_commitment": None}, {"prev_of_case": ""}, {"at": "2026-03-02T10:15:07"}, {"at": "2026-02-30T10:15:07Z"},
        {"at": "２026-03-02T10:15:07Z"}, {"at": 5},
    ],
)  # fmt: skip
def test_a_field_that_does_not_fit_is_refused(changes):
    with pytest.raises(ValueError):
        a_leaf(**changes)


def test_a_leaf_with_a_field_more_or_less_is_refused():
    value = json.loads(a_leaf().bytes())
    for wrong in (value | {"extra": 1}, {name: value[name] for name in value if name != "sm3"}, [value], 1):
        with pytest.raises(ValueError, match="exactly these fields"):
            Leaf.parse(canonical(wrong))


def test_a_leaf_has_at_most_65535_bytes():
    """C2SP tlog-tiles: an entry's length is written in two bytes."""
    spare = MAX_BYTES - len(a_leaf(act="x").bytes()) + 1
    assert len(a_leaf(act="x" * spare).bytes()) == MAX_BYTES
    with pytest.raises(ValueError, match="65536 bytes"):
        a_leaf(act="x" * (spare + 1)).bytes()
    with pytest.raises(ValueError, match="65536 bytes"):
        Leaf.parse(b"x" * 65536)


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_a_commitment_binds_salt_length_and_content(algorithm):
    salt, data = b"s" * 32, "调解协议".encode()
    made = commitment(salt, data, algorithm)
    by_hand = hashlib.new(algorithm, b"xiezhi/commitment/v1\n" + salt + bytes(7) + b"\x0c")
    by_hand.update(hashlib.new(algorithm, data).digest())
    assert made == by_hand.digest()
    assert made == commitment_of_digest(salt, 12, hashlib.new(algorithm, data).digest(), algorithm)
    others = {commitment(b"t" * 32, data, algorithm), commitment(salt, data + b"x", algorithm)}
    others.add(commitment_of_digest(salt, 11, hashlib.new(algorithm, data).digest(), algorithm))
    assert len(others | {made}) == 4


def test_a_salt_of_another_length_is_refused():
    for salt in (b"s" * 31, b"s" * 33):
        with pytest.raises(ValueError, match="salt"):
            commitment(salt, b"")
    with pytest.raises(ValueError, match="digest"):
        commitment_of_digest(b"s" * 32, 0, b"short")
