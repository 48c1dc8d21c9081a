"""The strokes of a person's hand, kept at the desk until they are printed in the paper that he signed."""

from __future__ import annotations

from xiezhi.desk.accounts import Account
from xiezhi.desk.drafts import find_draft
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.secrets import Secrets
from xiezhi.records.table import rows


def hand_form(paper: str) -> str:
    """The name under which the hand of a signer of this paper is kept."""
    return f"{paper}/hand"


def hand_of(paper: Paper, name: str, keys: Secrets) -> str:
    """What the signer of this name wrote with his hand, empty where he wrote nothing."""
    people = {each.person for each in rows(Standing, proceeding=paper.proceeding)}
    named = {each.person for each in rows(Person, person__in=sorted(people)) if each.name == name}
    for account in Account.objects.filter(person__in=sorted(named)):
        kept = find_draft(account, hand_form(paper.id), keys)
        if kept:
            return str(kept.body.get("hand", ""))
    return ""
