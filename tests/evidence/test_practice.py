"""The practice log: checked like the real one, with its own policy only, and believed by no court."""

from datetime import datetime

from xiezhi.engine.clock import CHINA
from xiezhi.evidence.bundle import Bundle, Content
from xiezhi.evidence.check import check
from xiezhi.evidence.keys import ED25519, new_secret, signer
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.practice import practice_bundle, practice_policy

AT = datetime(2026, 3, 2, 9, tzinfo=CHINA)
CONTRACT = "价款20000元".encode()


def verdict(content: bytes, policy: str) -> str:
    made = Bundle.parse(bytes(practice_bundle(Content.of(CONTRACT), "练习合同.txt", AT)))
    return check(made, Policy.parse(policy.encode()), Content.of(content)).verdict


def test_the_same_file_is_consistent_and_one_byte_more_is_not() -> None:
    assert verdict(CONTRACT, practice_policy()) == "一致"
    assert verdict(CONTRACT.replace(b"2", b"9"), practice_policy()) == "不一致"


def test_who_trusts_a_court_cannot_check_what_was_practised() -> None:
    key = signer("court.xiezhi/内0902/log", ED25519, new_secret(ED25519)).key
    assert verdict(CONTRACT, f"log {key}\nquorum none\n") == "无法核验"
