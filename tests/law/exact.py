"""The law a second time, in exact fractions and written apart: it shares no code and no table with the package."""

import csv
from datetime import date, timedelta
from fractions import Fraction as F
from pathlib import Path

SERIES = Path(__file__).parent / "lpr_series.csv"
QUICK = {
    "property": [
        *((10_000, "0", 50), (100_000, "0.025", -200), (200_000, "0.02", 300), (500_000, "0.015", 1_300)),
        *((1_000_000, "0.01", 3_800), (2_000_000, "0.009", 4_800), (5_000_000, "0.008", 6_800)),
        *((10_000_000, "0.007", 11_800), (20_000_000, "0.006", 21_800), (10**15, "0.005", 41_800)),
    ],
    "enforcement": [
        *((10_000, "0", 50), (500_000, "0.015", -100), (5_000_000, "0.01", 2_400), (10_000_000, "0.005", 27_400)),
        (10**15, "0.001", 67_400),
    ],
    "preservation": [(1_000, "0", 30), (100_000, "0.01", 20), (10**15, "0.005", 520)],
    "ceiling": [
        *((1_000_000, "0.12", 0), (5_000_000, "0.1", 20_000), (10_000_000, "0.08", 120_000)),
        *((50_000_000, "0.06", 320_000), (100_000_000, "0.03", 1_820_000), (500_000_000, "0.01", 3_820_000)),
        (10**15, "0.005", 6_320_000),
    ],
}
"""The quick formulas on the whole amount: up to, rate, constant."""


def fen(amount: F) -> int:
    """Half up, to the fen."""
    return int((amount * 200 + 1) // 2)


def quick(table: str, amount: F) -> F:
    rate, constant = next((F(rate), constant) for top, rate, constant in QUICK[table] if amount <= top)
    return amount * rate + constant


def fee(kind: str, amount: F, point: F = F(0)) -> F:
    match kind:
        case "property" | "enforcement":
            return quick(kind, amount)
        case "preservation":
            return min(quick(kind, amount), F(5000))
        case "payment_order":
            return quick("property", amount) / 3
        case "bankruptcy":
            return min(quick("property", amount) / 2, F(300_000))
        case "divorce":
            return point + max(amount - 200_000, F(0)) / 200
        case "personality":
            return point + max(min(amount, F(100_000)) - 50_000, F(0)) / 100 + max(amount - 100_000, F(0)) / 200
    raise ValueError(kind)


def published() -> dict[date, F]:
    with SERIES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return {date.fromisoformat(row[DAY_COLUMN]): F(row[RATE_COLUMN]) for row in rows}


DAY_COLUMN, RATE_COLUMN = "published_on", "lpr_1y_pct"


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def lpr(day: date, series: dict[date, F]) -> F:
    return series[max(known for known in series if known <= day)]


def floating(principal: F, first: date, last: date, series: dict[date, F]) -> F:
    """Day after day, each at the rate of that day."""
    return sum((principal * lpr(day, series) / 36_500 for day in every_day(first, last)), F(0))


def loan_cap(contract: date, filed: date, day: date, series: dict[date, F]) -> F:
    """The cap on one day of a loan whose case was accepted when it was filed."""
    if filed < date(2020, 8, 20):
        return F(24)
    if contract >= date(2020, 8, 20):
        return 4 * lpr(contract, series)
    return F(24) if day < date(2020, 8, 20) else 4 * lpr(filed, series)


def ledger(principal: F, percent: F, start: date, payments: list[tuple[date, F]], end: date) -> tuple[F, F]:
    """Interest before principal; what accrued is rounded at each payment. Principal and interest still owed."""
    owed, unpaid, at = principal, F(0), start
    for day, paid in [*sorted(payments), (end, F(0))]:
        unpaid += F(fen(owed * percent * (day - at).days / 36_500), 100)
        to_interest = min(paid, unpaid)
        unpaid -= to_interest
        owed -= min(paid - to_interest, owed)
        at = day
    return owed, unpaid


def delay(principal: F, last_day: date, payments: list[tuple[date, F]], end: date) -> tuple[F, F]:
    """The doubled part, paid after the principal. Principal and doubled part still owed."""
    owed, extra, at = principal, F(0), last_day
    for day, paid in [*sorted(payments), (end, F(0))]:
        extra += F(fen(owed * F("0.000175") * (day - at).days), 100)
        to_principal = min(paid, owed)
        owed -= to_principal
        extra -= min(paid - to_principal, extra)
        at = day
    return owed, extra


def years(age: int) -> int:
    return max(5, min(20, 80 - age)) if age >= 60 else 20


def dependants(spending: F, coefficient: F, people: list[tuple[int, int]]) -> F:
    """(age, supporters) each; one year after another, no year above one person's spending."""
    total = F(0)
    for year in range(20):
        shares = [F(1, count) for age, count in people if year < (18 - age if age < 18 else years(age))]
        total += spending * min(sum(shares, F(0)) * coefficient, F(1))
    return total


def waterfall(losses: dict[str, int], share: F, insured: int | None, *, at_fault: bool) -> tuple[int, int, int, int]:
    """Fen by fen: compulsory, commercial, tortfeasor, victim."""
    limits = (
        {"death": 18_000_000, "medical": 1_800_000, "property": 200_000}
        if at_fault
        else {"death": 1_800_000, "medical": 180_000, "property": 10_000}
    )
    inside = sum(min(losses[name], limits[name]) for name in limits)
    rest = sum(losses.values()) - inside
    liable = fen(F(rest, 100) * share)
    commercial = min(liable, insured or 0)
    return inside, commercial, liable - commercial, rest - liable


def rank_by_rank(pot: int, ranks: list[dict[str, int]]) -> list[dict[str, F]]:
    """Exact shares in fen, each rank in full before the next, pro rata inside the one that falls short."""
    found = []
    left = F(pot)
    for claims in ranks:
        total = sum(claims.values())
        paid = min(left, F(total))
        found.append({name: paid * claim / total if total else F(0) for name, claim in claims.items()})
        left -= paid
    return found
