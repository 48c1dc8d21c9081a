"""Everything needed to repeat the check of a case elsewhere, in one file: papers, bundles, keys, time-stamp roots, the
offline page, and a page that says how. Who opens it needs neither this court nor its network."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from xiezhi.engine.errands import authority_of
from xiezhi.engine.possible import case_for
from xiezhi.engine.publish import bundle_of, policy_of
from xiezhi.engine.refused import Absent
from xiezhi.evidence.bundle import SUFFIX, Bundle, Content
from xiezhi.evidence.models import Entry
from xiezhi.evidence.page import offline_page
from xiezhi.evidence.read import entry as find_entry
from xiezhi.evidence.read import of_proceedings
from xiezhi.pages.exhibit_origin import deposits_of
from xiezhi.pages.names import case_name
from xiezhi.pages.papers import content_of, file_name, papers_of, sees_whole
from xiezhi.pages.reading import look_at
from xiezhi.pages.verifier import stampers_of
from xiezhi.pages.verify import remembering
from xiezhi.pages.visitor import Visitor
from xiezhi.papers.report import source_digest
from xiezhi.procedures.deposit.certificate import notarial
from xiezhi.procedures.deposit.procedure import NOTARIAL
from xiezhi.records.court import Court
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one

CHECKED, RECORDS, ASIDE = "核验", "核验/办理记录", "供阅"
README = """{case}　核验包

在本文件夹里执行（不联网；程序见 https://pypi.org 的 xiezhi，或者用“离线核验页.html”，断网打开，把文件拖进去）：

    xiezhi-verify --policy policy --root root.pem{tsa} 核验

退出码 0 一致，1 不一致，2 无法核验。

核验/        材料 {papers} 份，旁边的 .bundle.json 是它的存证包；只有存证包没有文件的，是您只能看副本的原件。
核验/办理记录/  办理记录 {entries} 条，只有叶子和证明：何时、第几号，不写内容。另有 {waiting} 条还没有进入公布的检查点。
供阅/        没有入链的草稿和去掉拍摄信息的照片副本 {aside} 份，不能核验。
policy       日志和见证机构的公钥。应当另从各机构自己公布的渠道取得一份对照，不要只信这里的。
root.pem     法院文书签名的根证书。

一致，只说明自存证之时起没有改动；存证之前的真实性、关联性、合法性由法庭审查（《人民法院在线诉讼规则》第十六条、第十八条）。
核验程序源码 SHA-256：{program}
怎样不用本程序核验，逐步写在 docs/evidence.md。
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """One file of the package."""

    path: str
    content: bytes


def evidence_zip(request: HttpRequest, number: str) -> HttpResponse:
    """The package of a case, as far as this reader may read it."""
    visitor, found = look_at(request, number, "evidence.zip")
    court = one(Court, id=found.court)
    if court is None:
        raise Absent
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        for each in package(visitor, found, court):
            zipped.writestr(each.path, each.content)
    answer = HttpResponse(packed.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(case_name(found) + '　核验包')}.zip"
    return answer


def package(visitor: Visitor, proceeding: Proceeding, court: Court) -> Iterator[Taken]:
    """Its files one after another; the README, which counts them, last."""
    counts = {CHECKED: 0, RECORDS: 0, ASIDE: 0}
    entries = of_proceedings([proceeding.id])
    files = (*_papers(visitor, papers_of(case_for(proceeding, visitor.person), visitor.viewer)), *_entries(entries))
    for each in files:
        folder = next(name for name in (RECORDS, CHECKED, ASIDE) if each.path.startswith(f"{name}/"))
        counts[folder] += folder != CHECKED or each.path.endswith(SUFFIX)
        yield each
    policy, root = policy_of(court.id), authority_of(court).root_pem
    stampers = stampers_of((court,))
    if stampers:
        yield Taken("tsa.pem", "".join(stampers).encode())
    yield Taken("policy", policy.encode())
    yield Taken("root.pem", root.encode())
    yield Taken("离线核验页.html", offline_page({court.id: policy}, [root], stampers))
    told = README.format(
        case=case_name(proceeding),
        tsa=" --tsa tsa.pem" if stampers else "",
        papers=counts[CHECKED],
        entries=counts[RECORDS],
        waiting=len(entries) - counts[RECORDS],
        aside=counts[ASIDE],
        program=source_digest(),
    )
    yield Taken("README.txt", told.encode())


def _papers(visitor: Visitor, papers: Iterable[Paper]) -> Iterator[Taken]:
    for place, paper in enumerate(_with_certificates(list(papers)), 1):
        content, ending = content_of(paper, whole=paper.kind == NOTARIAL or sees_whole(visitor, paper))
        name, bundle = f"{place:02} {file_name(paper, ending)}", _bundle(paper)
        original = bundle is not None and _is_the_recorded(paper, content)
        yield Taken(f"{CHECKED if original else ASIDE}/{name}", content)
        if bundle is not None:
            yield Taken(f"{CHECKED}/{name}{SUFFIX}", bytes(bundle))


def _with_certificates(papers: list[Paper]) -> Iterator[Paper]:
    """Each paper, and behind a deposit that was presented the certificates of notary offices upon it."""
    for paper in papers:
        yield paper
        held = deposits_of(paper.proceeding, [paper]).get(paper.sha256) if paper.kind.endswith("proof") else None
        yield from notarial(held) if held else ()


def _is_the_recorded(paper: Paper, content: bytes) -> bool:
    kept = one(Paper, id=paper.id) or paper
    return Content.of(content).sha256.hex() == kept.sha256


def _bundle(paper: Paper) -> Bundle | None:
    """What proves the file: the entry that sealed it, else the one that brought it in."""
    kept = one(Paper, id=paper.id) or paper
    if not kept.sha256 or kept.erased:
        return None
    entry = remembering(kept) if kept.origin == "court" else find_entry(kept.id.rpartition("-")[0])
    return bundle_of(entry, values=False, file=kept.sha256) if entry else None


def _entries(entries: Iterable[Entry]) -> Iterator[Taken]:
    for place, entry in enumerate(entries, 1):
        bundle = bundle_of(entry, values=False)
        if bundle is not None:
            yield Taken(f"{RECORDS}/{place:04} {entry.id}{SUFFIX}", bytes(bundle))
