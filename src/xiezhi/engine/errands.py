"""待办外联的办理: seal what was drafted, deliver what was sent; each answer comes back through the door as a step."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from xiezhi.desk.accounts import link_account
from xiezhi.desk.errands import Errand, claim, fail, finish, put_off
from xiezhi.desk.findings import put, wipe
from xiezhi.desk.page_texts import words_of
from xiezhi.desk.secrets import Keyring
from xiezhi.desk.uploads import Upload
from xiezhi.engine.case import moves_from
from xiezhi.engine.ceremony import Signing, Will, signing_of
from xiezhi.engine.clock import CHINA, court_now
from xiezhi.engine.door import act, keyring
from xiezhi.engine.facts import PaperId, stated
from xiezhi.engine.finding import of_words
from xiezhi.engine.hands import hand_of
from xiezhi.engine.issued import is_quiet
from xiezhi.engine.partners import stamper_of
from xiezhi.engine.refused import Absent, Refused
from xiezhi.engine.shared_steps import Sealed
from xiezhi.engine.telephone import masked
from xiezhi.engine.words import CARRIER, PROCEDURES, SIGNER, Step, find_step
from xiezhi.evidence.models import Content
from xiezhi.outside.messages import HttpMessages
from xiezhi.papers.authority import Authority, Signatory, open_authority
from xiezhi.papers.render import NoTypesetter, render
from xiezhi.papers.seal import SealedPaper, seal, sign
from xiezhi.papers.store import Folder
from xiezhi.papers.templates import PAPERS
from xiezhi.papers.text import words_of_form
from xiezhi.records.court import Court
from xiezhi.records.paper import OWN, Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.secrets import Unsealable
from xiezhi.records.table import one

LEASE_SECONDS = 120
STALE = timedelta(minutes=10)
"""How long words to a telephone are worth bringing."""


def keys() -> Keyring:
    """What this court's numbers are sealed with."""
    return keyring(Path(settings.HOME))


def store() -> Folder:
    """Where this court's files lie, by their digest."""
    return Folder(Path(settings.HOME) / "papers")


def seal_paper(paper: Paper) -> Paper:
    """Render, sign and keep a drafted paper, and take the seal's step; a paper already sealed, or sealed by another
    meanwhile, is returned as it is."""
    if paper.sealed:
        return paper
    proceeding, court = one(Proceeding, id=paper.proceeding), one(Court, id=paper.court)
    if proceeding is None or court is None:
        raise Absent
    made = _signed(paper, court)
    store().put(made.content)
    facts = Sealed(paper=PaperId(paper.id), sha256=made.sha256, sm3=made.sm3, size=len(made.content))
    step = PROCEDURES[proceeding.procedure].steps["seal"]
    try:
        act(step, facts, on=proceeding, by=SIGNER.name, as_=SIGNER, key=f"seal:{paper.id}:{made.sha256}")
    except Refused:
        if not (other := _kept(paper)).sealed:
            raise
        return other
    return _kept(paper)


def _kept(paper: Paper) -> Paper:
    found = one(Paper, id=paper.id)
    assert found is not None, "a paper is never deleted"
    return found


def sealed_for(paper: Paper, *, access: str) -> bytes:
    """A copy of a sealed paper for one recipient, his code beneath it; the paper itself stays as it is."""
    court = one(Court, id=paper.court)
    if court is None:
        raise Absent
    return _signed(seal_paper(paper), court, access).content


def told(paper: Paper) -> dict[str, Any]:
    """The data of a drafted paper as its form says it: numbers that are kept sealed by their ends only."""
    data, kind = paper.filled(), PAPERS.get(paper.kind)
    return data | {name: _ends(str(data[name])) for name in (kind.sealed if kind else ()) if data.get(name)}


def _ends(sealed: str) -> str:
    try:
        return masked(keys().open_id(sealed))
    except Unsealable:
        return ""


def waits_for_signers(paper: Paper) -> bool:
    """A paper that people alone sign, of whom none has signed it electronically: nothing can be sealed in it yet."""
    kind = PAPERS.get(paper.kind)
    if kind is None or not kind.waits or paper.sealed:
        return False
    names = {name for _role, name in paper.filled().get("signers") or ()}
    return not paper.signers or names <= set(paper.filled().get("by_hand") or ())


def printed(paper: Paper, access: str = "") -> bytes:
    """The PDF of a drafted paper, before anybody has signed it."""
    return render(paper.kind, _facts(paper, access), edition=int(paper.edition), quiet=is_quiet(paper))


def _facts(paper: Paper, access: str = "") -> dict[str, Any]:
    """What its form is filled with."""
    data = told(paper)
    if names := data.get("by_hand"):
        data["in_person"] = [_in_person(name, signing_of(paper, name, keys())) for name in names]
    code = paper.check_code if paper.shelf != OWN else None  # nobody is told of it by its code
    return {**data, "code": code, "address": settings.CHECK_ADDRESS, "access": access or None}


def _in_person(name: str, signed: Signing | None) -> str:
    """Who signed on paper, and how he showed there that he is willing."""
    return f"{name}（{signed.will.label}）" if signed and signed.will is not Will.unsaid else name


