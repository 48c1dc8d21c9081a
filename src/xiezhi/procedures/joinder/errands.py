"""合并审理的外联：别的案件各自办一步；一案不能并入的，全部分案。重复的只办一次。"""

from __future__ import annotations

from collections.abc import Callable

from xiezhi.desk.errands import Errand
from xiezhi.engine.door import act
from xiezhi.engine.entry_ids import entry_id
from xiezhi.engine.errands import HANDLERS
from xiezhi.engine.facts import Facts, Prose
from xiezhi.engine.possible import case_for
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import BESIDE, PROCEDURES, Step
from xiezhi.evidence import read
from xiezhi.phrases.joint import Apart, heard_after
from xiezhi.procedures.joinder.effects import TELL, as_one_of_them, of_the_hearing, seats_of
from xiezhi.procedures.joinder.facts import Entered
from xiezhi.procedures.joinder.procedure import Joinder
from xiezhi.records.deadline import Deadline
from xiezhi.records.hearing import Hearing
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.relation import Relation
from xiezhi.records.table import one, rows


def tell(errand: Errand) -> None:
    """让这一案办这一步；并入的，回到合并审理里记一步。"""
    trial, there = trial_of(errand), there_of(errand)
    step = step_of(errand)
    if step.name != "join":
        if rows(Relation, proceeding=there.id, through=trial.id, until=""):
            _take(step, told(errand), there, errand)
        return
    if trial.state != Joinder.joined.name:
        return
    try:
        _take(step, told(errand), there, errand)
    except Refused as refused:
        _take(Joinder.not_joined, Apart(reason=Prose(f"{there.number}：{refused.sentence}")), trial, errand)
    else:
        _take(Joinder.entered, entered(there), trial, errand)


def trial_of(errand: Errand) -> Proceeding:
    found = one(Proceeding, id=errand.proceeding)
    assert found is not None, "a joint trial is never deleted"
    return found


def there_of(errand: Errand) -> Proceeding:
    found = one(Proceeding, id=errand.payload["to"])
    assert found is not None, "a case is never deleted"
    return found


def step_of(errand: Errand) -> Step:
    return PROCEDURES[there_of(errand).procedure].steps[errand.payload["step"]]


def key_of(errand: Errand, step: Step) -> str:
    return f"{errand.key}:{step.name}"


def _take(step: Step, facts: Facts, on: Proceeding, errand: Errand) -> None:
    key = key_of(errand, step)
    if read.entry(entry_id(on.court, BESIDE.name, key)) is None:
        act(step, facts, on=on, by=BESIDE.name, as_=BESIDE, key=key)


def told(errand: Errand) -> Facts:
    """这一案要知道的。"""
    case, there = case_for(trial_of(errand), BESIDE.name), there_of(errand)
    ways: dict[str, Callable[[], Facts]] = {
        "join": lambda: next(as_one_of_them(case, to=there.id)),
        "new_bench": lambda: next(seats_of(case)),
        "heard_jointly": lambda: next(of_the_hearing(case)),
        "stand_alone": lambda: Apart(reason=Prose(errand.payload.get("reason", ""))),
    }
    return ways[errand.payload["step"]]()


def entered(there: Proceeding) -> Entered:
    """那一案并入以后，合并审理要知道的。"""
    parties = [
        each.person
        for each in rows(Standing, proceeding=there.id, until="")
        if each.role in ("claimant", "defendant", "third")
    ]
    return Entered(
        case=there.id,
        heard_after=heard_after(rows(Deadline, proceeding=there.id), parties),
        closed=any(not each.public for each in rows(Hearing, proceeding=there.id)),
    )


HANDLERS[TELL] = tell
