"""可以申请执行: what every chapter with a title to enforce has alike: the application, and its two years."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import Facts, Name, PersonId, Prose, Secret, ask
from xiezhi.engine.words import PARTY, Effect, Moment, Moves, Promise, Step, guard
from xiezhi.law.periods import years
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.law.working import Yuan
from xiezhi.phrases.carried import opened_in
from xiezhi.records.enforcement import Asset, Hold
from xiezhi.records.obligation import Obligation

TITLE = CIVIL_PROCEDURE("第二百四十七条", "对方当事人可以向人民法院申请执行")
TWO_YEARS = CIVIL_PROCEDURE("第二百五十条", "申请执行的期间为二年")


class Kind(StrEnum):
    """财产的种类：冻结、查封的期限随种类。"""

    deposit = "deposit"
    movable = "movable"
    vehicle = "vehicle"
    realty = "realty"
    securities = "securities"
    other = "other"

    @property
    def label(self) -> str:
        return {
            "deposit": "银行存款",
            "movable": "动产",
            "vehicle": "机动车",
            "realty": "不动产",
            "securities": "股权、证券",
            "other": "其他财产权",
        }[self.value]


class Clue(Facts):
    """财产线索：谁的、什么、在哪里。"""

    owner: PersonId = ask("谁的", choices="parties", english="Whose")
    kind: Kind = ask("种类", english="Kind")
    holder: Name = ask("在哪家银行、哪个登记机构或者何处", english="Where it is held")
    text: Prose = ask("说明", english="Description")
    identifier: Secret = ask("账号、车牌号或者证号", default=Secret(""), english="Account, plate or title number")
    value: Yuan | None = ask("估计的价值（元）", default=None, english="Estimated value (yuan)")
    urgent: bool = ask("情况紧急，财产可能很快被转移", default=False, english="Urgent: it may soon be gone")


class Application(Facts):
    """申请执行：判项和金额随案带来，只问有没有财产线索。"""

    clues: tuple[Clue, ...] = ask("财产线索（没有可以不填）", default=(), english="Clues to property, if any")


class Freeing(Facts):
    """不得执行的是哪一项财产：对它的控制随之解除。"""

    asset: str = ask("哪一项财产", choices="assets", english="Which property")


QUESTIONED = "questioned"
"""The state of a title of which it is in question whether it is in effect."""


@guard(
    "据以执行的文书须已生效，没有待核定的疑问",
    CIVIL_PROCEDURE("第二百六十七条", "中止的情形消失后"),
    english="The title must be in effect and not in question",
)
def title_stands(case: Case, _: Any) -> bool:
    title = opened_in(case) if case.parent else case
    return title.proceeding.state != QUESTIONED and all(
        each.due for each in title.mine(Obligation) if each.status == "open"
    )


def open_obligations(case: Case) -> list[Obligation]:
    """What this title still obliges to, as far as it is not performed."""
    return [each for each in case.mine(Obligation) if each.status == "open" and each.due]


@guard("须是判项的债权人", TITLE, english="You must be the creditor of an item of the judgment")
def is_creditor(case: Case, _: Any) -> bool:
    return any(each.creditor == case.me for each in open_obligations(case))


@guard("履行的期限须已经届满而没有履行", TITLE, english="The time to perform must have run out without performance")
def is_overdue(case: Case, _: Any) -> bool:
    return any(each.creditor == case.me and each.due < case.day for each in open_obligations(case))


def applying(moves: Moves, does: Effect | None = None) -> Step:
    """The one tap with which a creditor applies; the course opens the enforcement."""
    return Step(
        "申请执行",
        by=PARTY,
        moves=moves,
        facts=Application,
        needs=[is_creditor, is_overdue],
        does=does,
        law=TITLE,
        english="Apply for enforcement",
    )


def fallen_due(case: Case) -> Mapping[str, Moment]:
    """For each creditor the last day on which his debtor could have performed, as the entry of effect fixed it."""
    found: dict[str, Moment] = {}
    for each in sorted((each for each in open_obligations(case) if each.creditor), key=lambda each: each.due):
        found[each.creditor] = Moment(each.id.rpartition("-")[0], each.due)
    return found


def two_years(*kept_by: str) -> Promise:
    """The time to apply in: it is told, and never refuses: the court accepts, and hears the debtor who objects."""
    return Promise(
        "申请执行的时效",
        by=PARTY,
        within=years(2),
        since=fallen_due,
        kept_by=kept_by,
        law=TWO_YEARS,
        english="Time to apply for enforcement",
        right=True,
    )


# --- the things ---------------------------------------------------------------------------------------------------


def asset_named(enforcement: Case, id: str) -> Asset | None:
    """A thing of this enforcement."""
    return next((each for each in enforcement.mine(Asset) if each.id == id), None)


def holds_of(enforcement: Case, asset: str) -> list[Hold]:
    """What holds a thing now, or has been asked to: freezes and seizures that stand."""
    mine = (each for each in enforcement.family.all(Hold) if each.asset == asset)
    return [each for each in mine if each.status in ("ordered", "in_force")]


def is_free(enforcement: Case, asset: str) -> bool:
    """Nothing holds it any more."""
    return not holds_of(enforcement, asset)


def is_contested(enforcement: Case, asset: str) -> bool:
    """Whether somebody says that it is his, and that is not yet decided for good."""
    return any(each.track == asset and not each.closed for each in enforcement.children("thing_objection"))
