"""What a figure says: of which days, within which interval, corrected by what, and why it differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.engine.cast import CODE, Court, intake
from tests.indicators.lived import ended_after, window, withdrawn
from tests.procedures.enforced import running
from tests.procedures.trials import Trial
from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.words import CLERK, JUDGE
from xiezhi.indicators import INDICATORS
from xiezhi.indicators.figures import ages, months_of, one, table, withheld
from xiezhi.indicators.opening import opened
from xiezhi.indicators.recount import differences
from xiezhi.law.parameter import Decision
from xiezhi.law.parameters import Settings
from xiezhi.law.working import Yuan
from xiezhi.pages.saying import known
from xiezhi.phrases.performing import Performing
from xiezhi.phrases.periods import Exclusion
from xiezhi.procedures.course import Enforcement, FirstInstance, Service
from xiezhi.procedures.enforcement import Asking
from xiezhi.procedures.first_instance.endings_facts import Stay, StayGround
from xiezhi.procedures.judgment import Judgment
from xiezhi.procedures.service import Invalid, Receipt
from xiezhi.records.obligation import Obligation
from xiezhi.records.table import rows

NONE = Settings()
D = Decimal


def test_a_service_that_proved_invalid_stays_in_what_was_published_and_leaves_what_is_corrected(court: Court) -> None:
    suit = court.serving(day="2026-03-02")
    (service, *_rest) = suit.children(Service)
    court.server.does(service, Service.hand_over, Receipt(on=date(2026, 3, 9)), day="2026-03-10")
    court.filing_judge.does(service, Service.invalidate, Invalid(reason=Prose("签收的不是本人")), day="2026-04-03")
    served, march = INDICATORS["service_days"], window("2026-04-03").month("2026-03")
    assert one(served, march.as_published(), NONE).whole == 1
    assert one(served, march, NONE).whole == 0


def test_mean_and_middle_are_of_the_days_from_docketing_to_the_end(court: Court) -> None:
    ended_after(court, 2, 4, 12)
    seen = window("2026-03-20")
    assert one(INDICATORS["mean_days"], seen, NONE).value == D("6.0")
    assert one(INDICATORS["median_days"], seen, NONE).value == D("4")


def test_net_days_are_those_on_which_the_limit_ran_and_a_day_off_it_is_taken_away_once(court: Court) -> None:
    ended_after(court, 3)
    trial = Trial.of(court, day="2026-03-05").triaged(day="2026-03-05")
    for clock, since, until in (("limit_summary", 6, 9), ("limit_summary", 8, 10), ("send_copies", 6, 12)):
        why = Exclusion(clock=clock, since=date(2026, 3, since), until=date(2026, 3, until), reason=Prose("鉴定"))
        trial.judge.does(trial.suit, FirstInstance.exclude, why, day="2026-03-12", as_=JUDGE)
    stay = Stay(ground=StayGround.other, reason=Prose("等另案"))
    trial.judge.does(trial.suit, FirstInstance.suspend, stay, day="2026-03-13", as_=JUDGE)
    court.wang.does(trial.suit, FirstInstance.ask_withdrawal, day="2026-03-16")
    trial.judge.does(trial.suit, FirstInstance.withdraw, day="2026-03-16", as_=JUDGE)
    seen = window("2026-03-20")
    values = {name: one(INDICATORS[name], seen, NONE).value for name in ("mean_days", "net_days", "net_median")}
    assert values == {"mean_days": D("7.0"), "net_days": D("2.5"), "net_median": D("2")}
    listed = opened(INDICATORS["net_days"].part, seen)
    assert sorted((each.days, len(each.entries)) for each in listed) == [(2, 1), (3, 1)]
    assert list(differences()) == []


def test_a_suit_of_twelve_months_to_the_day_is_long_open(court: Court) -> None:
    court.opens(FirstInstance, intake(yuan="1000"), day="2026-03-02")
    court.opens(FirstInstance, intake(yuan="2000"), day="2026-09-01")
    pending = INDICATORS["long_pending"]
    assert [one(pending, window(day), NONE).part for day in ("2027-03-01", "2027-03-02")] == [0, 1]
    assert one(pending, window("2027-03-02"), NONE).value == D("50.0")
    assert ages(INDICATORS["pending"], window("2027-03-02")) == [0, 0, 1, 1, 0]


def test_what_left_is_no_longer_open_and_was_open_the_day_before(court: Court) -> None:
    withdrawn(court, opened="2026-03-02", on="2026-04-09")
    pending = INDICATORS["pending"]
    assert [one(pending, window(day), NONE).value for day in ("2026-04-08", "2026-04-09")] == [1, 0]


def test_an_interval_is_what_the_court_has_set_on_that_day(court: Court) -> None:
    withdrawn(court, opened="2026-03-02", on="2026-03-09")
    court.opens(FirstInstance, intake(yuan="2000"), day="2026-03-10")
    set_ = Settings().deciding(Decision("figures.clearance.low", "40", date(2026, 4, 1), "院长", "设定〔2026〕1号"))
    places = [one(INDICATORS["clearance"], window(day), set_).place for day in ("2026-03-31", "2026-04-01")]
    assert places == ["below", "within"]


def test_a_rate_of_the_population_is_not_guessed(court: Court) -> None:
    court.opens(FirstInstance, intake(yuan="2000"), day="2026-03-10")
    rate, seen = INDICATORS["per_ten_thousand"], window("2026-03-31")
    assert one(rate, seen, NONE).value is None
    known = Settings().deciding(Decision("figures.population", "40000", date(2026, 1, 1), "院长", "统计公报"))
    assert one(rate, seen, known).value == D("0.25")


def test_months_stand_in_their_order_also_where_nothing_happened(court: Court) -> None:
    withdrawn(court, opened="2026-03-02", on="2026-05-11")
    found = months_of([INDICATORS["clearance"], INDICATORS["pending"]], window("2026-05-20", 3), NONE)
    assert list(found) == ["2026-03", "2026-04", "2026-05"]
    assert [(each["clearance"].part, each["clearance"].whole) for each in found.values()] == [(0, 1), (0, 0), (1, 0)]
    assert [each["pending"].value for each in found.values()] == [1, 1, 0]


def test_the_mean_and_the_middle_of_each_track_in_each_court(court: Court) -> None:
    ended_after(court, 2, 4, 12)
    found = table([INDICATORS["mean_days"], INDICATORS["median_days"]], window("2026-03-20"), NONE, "court", "track")
    ((group, told),) = ((group, told) for group, told in found.items() if told["mean_days"].value is not None)
    assert group == (CODE, "summary")
    assert (told["mean_days"].value, told["median_days"].value) == (D("6.0"), D("4"))


def test_each_place_has_its_own_population(court: Court) -> None:
    court.opens(FirstInstance, intake(yuan="2000"), day="2026-03-10")
    known = Settings().deciding(Decision("figures.population", "40000", date(2026, 1, 1), "院长", "统计公报"))
    rate, seen = INDICATORS["per_ten_thousand"], window("2026-03-31")
    assert table([rate], seen, NONE, "court", own={CODE: known})[CODE,][rate.name].value == D("0.25")
    assert table([rate], seen, known, "court", own={CODE: NONE})[CODE,][rate.name].value is None


def test_of_fewer_than_five_nothing_is_said_outside(court: Court) -> None:
    withdrawn(court, opened="2026-03-02", on="2026-03-09")
    figure = one(INDICATORS["median_days"], window("2026-03-20"), NONE)
    assert figure.value == 7
    assert withheld(figure).value is None
    assert withheld(replace(figure, whole=5)).value == 7


def test_a_suit_that_was_withdrawn_is_one_of_those_closed(court: Court) -> None:
    withdrawn(court, opened="2026-03-02", on="2026-03-09")
    court.opens(FirstInstance, intake(yuan="2000"), day="2026-03-10")
    figure = one(INDICATORS["withdrawn"], window("2026-03-31"), NONE)
    assert (figure.part, figure.whole, figure.value) == (1, 1, D("100.0"))


def test_what_is_performed_before_anybody_asks_for_enforcement_is_performed_unforced(court: Court) -> None:
    trial = Trial.of(court).pronounced("2026-03-20")
    trial.served(trial.judgment, "2026-03-23")
    court.nothing_comes(trial.judgment, "2026-04-15")
    for each in rows(Obligation, proceeding=trial.judgment.id, order=("order",)):
        done = Performing(obligation=each.id, amount=Yuan(each.principal // 100), on=date(2026, 4, 14), whole=True)
        trial.clerk.does(trial.judgment, Judgment.perform, done, day="2026-04-15", as_=CLERK)
    figure = one(INDICATORS["performed_unforced"], window("2026-04-30"), NONE)
    assert (figure.part, figure.whole, figure.value) == (1, 1, D("100.0"))


def test_every_indicator_has_its_words_in_english() -> None:
    for each in INDICATORS.values():
        words = (each.label, each.definition, each.excludes, *(sum_.label for sum_ in each.sums.values()))
        assert [word for word in words if word and word not in known("en")] == []


def test_no_indicator_counts_persons_or_ranks_them() -> None:
    for each in INDICATORS.values():
        assert "法官人均" not in each.label
        assert each.definition.endswith("。")
        assert str(each.law)


@pytest.mark.parametrize(("day", "told"), [("2026-03-24", "100.0"), ("2026-03-25", "0.0")])
def test_a_first_query_counts_within_a_day_of_docketing_and_not_later(court: Court, day: str, told: str) -> None:
    case = running(court)
    debtor = PersonId(case.person("defendant").id)
    for _again in range(2):
        court.enforcer.does(case, Enforcement.inquire, Asking(debtor=debtor), day=day)
    figure = one(INDICATORS["first_query"], window("2026-03-31"), NONE)
    assert (figure.whole, figure.value) == (1, D(told))
