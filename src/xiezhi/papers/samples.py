"""One small dispute in papers. Facts for every kind of paper, for the gallery and the tests."""

from __future__ import annotations

from collections.abc import Mapping

from xiezhi.papers.samples_appeal import SECOND_INSTANCE
from xiezhi.papers.samples_before import BEFORE_TRIAL
from xiezhi.papers.samples_courtroom import IN_THE_COURTROOM
from xiezhi.papers.samples_deposit import OF_DEPOSITS
from xiezhi.papers.samples_enforcement import ENFORCEMENT
from xiezhi.papers.samples_report import OF_CHECKS
from xiezhi.papers.samples_trial import FROM_TRIAL_ON

SAMPLES: dict[str, Mapping[str, object]] = {
    **BEFORE_TRIAL,
    **OF_DEPOSITS,
    **FROM_TRIAL_ON,
    **IN_THE_COURTROOM,
    **SECOND_INSTANCE,
    **ENFORCEMENT,
    **OF_CHECKS,
}
