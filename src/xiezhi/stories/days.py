"""When things happen in a tale: the hours of an office, the evenings of citizens, holidays as announced."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from random import Random

from xiezhi.engine.clock import CHINA
from xiezhi.law.calendar import NATIONAL

OFFICE_HOURS = (8, 10, 14, 16)
CITIZENS_HOURS = (10, 12, 16, 20)


def moment(text: str) -> datetime:
    """A moment in the time of China: `2026-03-02 09:30`."""
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def moments_of(day: date, *, office: bool) -> list[datetime]:
    """The few moments of a day at which acts of a seeded court are taken, so that they can be committed together.
    The minutes differ from day to day."""
    hours = OFFICE_HOURS if office else CITIZENS_HOURS
    return [datetime(day.year, day.month, day.day, hour, _minute(day, hour), tzinfo=CHINA) for hour in hours]


def _minute(day: date, hour: int) -> int:
    spread = hashlib.sha256(f"{day} {hour}".encode()).digest()[0] % 50
    return spread if hour != OFFICE_HOURS[0] else 30 + spread // 2


def later(now: datetime, days: int, chance: Random, *, office: bool) -> datetime:
    """A moment `days` on: working days for an office, any days for citizens; with 0 the next moment there is."""
    day = now.date()
    if office:
        day = NATIONAL.add_working(day, days) if days else NATIONAL.next_working(day)
    else:
        day += timedelta(days=days)
    left = [each for each in moments_of(day, office=office) if each > now]
    if not left:
        return later(moment(f"{day + timedelta(days=1)} 00:00"), 0, chance, office=office)
    return chance.choice(left) if days else left[0]
