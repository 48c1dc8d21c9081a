"""The register of papers: every kind by its code."""

from __future__ import annotations

from xiezhi.papers.kind import PaperKind
from xiezhi.papers.kinds_appeal import SECOND_INSTANCE
from xiezhi.papers.kinds_before import BEFORE_TRIAL
from xiezhi.papers.kinds_courtroom import IN_THE_COURTROOM
from xiezhi.papers.kinds_deposit import OF_DEPOSITS
from xiezhi.papers.kinds_enforcement import ENFORCEMENT
from xiezhi.papers.kinds_report import OF_CHECKS
from xiezhi.papers.kinds_trial import FROM_TRIAL_ON

EVERY_KIND = (
    *BEFORE_TRIAL, *OF_DEPOSITS, *FROM_TRIAL_ON, *IN_THE_COURTROOM, *SECOND_INSTANCE, *ENFORCEMENT, *OF_CHECKS,
)  # fmt: skip
PAPERS: dict[str, PaperKind] = {kind.code: kind for kind in EVERY_KIND}
