"""What the desk keeps for a time only goes when that is over: tries, sessions, codes, and what reports answer for."""

from datetime import datetime

from xiezhi.desk.codes import sweep_codes
from xiezhi.desk.copies import sweep_copies
from xiezhi.desk.limits import sweep_tries
from xiezhi.desk.reported import sweep_reports
from xiezhi.desk.sessions import sweep_sessions
from xiezhi.desk.tabled import sweep_tables


def sweep_desk(now: datetime, court_now: datetime) -> int:
    """Delete all whose time is over, by the clock of passwords or by the court's; how many."""
    by_clock = sweep_tries(now) + sweep_sessions(now) + sweep_codes(now) + sweep_copies(now)
    return by_clock + sweep_reports(court_now) + sweep_tables(court_now)