def _signed(paper: Paper, court: Court, access: str = "") -> SealedPaper:
    """The PDF with every signature its form asks for: the persons', then the seal of the court or of the body."""
    kind, data, when = PAPERS[paper.kind], paper.filled(), court_now()
    pdf = printed(paper, access)
    authority, demo, stamper = authority_of(court), court.mode == "demo", stamper_of(court.id, when)
    made: SealedPaper | None = None
    if "signers" in kind.signed_by:
        plain = "court" not in kind.signed_by  # what a court issues names its judges as its form has it
        by_hand = data.get("by_hand") or ()
        for place, (role, name) in enumerate(data.get("signers") or (), 1):
            if name in by_hand:
                continue
            who, at = Signatory(name, role), f"sign-{place}"
            signed = signing_of(paper, name, keys())
            hand = hand_of(paper.id, signed, keys()) if signed else ""
            lines, moment = (signed.lines if plain else (), signed.at) if signed else ((), None)
            told = (f"本人签于{moment.astimezone(CHINA):%Y-%m-%d %H:%M:%S}",) if moment else ()
            reason = "；".join((kind.title, *lines, *told))
            made = sign(
                pdf, authority, who, place=at, reason=reason, when=when, stamper=stamper, hand=hand,
                lines=lines, signed=moment,
            )  # fmt: skip
            pdf = made.content
    if "body" in kind.signed_by and data.get("body"):
        body = Signatory(data["body"], organisation=True)
        made = sign(pdf, authority, body, place="seal", reason=kind.title, when=when, stamper=stamper)
    if "court" in kind.signed_by:
        made = seal(pdf, authority, reason=kind.title, when=when, sample=demo, stamper=stamper)
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
    step = find_step(errand.payload["answer"])
    if proceeding := awaiting(errand, step):
        facts = stated(step.facts, {"means": "诉讼平台账号"})
        act(step, facts, on=proceeding, by=CARRIER.name, as_=CARRIER, key=f"deliver:{errand.key}")


def awaiting(errand: Errand, *answers: Step) -> Proceeding | None:
    """The errand's proceeding while it waits for one of these answers; None once somebody has written the answer in,
    or it has gone another way."""
    proceeding = one(Proceeding, id=errand.proceeding)
    waits = proceeding is not None and any(moves_from(each.moves.sources, proceeding.state) for each in answers)
    return proceeding if waits else None


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


def _link(errand: Errand) -> None:
    """Who showed that he is one whom the court knew finds all that is his in his account."""
    link_account(errand.payload["person"], errand.payload["is"], court_now())


def _text(errand: Errand) -> None:
    """To a telephone; what was said is forgotten here once it is on its way. Late words are not sent any more."""
    keys, payload = keyring(Path(settings.HOME)), errand.payload
    if payload and court_now() - errand.made < STALE:
        phone, words = keys.open_id(payload["phone"]), keys.open(payload["words"], errand.key).decode()
        HttpMessages(settings.MESSAGES).send(phone, words, errand.key)
    Errand.objects.filter(pk=errand.pk).update(payload={})


def _index(errand: Errand) -> None:
    """The words inside a paper, so that it can be found by them."""
    paper = one(Paper, id=errand.payload["paper"])
    if paper is not None and not paper.erased:
        put([of_words(paper, _words(paper))])


def _words(paper: Paper) -> str:
    if paper.origin == "court" and paper.filled():
        return words_of_form(paper.kind, _facts(paper), int(paper.edition))
    with suppress(KeyError, ValueError):
        return words_of(store().get(paper.sha256)) if paper.media == "application/pdf" else ""
    return ""


def _wipe(_errand: Errand) -> None:
    wipe()


HANDLERS: dict[str, Callable[[Errand], None]] = {
    "deliver": _deliver, "forget": _forget, "link": _link, "text": _text, "seal": _seal,
    "index": _index, "wipe": _wipe,
}  # fmt: skip
"""How each kind of errand is done; chapters put theirs here."""


SLOW = {"seal": 1, "index": 50}
"""What takes its time: how many of it are done before what is quick has its turn again."""
READING = ("read",)
"""What has a loop of its own: whoever brings a file that is long to read holds up nothing else."""


def at_once() -> tuple[str, ...]:
    """What is quick."""
    return tuple(kind for kind in HANDLERS if kind not in (*SLOW, *READING))


def work_once(worker: str, kinds: tuple[str, ...] = ()) -> bool:
    """Do the next errand that is due, of these kinds or of any; whether there was one.

    What fails is tried again later, less and less often.
    """
    for kind in kinds or tuple(HANDLERS):
        errand = claim(kind, worker, court_now(), LEASE_SECONDS)
        if errand is None:
            continue
        try:
            HANDLERS[kind](errand)
        except Refused as refused:
            fail(errand, court_now(), refused.sentence, hopeless=True)
        except NoTypesetter as lacking:
            put_off(errand, court_now(), lacking.sentence)
        except Exception as trouble:  # the world outside fails in every way; the errand stays, with what was wrong
            fail(errand, court_now(), f"{type(trouble).__name__}: {trouble}")
        else:
            finish(errand, court_now())
        return True
    return False


def work(worker: str, kinds: tuple[str, ...] = ()) -> int:
    """Do every errand that is due; how many."""
    done = 0
    while work_once(worker, kinds):
        done += 1
    return done
