"""办完以后: what a step would change, or has changed, in the words of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from xiezhi.engine.acts import Outcome
from xiezhi.engine.case import Case
from xiezhi.engine.facts import Facts
from xiezhi.engine.refused import cited
from xiezhi.engine.words import PROCEDURES, Step
from xiezhi.law.working import from_fen
from xiezhi.pages.limits import law_of
from xiezhi.pages.names import names_of, role_name
from xiezhi.pages.papers import called
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.pages.shapes import After, Consequence
from xiezhi.phrases.court_fees import KINDS
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import Row

Pair = tuple[Row, Row | None]
OUTSIDE = {
    "deliver": "统一送达：交给送达渠道",
    "seal": "签章系统盖章",
    "bind": "按目录装订成卷",
    "inquire": "向机构发出网络查询",
    "control": "向协助机构发出控制、续控、扣划或者解除的通知",
    "pay_out": "向银行发出付款指令",
    "money_identified": "把不明款转入所属案件",
    "publish": "向社会公布",
    "unpublish": "撤下公布",
    "text": "发短信",
}
"""What is done outside, or elsewhere in the house, after the entry; what only carries a step to another case is not
said twice."""


def advised_of(step: Step, case: Case, facts: Facts, day: date) -> tuple[After, ...]:
    """What is advised as the form stands, each reason with its article: it changes with what is stated."""
    if step.advises is None:
        return ()
    lines = (Consequence(_(text), note=str(cited(law, day)) if law else "") for text, law in step.advises(case, facts))
    return (After(_("建议"), tuple(lines)),)


def afters_of(outcomes: Iterable[Outcome], look: str = "") -> tuple[After, ...]:
    """What these entries bring about, by kind; kinds without a line are left out.

    Where a paper is looked at that the court would draw up is `look` with its place added.
    """
    every = list(outcomes)
    pairs = [pair for outcome in every for pair in outcome.rows]
    names = _names(every, pairs)
    errands = dict.fromkeys(OUTSIDE[each.kind] for outcome in every for each in outcome.errands if each.kind in OUTSIDE)
    found = (*afters_of_rows(pairs, names, look), After(_("对外"), words="；".join(_(each) for each in errands)))
    waiting = (
        (After(_("还差"), words=_("这是共同办理的一步：还要等其他当事人同意。")),) if every and every[0].waits else ()
    )
    return (*waiting, *(each for each in found if each.lines or each.words))


def afters_of_rows(pairs: Iterable[Pair], names: Mapping[str, str], look: str = "") -> tuple[After, ...]:
    rows = list(pairs)
    kinds = (
        After(_("案件"), tuple(_moves(rows))),
        After(_("期限"), tuple(_deadlines(rows, names))),
        After(_("费用"), tuple(_bills(rows))),
        After(_("文书"), tuple(_papers(rows, look))),
    )
    return tuple(each for each in kinds if each.lines)


def _names(outcomes: list[Outcome], pairs: list[Pair]) -> dict[str, str]:
    fresh = {row.person: row.name for row, _ in pairs if isinstance(row, Person)}
    wanted = {row.person for row, _ in pairs if isinstance(row, Deadline) and row.person} - set(fresh)
    court = outcomes[0].proceeding.court if outcomes else ""
    return {**names_of(court, wanted), **fresh}


def _moves(rows: list[Pair]) -> Iterator[Consequence]:
    for row, before in rows:
        if isinstance(row, Proceeding) and not (isinstance(before, Proceeding) and before.state == row.state):
            procedure = PROCEDURES[row.procedure]
            label = _(procedure.label) if before else _("另开：%(what)s") % {"what": _(procedure.label)}
            yield Consequence(label, note=termed(procedure.states[row.state]), condition=row.number)


def _deadlines(rows: list[Pair], names: Mapping[str, str]) -> Iterator[Consequence]:
    for row, before in rows:
        if not isinstance(row, Deadline) or row.status == "void":
            continue
        if isinstance(before, Deadline) and before.due == row.due:
            continue
        who = names.get(row.person) or _(role_name(row.role))
        condition = _("暂计，放假安排未公布") if row.provisional else ""
        yield Consequence(f"{_(row.label)}　{who}", date.fromisoformat(row.due), note=law_of(row), condition=condition)


def _bills(rows: list[Pair]) -> Iterator[Consequence]:
    for row, before in rows:
        if isinstance(row, Bill) and not before:
            yield Consequence(_(KINDS[row.kind]), amount=from_fen(row.amount))


def _papers(rows: list[Pair], look: str) -> Iterator[Consequence]:
    drawn = [each.id for each in drawn_up(rows)]
    for row, before in rows:
        if isinstance(row, Paper) and not before and row.shelf == "main":
            made = row.id in drawn
            yield Consequence(
                called(row),
                note=_("本院制作") if made else _("当事人提交"),
                look=f"{look}/{drawn.index(row.id)}" if made and look else "",
            )


def drawn_up(rows: Iterable[Pair]) -> list[Paper]:
    """The papers that the court draws up by these entries."""
    return [
        row
        for row, before in rows
        if isinstance(row, Paper) and not before and row.shelf == "main" and row.origin == "court"
    ]
