"""Which indicators of the quality system are counted, by which expression, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlglot
from ibis.expr.types import BooleanValue
from sqlglot import exp

from xiezhi.indicators import GROUPS, INDICATORS
from xiezhi.indicators.cube import CELLS, LONG, LONGER, SINCE
from xiezhi.indicators.engines import sql_of
from xiezhi.indicators.indicator import Indicator, Sum, Unit
from xiezhi.indicators.scope import NAMES
from xiezhi.law.parameters import PARAMETERS
from xiezhi.law.sources import Policy, Unread

EDITION = date(2024, 9, 1)
"""The day of the newest edition of the system that is known of."""
_LONG, _LONGER = 999_912, 999_918


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator as the system or the court's practice names it; `by` are ours; `why` where there is none, or what
    is to be known of it."""

    label: str
    by: tuple[str, ...] = ()
    why: str = ""


NAMED = (
    Named("案-件比", ("cases_per_dispute",)),
    Named("二审改判-发回重审比", ("changed_to_remanded",)),
    Named("再审改判-发回重审比", why="没有再审的程序，无从计数"),
    Named("审限内结案率", ("within_limit", "appeal_limit", "enforcement_limit")),
    Named("超12个月未结案件比", ("long_pending",)),
    Named("执行到位率", ("in_place_share", "money_in_place")),
    Named("实际执行率", ("performed_share",), "强制执行、自动履行、和解履行都要履行完毕才能结案，与执行完毕率同一个数"),
    Named("执行完毕率", ("performed_share",)),
    Named("终本率", ("round_ended_share",)),
    Named("结案率", ("closing", "enforcement_closing"), "统计年度自十二月起的，看十一月三十日那一天的十二个月"),
    Named("法官人均结案数", why="2024年9月已取消；不按人计数"),
    Named("结收比", ("clearance", "enforcement_clearance")),
    Named(
        "平均审理时间",
        ("mean_days", "net_days", "median_days", "net_median", "appeal_days", "appeal_net_days", "appeal_median"),
        "毛用时和净用时各计：净用时减去依法扣除的期间和中止的期间",
    ),
    Named("上诉率", ("appeals",)),
    Named("服判息诉率", ("accepted",)),
    Named("一审改判发回率", ("changed_share",)),
    Named("调解率", ("mediated",)),
    Named("撤诉率", ("withdrawn",)),
    Named("自动履行率", ("performed_unforced",)),
    Named("申请执行率", ("applied_for",)),
    Named("诉前调解成功率", ("talks",)),
    Named("诉前调解成功分流率", ("diverted",)),
    Named("诉讼服务中心实质性化解纠纷率", ("diverted", "settled_first"), "官方公式未见全文，分子以诉前调解成功计"),
    Named("速裁占比", ("fast_share", "fast_days", "fast_median")),
    Named("万人成讼率", ("per_ten_thousand",)),
    Named("案-访比", why="没有信访的程序，无从计数"),
    Named("初信初访件数", why="没有信访的程序，无从计数"),
    Named("平均执行用时", ("enforcement_days", "enforcement_net_days", "enforcement_median")),
    Named("案款三十日发放率", ("paid_out_in_time",)),
    Named("失信三日删除率", ("lifted_in_time",)),
    Named("首次查询二十四小时率", ("first_query",)),
    Named("裁定再审率", why="没有再审的程序；2024年9月已取消"),
    Named("延长审限率", ("extended",), "2024年9月已取消，只供分析"),
    Named("司法建议反馈率", why="没有司法建议的程序；2024年9月已取消"),
)
"""As `docs/indicators.md` tells them."""


def page() -> str:
    """The whole of `docs/indicators.md`."""
    return "\n".join([*_covered(), *_defined()])


def _covered() -> Iterator[str]:
    yield from (
        "# 指标",
        "",
        "由代码生成，请勿手改：`xiezhi manual docs/procedures`。",
        "怎样增加一项，见 [adding-an-indicator.md](adding-an-indicator.md)。",
        "",
        f"## 审判质量管理指标体系（{EDITION:%Y年%-m月}修订）和法院常用的指标",
        "",
        "| 名称 | 由谁计 | 说明 |",
        "|---|---|---|",
    )
    for each in NAMED:
        ours = "、".join(f"[{INDICATORS[name].label}](#{name})" for name in each.by)
        yield f"| {each.label} | {ours or '不计'} | {each.why} |"
    yield ""


def _defined() -> Iterator[str]:
    for group, label in GROUPS.items():
        yield from (f"## {label}", "")
        for each in INDICATORS.values():
            if each.group == group:
                yield from _told(each)


def _told(each: Indicator) -> Iterator[str]:
    law = each.law.on(EDITION)
    grade = "公布的口径" if each.official else "工作口径"
    basis = f"{law}（原文未核）" if isinstance(each.law, Unread) and "未核" not in str(law) else str(law)
    yield from (f'### <a id="{each.name}"></a>{each.label} {each.english}', "", each.definition)
    if each.excludes:
        yield from ("", each.excludes)
    yield from ("", f"- 标识 `{each.name}`，单位 {each.unit.word}，{grade}")
    yield f"- 依据：{basis}" if not isinstance(each.law, Policy) else f"- 依据：{law}，本院规定"
    yield f"- 谁看：{'、'.join(_readers(each))}"
    yield f"- 区间：{_interval(each)}"
    yield from (f"- {sum_.label}：`{_expression(sum_)}`" for sum_ in each.sums.values())
    if each.per:
        yield f"- 除以：{PARAMETERS[each.per].what}，以万计"
    yield ""


def _readers(each: Indicator) -> Iterator[str]:
    offices = {"president": "院长", "inspector": "督察", "enforcement_head": "执行局局长", "judge": "法官看自己的"}
    yield from (said for office, said in offices.items() if each.name in NAMES[office])
    if each.public:
        yield "公众（只按月公布，不足五笔的不公布）" if each.unit is Unit.YUAN else "公众（不足五件的不公布）"


def _interval(each: Indicator) -> str:
    low, high = each.bounds
    told = [f"{PARAMETERS[name].what}（`{name}`）" for name in (low, high) if name]
    return "、".join(told) or "没有"


def _expression(sum_: Sum) -> str:
    """The sum as SQL over the cube."""
    of = {"count": '"count"', "days": '"count" * days', "fen": "fen"}[sum_.of]
    told = f"sum({of}) where {_where(sum_.where)}"
    if sum_.minus is not None:
        told += f" − sum({of}) where {_where(sum_.minus)}"
    return told if sum_.stock else f"{told}，起始月以后"


def _where(where: BooleanValue) -> str:
    params = {SINCE: "起始月", LONG: _LONG, LONGER: _LONGER}
    sql = sql_of(CELLS.filter(where).select("id"), "duckdb", params)
    found = sqlglot.parse_one(sql, dialect="duckdb").find(exp.Where)
    assert found is not None, "a sum looks at some cells"
    for column in found.find_all(exp.Column):
        column.set("table", None)
    told = str(found.this.sql(dialect="duckdb")).replace('"', "").replace("'起始月'", "起始月")
    for number, said in ((_LONG, "满十二个月之日"), (_LONGER, "满十八个月之日")):
        told = told.replace(f"CAST({number} AS BIGINT)", said).replace(str(number), said)
    return told
