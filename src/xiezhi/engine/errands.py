"""待办外联的办理: seal what was drafted, deliver what was sent; each answer comes back through the door as a step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.conf import settings

from xiezhi.desk.errands import Errand, claim, fail, finish
from xiezhi.desk.uploads import Upload
from xiezhi.engine.case import moves_from
from xiezhi.engine.clock import CHINA, court_now
from xiezhi.engine.door import act
from xiezhi.engine.facts import PaperId, stated
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.shared_steps import Sealed
from xiezhi.engine.words import CARRIER, PROCEDURES, SIGNER, find_step
from xiezhi.evidence.models import Content
from xiezhi.papers.authority import Authority, Signatory, open_authority
from xiezhi.papers.render import render
from xiezhi.papers.seal import SealedPaper, seal, sign
from xiezhi.papers.store import Folder
from xiezhi.papers.templates import PAPERS
from xiezhi.records.court import Court
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one

LEASE_SECONDS = 120


def store() -> Folder:
    """Where this court's files lie, by their digest."""
    return Folder(Path(settings.HOME) / "papers")


def seal_paper(paper: Paper) -> Paper:
    """Render, sign and keep a drafted paper, and take the seal's step; a paper already sealed is returned as it is."""
    if paper.sealed:
        return paper
    proceeding, court = one(Proceeding, id=paper.proceeding), one(Court, id=paper.court)
    if proceeding is None or court is None:
        raise Absent
    made = _signed(paper, court)
    store().put(made.content)
    facts = Sealed(paper=PaperId(paper.id), sha256=made.sha256, sm3=made.sm3, size=len(made.content))
    step = PROCEDURES[proceeding.procedure].steps["seal"]
    act(step, facts, on=proceeding, by=SIGNER.name, as_=SIGNER, key=f"seal:{paper.id}:{made.sha256}")
    sealed = one(Paper, id=paper.id)
    assert sealed is not None, "a paper is never deleted"
    return sealed


def _signed(paper: Paper, court: Court) -> SealedPaper:
    """The PDF with every signature its form asks for: the persons', then the seal of the court or of the body."""
    kind, data, when = PAPERS[paper.kind], paper.filled(), court_now()
    pdf = render(
        paper.kind, {**data, "code": paper.check_code, "address": settings.CHECK_ADDRESS}, edition=int(paper.edition)
    )
    authority, demo = authority_of(court), court.mode == "demo"
    made: SealedPaper | None = None
    if "signers" in kind.signed_by:
        by_hand = data.get("by_hand") or ()
        for place, (role, name) in enumerate(data.get("signers") or (), 1):
            if name in by_hand:
                continue
            made = sign(pdf, authority, Signatory(name, role), place=f"sign-{place}", reason=kind.title, when=when)
            pdf = made.content
    if "body" in kind.signed_by and data.get("body"):
        body = Signatory(data["body"], organisation=True)
        made = sign(pdf, authority, body, place="seal", reason=kind.title, when=when)
    if "court" in kind.signed_by:
        made = seal(pdf, authority, reason=kind.title, when=when, sample=demo)
    assert made is not None, f"nobody signs {kind.title}"
    return made


def authority_of(court: Court) -> Authority:
    """The court's certificates, in its folder of keys."""
    since = datetime.fromisoformat(court.founded).replace(tzinfo=CHINA)
    return open_authority(Path(settings.HOME) / "keys" / court.id, court.name, since=since)


def _seal(errand: Errand) -> None:
    paper = one(Paper, id=errand.payload["paper"])
    if paper is not None and not paper.erased:
        seal_paper(paper)


def _deliver(errand: Errand) -> None:
    """To the recipient's account in this platform: its notice stands since the commit, so it has arrived."""
    proceeding = one(Proceeding, id=errand.proceeding)
    step = find_step(errand.payload["answer"])
    if proceeding is not None and moves_from(step.moves.sources, proceeding.state):
        facts = stated(step.facts, {"means": "诉讼平台账号"})
        act(step, facts, on=proceeding, by=CARRIER.name, as_=CARRIER, key=f"deliver:{errand.key}")


def _forget(errand: Errand) -> None:
    """Delete an erased file, and what was made of it for others to see; then the errand forgets its name too."""
    file = errand.payload.get("file", "")
    if file and not Content.objects.filter(value=file).exists():
        for upload in Upload.objects.filter(sha256=file):
            upload.delete()
            if not Upload.objects.filter(shared=upload.shared).exists():
                store().drop(upload.shared)
        store().drop(file)
    Errand.objects.filter(pk=errand.pk).update(payload={})


HANDLERS: dict[str, Callable[[Errand], None]] = {"deliver": _deliver, "forget": _forget, "seal": _seal}


def work_once(worker: str, kinds: tuple[str, ...] = tuple(HANDLERS)) -> bool:
    """Do the next errand that is due; whether there was one. What fails is tried again later, less and less often."""
    for kind in kinds:
        errand = claim(kind, worker, court_now(), LEASE_SECONDS)
        if errand is None:
            continue
        try:
            HANDLERS[kind](errand)
        except Refused as refused:
            fail(errand, court_now(), refused.sentence, hopeless=True)
        except Exception as trouble:  # the world outside fails in every way; the errand stays, with what was wrong
            fail(errand, court_now(), f"{type(trouble).__name__}: {trouble}")
        else:
            finish(errand, court_now())
        return True
    return False


def work(worker: str, kinds: tuple[str, ...] = tuple(HANDLERS)) -> int:
    """Do every errand that is due; how many."""
    done = 0
    while work_once(worker, kinds):
        done += 1
    return done
