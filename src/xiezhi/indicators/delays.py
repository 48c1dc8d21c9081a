"""What long open cases wait for: the last delay that their entries tell of, each case once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from xiezhi.evidence.read import of_disputes
from xiezhi.indicators.cube import Window
from xiezhi.indicators.indicator import Sum
from xiezhi.indicators.opening import Counted, opened
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.service import Service

DELAYS = {
    "扣除期间（鉴定等）": (FirstInstance.steps["exclude"],),
    "公告送达": (Service.announce,),
    "管辖权异议": (FirstInstance.object_to_jurisdiction, FirstInstance.appeal_ruling),
    "诉讼中止": (FirstInstance.suspend,),
    "延期开庭": (FirstInstance.adjourn, FirstInstance.adjourn_other),
    "反诉": (FirstInstance.counterclaim,),
}
"""What holds a trial up, by the steps that say so."""
NONE = "没有记录到事由"
NAMES = (*DELAYS, NONE)
_OF = {step.id: label for label, steps in DELAYS.items() for step in steps}


def delays(sum_: Sum, window: Window) -> dict[str, list[Counted]]:
    """The proceedings behind a sum by what held each up last, in the order above, those without a cause at the end."""
    counted = opened(sum_, window)
    last = _last(window, {each.proceeding.dispute for each in counted})
    found: dict[str, list[Counted]] = defaultdict(list)
    for each in counted:
        found[last.get(each.proceeding.dispute, NONE)].append(each)
    return {label: found[label] for label in NAMES if found[label]}


def _last(window: Window, disputes: Iterable[str]) -> dict[str, str]:
    entries = of_disputes(sorted(disputes), _OF)
    return {each.dispute: _OF[each.step] for each in entries if each.recorded_at[:10] <= window.known}
