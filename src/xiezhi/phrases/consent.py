"""当事人不能自己在网上表示同意的，由工作人员记明: what all parties must do together, done by who has no smartphone.

A consent given by telephone or on paper is the party's own; the entry says who recorded it and the paper is kept.
With the last consent the joint step follows, as a line of the course says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case
from xiezhi.engine.decide import consents
from xiezhi.engine.facts import Facts, FileId, Name, NoFacts, PersonId, Prose, ask, digest
from xiezhi.engine.words import Effect, Step, guard
from xiezhi.law.sources import Policy
from xiezhi.law.statutes import INVITED_MEDIATION, ONLINE_MEDIATION
from xiezhi.records.consent import Consent
from xiezhi.records.paper import Paper

BY_HAND = INVITED_MEDIATION("第二十四条", "签名、盖章或者捺印")
About = Callable[[Case, Any], Facts]
"""What the joint step states, as the consent to it shows."""


class ByPhone(Facts):
    """电话同意：没有智能手机的当事人在电话里表示同意，由工作人员记明。"""

    person: PersonId = ask("哪一位当事人", choices="parties", english="Which party")
    how: Prose = ask("怎样核实身份、怎样表示同意", long=True, english="How identity and consent were shown")
    recording: FileId = ask("通话录音", default=FileId(""), english="Recording of the call")


class Manner(StrEnum):
    """签名、盖章、捺印。"""

    signature = "signature"
    stamp = "stamp"
    fingerprint = "fingerprint"

    @property
    def label(self) -> str:
        return {"signature": "签名", "stamp": "盖章", "fingerprint": "捺印"}[self.value]


class OnPaper(Facts):
    """纸上签名：当事人本人当面在纸质文书上签名、盖章或者捺印，由工作人员核对身份、扫描存卷。"""

    person: PersonId = ask("哪一位当事人", choices="parties", english="Which party")
    shown: Prose = ask("怎样核对身份", english="How identity was shown", help="例如：当面核对身份证原件")
    manner: Manner = ask("怎样签的", default=Manner.signature, english="How it was signed")
    paper: FileId = ask("签好的纸件（照片或者扫描件）", english="The signed paper, photographed or scanned")
    witness: Name = ask(
        "在场的第二人", default=Name(""), english="Second person present", help="捺印的必须填：另一名工作人员或者见证人"
    )


@guard(
    "所记的须是本案当事人的同意",
    ONLINE_MEDIATION("第十五条", "当事人"),
    english="The consent recorded must be that of a party to this case",
)
def is_of_a_party(case: Case, facts: ByPhone | OnPaper) -> bool:
    return facts.person in case.parties


@guard(
    "须写明怎样核对身份，并附签好的纸件", BY_HAND, english="State how identity was checked, and attach the signed sheet"
)
def paper_is_kept(case: Case, facts: OnPaper) -> bool:
    return bool(facts.shown.strip() and facts.paper)


@guard(
    "捺印的，须有另一人在场",
    Policy("窗口代录规则", "捺印的须有两人在场"),
    english="A fingerprint is taken with another person present",
)
def fingerprint_is_witnessed(case: Case, facts: OnPaper) -> bool:
    return facts.manner is not Manner.fingerprint or bool(facts.witness.strip())


SIGNED_BY_HAND = (is_of_a_party, paper_is_kept, fingerprint_is_witnessed)


def nothing_stated(case: Case, facts: Any) -> Facts:
    return NoFacts()


def consented(step: str, about: About = nothing_stated, title: str = "") -> Effect:
    """The consent of the party named to a joint step; a paper that he signed is kept under `title`."""

    def told(case: Case, facts: ByPhone | OnPaper) -> Iterator[Any]:
        yield Subject(facts.person)
        yield case.make(
            Consent,
            proceeding=case.proceeding.id,
            step=step,
            person=facts.person,
            digest=digest(about(case, facts)),
            at=case.now,
        )
        if isinstance(facts, OnPaper):
            yield _kept(case, facts, title)

    return told


def _kept(case: Case, facts: OnPaper, title: str) -> Paper:
    return case.make(
        Paper,
        proceeding=case.proceeding.id,
        kind="signed_copy",
        title=title,
        origin="party",
        at=case.now,
        by=facts.person,
        name=case.person(facts.person).name,
        sha256=facts.paper,
    )


def signed_by_hand(case: Case, step: str) -> set[str]:
    """Which parties consented to this step on paper, the last time that they did."""
    last = {each.subject: each.step for each in case.entries(step, f"{step}_on_paper") if each.subject}
    return {person for person, taken in last.items() if taken.endswith("_on_paper")}


def once_all_agree(step: Step, about: About = nothing_stated) -> Callable[[Case, Any], Iterable[Facts]]:
    """What a line of the course carries: with the last consent, however it was given, the joint step is taken."""

    def carries(case: Case, facts: Any) -> Iterable[Facts]:
        stated = about(case, facts)
        given = {each.person for each in consents(case, step) if each.digest == digest(stated)}
        if given >= set(case.parties):
            yield stated

    return carries
