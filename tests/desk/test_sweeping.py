"""What is kept for a time goes when that is over, every night."""

from datetime import datetime, timedelta
from typing import Any

from tests.desk.conftest import NOW
from xiezhi.desk.limits import SIGN_IN, Tries, take_try
from xiezhi.desk.reported import keep_report, reported, sweep_reports
from xiezhi.desk.secrets import Keyring
from xiezhi.site.processes import Loops


def kept(made: datetime) -> None:
    keep_report("7Q4K", "内0902", "ab" * 32, "cd" * 32, made)


def test_a_report_is_answered_for_three_years(db: None) -> None:
    kept(NOW)
    sweep_reports(NOW.replace(year=NOW.year + 3))
    assert reported("7Q4K") is not None
    sweep_reports(NOW + timedelta(days=3 * 366))
    assert reported("7Q4K") is None


def test_every_night_the_desk_is_swept(db: None, keys: Keyring, settings: Any, tmp_path: Any) -> None:
    settings.HOME = tmp_path
    kept(NOW.replace(year=2000))
    take_try(SIGN_IN, "a", keys=keys, now=NOW.replace(year=2000))
    Loops()._look()
    assert reported("7Q4K") is None
    assert not Tries.objects.exists()
