"""Who signs a paper, who has, when, and how he was known and showed that he was willing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from xiezhi.engine.ceremony import Signing, Way, Will, signing_of
from xiezhi.engine.errands import keys
from xiezhi.pages.saying import say as _
from xiezhi.papers.templates import PAPERS
from xiezhi.records.court import Court
from xiezhi.records.paper import Paper


def signers_of(paper: Paper, court: Court | None) -> tuple[dict[str, object], ...]:
    """Who signs a paper of this kind, in the order of their places: the persons, the body that mediated, the court."""
    if paper.origin != "court":
        return ()
    kind, data = PAPERS.get(paper.kind), paper.filled()
    by = kind.signed_by if kind else ("court",)
    sealed = datetime.fromisoformat(paper.sealed) if paper.sealed else None
    persons = data.get("signers", []) if "signers" in by else []
    houses = [("调解组织", str(data["body"]))] if "body" in by and data.get("body") else []
    houses += [("院章", court.name if court else "")] if "court" in by else []
    return (
        *(_person(paper, role, name, sealed, numbers="court" not in by) for role, name in persons),
        *(_house(role, name, sealed) for role, name in houses),
    )


def _house(role: str, name: str, sealed: datetime | None) -> dict[str, object]:
    return {"role": _(role), "name": name, "at": sealed, "words": _("电子印章"), "waits": _("待盖章")}


def _person(paper: Paper, role: str, name: str, sealed: datetime | None, *, numbers: bool) -> dict[str, object]:
    """`numbers`: whether the number is told by which he confirmed; a judge's is not."""
    signed = signing_of(paper, name, keys())
    signed = replace(signed, number="") if signed and not numbers else signed
    words = how_of(signed) if signed else _("电子签名")
    return {
        "role": _(role),
        "name": name,
        "at": signed.at if signed else sealed,
        "words": words,
        "waits": _("等他签"),
    }


def how_of(signed: Signing) -> str:
    """How somebody signed, how he showed on the page who he is, and by what he confirmed that he is willing."""
    identity = _(signed.level.label) if signed.way is Way.online else ""
    said = signed.will.sentence if signed.number else signed.will.label
    will = _(said) % {"number": signed.number} if signed.will is not Will.unsaid else ""
    return "　".join(each for each in (_(signed.way.label), identity, will) if each)
