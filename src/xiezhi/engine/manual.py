"""办案手册: the clerk's page of a procedure, drawn from its definition: its states as a picture, its steps in words."""

from __future__ import annotations

from collections.abc import Iterator

from xiezhi.engine.clocks import Clock, clocks_of
from xiezhi.engine.facts import fields_of
from xiezhi.engine.words import COMMON, PROCEDURES, Procedure, Step
from xiezhi.law.periods import Period


def page(procedure: type[Procedure]) -> str:
    """One procedure as Markdown, in Chinese."""
    return "\n".join([*_head(procedure), *_states(procedure), *_steps(procedure), *_ways(procedure)]) + "\n"


def picture(procedure: type[Procedure]) -> list[str]:
    """The states and what leads from one to another, as lines of a Mermaid diagram."""
    lines = ["stateDiagram-v2"]
    lines += [f"  {name}: {state.label}" for name, state in procedure.states.items()]
    for step in own_steps(procedure):
        to = step.moves.to
        if to is None:
            continue
        sources = [state.name for state in step.moves.sources] or ["[*]"]
        lines += [f"  {source} --> {to.name}: {step.label}" for source in sources]
    lines += [f"  {name} --> [*]" for name, state in procedure.states.items() if state.last]
    return lines


def own_steps(procedure: type[Procedure]) -> list[Step]:
    """The steps of the chapter itself, without those that every procedure has."""
    return [step for name, step in procedure.steps.items() if name not in COMMON]


def _head(procedure: type[Procedure]) -> Iterator[str]:
    yield f"# {procedure.label}（{procedure.code}）"
    yield ""
    if procedure.__doc__:
        yield procedure.__doc__.strip()
        yield ""
    yield "本页由程序的定义生成；改程序，不改本页。"
    yield ""
    yield "```mermaid"
    yield from picture(procedure)
    yield "```"
    yield ""


def _states(procedure: type[Procedure]) -> Iterator[str]:
    clocks = {clock.state: clock for clock in clocks_of(procedure) if clock.state}
    yield "## 状态"
    yield ""
    yield "| 状态 | 期限 |"
    yield "|---|---|"
    for name, state in procedure.states.items():
        clock = clocks.get(name)
        what = told(clock) if clock else "到此办结" if state.last else state.unclocked
        yield f"| {state.label} | {what} |"
    yield ""


def _steps(procedure: type[Procedure]) -> Iterator[str]:
    clocks = {clock.name: clock for clock in clocks_of(procedure) if not clock.state}
    yield "## 步骤"
    for step in own_steps(procedure):
        yield ""
        yield f"### {step.label}"
        yield ""
        yield f"- 由谁办理：{'、'.join(role.label for role in step.roles)}"
        sources = "、".join(state.label for state in step.moves.sources) or _opened(step)
        yield f"- 何时可办：{sources}" + (f"；办后为“{step.moves.to.label}”" if step.moves.to else "")
        yield f"- 依据：{step.law}"
        if step.name in clocks:
            yield f"- 期限：{told(clocks[step.name])}"
        if step.on_lapse_of:
            yield f"- “{step.on_lapse_of.label}”期限届满时自动办理"
        fields = fields_of(step.facts)
        if fields:
            stated = [field.label + ("" if field.required else "（可不填）") for field in fields]
            yield f"- 须陈述：{'；'.join(stated)}"
        for guard in step.needs:
            yield f"- 条件：{guard.sentence}（{guard.law}）"
        for link in step.follows:
            yield f"- 随后：{link.then.procedure.label}“{link.then.label}”"


def _opened(step: Step) -> str:
    there = "、".join(f"{state.procedure.label}“{state.label}”" for state in step.upon)
    return f"（在{there}时新开）" if there else "（新开）"


def _ways(procedure: type[Procedure]) -> Iterator[str]:
    if procedure.promises:
        yield ""
        yield "## 承诺"
        yield ""
        clocks = {clock.name: clock for clock in clocks_of(procedure)}
        yield from (f"- {promise.label}：{told(clocks[name])}" for name, promise in procedure.promises.items())
    if procedure.branches:
        yield ""
        yield "## 由此另开"
        yield ""
        for step in procedure.branches.values():
            yield f"- {step.procedure.label}“{step.label}”（{'、'.join(role.label for role in step.roles)}）"
    yield ""
    yield "## 每个程序都有的步骤"
    yield ""
    yield "、".join(procedure.steps[name].label for name in COMMON) + "。"


def told(clock: Clock) -> str:
    """A clock in a few words: how long, for whom, on which article."""
    length = str(clock.period) if isinstance(clock.period, Period) else "由法院指定"
    kind = {"duty": "应当在", "right": "逾期失权，", "stage": "期限"}[clock.kind]
    return f"{kind}{length}（{clock.role.label}；{clock.law}）"


def pages() -> dict[str, str]:
    """Every procedure's page by its name."""
    return {name: page(procedure) for name, procedure in PROCEDURES.items()}
