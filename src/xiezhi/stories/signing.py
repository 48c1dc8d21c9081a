"""How somebody signs on the page in a story: what the window would have seen of him, with its mark."""

from __future__ import annotations

from datetime import datetime

from xiezhi.engine.ceremony import Will, marked
from xiezhi.engine.clock import court_now
from xiezhi.engine.errands import keys
from xiezhi.engine.facts import PaperId, Prose
from xiezhi.engine.telephone import masked
from xiezhi.phrases.parties import CONFIRMATION
from xiezhi.procedures.mediation import Signature
from xiezhi.procedures.service import AddressSignature
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.table import one


def signature(person: str, paper: Paper, at: datetime | None = None) -> Signature | AddressSignature:
    """Confirmed by the code that came to his telephone; by his authenticator where the court knows no number."""
    facts = AddressSignature if paper.kind == CONFIRMATION else Signature
    known = one(Person, person=person, court=paper.court)
    phone = keys().open_id(known.phone) if known and known.phone else ""
    seen = facts(
        paper=PaperId(paper.id),
        will=Will.code if phone else Will.totp,
        number=Prose(masked(phone)),
        confirmed=at or court_now(),
    )
    return marked(seen, person, keys())
