"""成册的外联：先把没有盖章的文书盖了章，再编成卷；有内容被删除的，重新成册，旧册删去。"""

from __future__ import annotations

from xiezhi.desk.errands import Errand
from xiezhi.engine.door import act
from xiezhi.engine.errands import HANDLERS, seal_paper, store
from xiezhi.engine.words import SIGNER
from xiezhi.papers.templates import PAPERS
from xiezhi.procedures.archive.procedure import KIND, Archive
from xiezhi.procedures.archive.volumes import made, papers_of
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows


def seal_all(case: Proceeding) -> None:
    """法院的文书还没有盖章的，先盖章。"""
    for paper in papers_of(case):
        if paper.origin == "court" and not paper.erased and "court" in PAPERS[paper.kind].signed_by:
            seal_paper(paper)


def bind(errand: Errand) -> None:
    """整理装订以后成册一次；内容被删除的（写明哪一件归档），已经成册的也重新成册。"""
    again = errand.payload.get("archive", "")
    archive = one(Proceeding, id=again or errand.proceeding)
    assert archive is not None, "归档不会删除"
    case = one(Proceeding, id=archive.parent)
    assert case is not None, "归档在一件案件之下"
    if not again and archive.state != Archive.waiting.name:
        return
    seal_all(case)
    before = {each.sha256 for each in rows(Paper, proceeding=archive.id, kind=KIND)}
    volumes, files = made(archive)
    new = {store().put(each) for each in files}
    key = f"{errand.key}:{volumes.volumes[0].sha256}"
    act(Archive.make_volumes, volumes, on=archive, by=SIGNER.name, as_=SIGNER, key=key)
    for old in before - new:
        store().drop(old)


HANDLERS["bind"] = bind
