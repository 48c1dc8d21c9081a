"""Turns of an archive: the papers of a case that has ended are bound, checked and put on their shelf."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache

from xiezhi.engine.clock import at
from xiezhi.engine.errands import store
from xiezhi.engine.facts import FileId
from xiezhi.engine.words import ARCHIVIST, CLERK, ENFORCER, FILING_JUDGE, SIGNER
from xiezhi.papers.volume import written_page
from xiezhi.procedures.archive import Accepting, Archive, Binding, Checked, Term
from xiezhi.procedures.archive.errands import seal_all
from xiezhi.procedures.archive.facts import Leaf, Shelf, Volume, Volumes
from xiezhi.procedures.archive.volumes import made, papers_of
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows
from xiezhi.stories.telling import Hand, Plot, Tale

SIGNER_HAND: Hand = (SIGNER.name, SIGNER)


def keeper(plot: Plot, archive: Proceeding) -> Hand:
    """The clerk of the case, else its officer, else whoever judges in the filing hall."""
    for role in (CLERK, ENFORCER):
        stand = rows(Standing, proceeding=archive.id, role=role.name, until="", order=("order",))
        if stand:
            return stand[0].person, role
    return plot.officer(FILING_JUDGE)


def bound(plot: Plot) -> Tale:
    """Every case of the dispute that has ended is bound; the file is what the signer would make of it today."""
    yield from plot.later(1, 4)
    for each in plot.all(Archive, Archive.waiting.name):
        yield plot.does(keeper(plot, each), Archive.bind, Binding(term=Term.long), on=each)
        with at(plot.now):
            seal_all(case_of(each))
        volumes, files = made(each)
        for file in files:
            store().put(file)
        yield plot.does(SIGNER_HAND, Archive.make_volumes, volumes, on=each)


def shelved(plot: Plot) -> Tale:
    """The same of a city of thousands: the list of the file is what it is, the volume one page that says that the
    papers of an invented city are not printed."""
    yield from plot.later(1, 4)
    for each in plot.all(Archive, Archive.waiting.name):
        yield plot.does(keeper(plot, each), Archive.bind, Binding(term=Term.long), on=each)
        leaves = tuple(
            Leaf(paper=paper.id, first=1, last=1) for paper in papers_of(case_of(each)) if paper.shelf == "main"
        )
        yield plot.does(
            SIGNER_HAND, Archive.make_volumes, Volumes(volumes=(replace(_sample(), leaves=leaves),)), on=each
        )
    yield from accepted(plot)


def _sample() -> Volume:
    sha256, sm3 = (FileId(hashlib.new(kind, _page()).hexdigest()) for kind in ("sha256", "sm3"))
    store().put(_page())
    return Volume(shelf=Shelf.main, sha256=sha256, sm3=sm3, size=len(_page()))


@lru_cache(maxsize=1)
def _page() -> bytes:
    return written_page("", "示例卷", ("虚构的城市不排印卷内文书，目录照实列出。",))


def case_of(archive: Proceeding) -> Proceeding:
    found = one(Proceeding, id=archive.parent)
    assert found is not None, "an archive of nothing"
    return found


def archived(plot: Plot) -> Tale:
    yield from bound(plot)
    yield from accepted(plot)


def accepted(plot: Plot) -> Tale:
    """The archivist looks through what is bound, and takes it in."""
    yield from plot.later(1, 2)
    for each in plot.all(Archive, Archive.bound.name):
        yield plot.does(plot.officer(ARCHIVIST), Archive.check, Checked(), on=each)
        yield plot.does(plot.officer(ARCHIVIST), Archive.accept, Accepting(), on=each)
