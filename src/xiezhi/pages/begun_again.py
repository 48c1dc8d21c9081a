"""A suit that goes on from another: sent back for a new trial, or a third party's after the claimant has withdrawn."""

from __future__ import annotations

from xiezhi.engine.case import Case
from xiezhi.law.sources import Citation
from xiezhi.pages.citations import cite
from xiezhi.pages.names import case_name
from xiezhi.pages.saying import say as _
from xiezhi.pages.shapes import Again, Link
from xiezhi.pages.visitor import Visitor
from xiezhi.procedures.first_instance.from_above import AGAIN_LAWS, first_suit
from xiezhi.procedures.first_instance.going_on import GOES_ON


def begun_again(case: Case, visitor: Visitor) -> Again | None:
    """From which case it goes on, and what is new in it."""
    laws: tuple[Citation, ...]
    if case.entries("open_again"):
        before, lines, laws = first_suit(case), _of_a_retrial(), AGAIN_LAWS
        title = _("这是发回重审的案件，从头再审一次")
    elif case.entries("go_on") and case.parent is not None:
        before, lines, laws = case.of(case.parent), _of_a_third(), (GOES_ON,)
        title = _("本诉不再审理，第三人的请求在这里继续")
    else:
        return None
    link = Link(_("原案 %(case)s") % {"case": case_name(before.proceeding)}, f"/mine/{before.proceeding.id}")
    return Again(title, lines, link, tuple(cite(each, visitor.day) for each in laws))


def _of_a_retrial() -> tuple[str, ...]:
    return (
        _("第二审法院撤销了原来的判决，原判决不用履行。"),
        _("换了案号；原来审理的人不再审，另外组成合议庭，适用普通程序。"),
        _("原来的请求和材料都带过来了，不用再交；受理费不另收。"),
        _("举证的期限重新定；可以变更、增加请求，可以反诉。"),
        _("重审的判决，不服的仍然可以上诉；上级法院不会再发回第二次。"),
    )


def _of_a_third() -> tuple[str, ...]:
    return (
        _("第三人是这一案的原告，原案的原告、被告是这一案的被告。"),
        _("换了案号，审判人员另行确定；已经交的受理费、材料都带过来了。"),
    )
