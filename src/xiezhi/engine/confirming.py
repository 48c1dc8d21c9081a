"""Who signs confirms that he is willing by a code: one brought to the number by which he is known, or that of his
authenticator where the court knows no number. What he did is marked, and nobody can state it without having done it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xiezhi.desk.accounts import Account, phone_of
from xiezhi.desk.codes import check_code
from xiezhi.desk.declined import Declined
from xiezhi.desk.totp import check_totp, has_totp
from xiezhi.engine.case import Case
from xiezhi.engine.ceremony import Level, Will, mark_of
from xiezhi.engine.facts import fields_of
from xiezhi.engine.telephone import masked
from xiezhi.engine.words import Step
from xiezhi.papers.templates import PAPERS
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.secrets import Secrets
from xiezhi.records.table import one

SIGNS = "您正在签《%(title)s》，签名验证码 %(code)s，十分钟内有效。不愿意签的，不要把它给任何人。"
"""What comes to the telephone."""
SIGNS_SEVERAL = (
    "您正在一起签%(n)s份文书，第一份是《%(title)s》，签名验证码 %(code)s，十分钟内有效。不愿意签的，不要把它给任何人。"
)
"""The same for several papers in one ceremony."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How somebody can be asked whether he is willing: `will` is unsaid where he cannot, by a code."""

    will: Will
    phone: str = ""

    @property
    def number(self) -> str:
        """As it is shown and recorded."""
        return masked(self.phone)


def reach_of(account: Account, person: str, court: str, keys: Secrets) -> Reach:
    """The number proved with his account, else the one that the court keeps of him; a landline takes no code."""
    own, known = account.person == person, one(Person, person=person, court=court)
    kept = keys.open_id(known.phone) if known and known.phone else ""
    if phone := (phone_of(account, keys) if own else "") or ("" if kept.startswith("0") else kept):
        return Reach(Will.code, phone)
    return Reach(Will.totp if own and has_totp(account) else Will.unsaid)


def paper_to_sign(case: Case, step: Step) -> Paper | None:
    """The paper that a step signs: the newest of the kind that its fact `paper` is chosen from."""
    asked = next((each for each in fields_of(step.facts) if each.name == "paper" and each.chosen_from in PAPERS), None)
    return case.paper(asked.chosen_from) if asked else None


def purpose_of(papers: Sequence[Paper], person: str) -> str:
    """What a code is for: this person's signature on these words of these papers, and nothing else."""
    told = "\0".join(
        f"{each.id}:{hashlib.sha256(each.data.encode()).hexdigest()}" for each in sorted(papers, key=lambda one: one.id)
    )
    return f"sign:{hashlib.sha256(told.encode()).hexdigest()}:{person}"


def confirmed(
    papers: Sequence[Paper], person: str, level: Level, reach: Reach, account: Account, code: str,
    *, keys: Secrets, now: datetime, at: datetime, office: bool = False,
) -> list[dict[str, Any]]:  # fmt: skip
    """What the signature on each of these papers may state of him, marked: one code for all of them.

    `now` is the clock of codes, `at` the court's; whom no code reaches signs so by `office` only. Raises Declined.
    """
    if reach.will is Will.unsaid and not office:
        raise Declined(
            "法院没有您能收验证码的手机号，请到窗口或者请调解员当面在纸上签。",
            english="The court has no number of yours that takes a code; please sign on paper at the counter.",
        )
    if reach.will is Will.code:
        check_code(purpose_of(papers, person), reach.phone, code, keys=keys, now=now)
    elif reach.will is Will.totp:
        check_totp(account, code, keys=keys, now=now)
    seen = {"level": level.value, "will": reach.will.value, "number": reach.number, "confirmed": at.isoformat()}
    return [_marked({"paper": each.id, **seen}, person, keys) for each in papers]


def _marked(said: dict[str, Any], person: str, keys: Secrets) -> dict[str, Any]:
    return {**said, "mark": mark_of(keys, person, said)}
