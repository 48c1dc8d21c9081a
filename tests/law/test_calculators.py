"""Calculators are declared once: what they ask, how they reckon, in pages, interface and command line alike."""

from datetime import date
from decimal import Decimal

import pytest

from xiezhi.law.asking import CASE_FACTS, Ask, Kind, Unclear, read, written
from xiezhi.law.calculators import CALCULATORS
from xiezhi.law.cli import law
from xiezhi.law.derivation import Derivation
from xiezhi.law.parameter import Decision
from xiezhi.law.parameters import Settings
from xiezhi.law.periods import days

MONEY = Ask("sum", "金额", "Sum", Kind.YUAN)
DAY = Ask("day", "日期", "Day", Kind.DAY)
ROWS = Ask("rows", "还款", "Payments", Kind.ROWS, columns=(DAY, MONEY))


def answered(name: str, settings: Settings | None = None, **given: object) -> Decimal | date:
    values = {
        key: [str(one) for one in value] if isinstance(value, list) else [str(value)] for key, value in given.items()
    }
    answer = CALCULATORS[name].answer(values, settings)
    return answer.total if answer.total is not None else answer.result.due


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("１２３．４５", "123.45"),
        ("1,234", "1234"),
        ("80万", "800000"),
        ("0.5万元", "5000"),
        (" 7 元", "7"),
        ("0", "0"),
    ],
)
def test_sums_are_read_as_people_write_them(text: str, sum_: str) -> None:
    assert read((MONEY,), {"sum": [text]}) == {"sum": Decimal(sum_)}


@pytest.mark.parametrize("text", ["-1", "1.001", "八十万", "1e13", "NaN", "1万万", "1000000000001"])
def test_what_is_no_sum_is_said_at_its_field(text: str) -> None:
    with pytest.raises(Unclear, match="精确到分") as unclear:
        read((MONEY,), {"sum": [text]})
    assert unclear.value.field == "sum"


@pytest.mark.parametrize("text", ["2024-02-29", "2024年2月29日", "2024/2/29", "２０２４．２．２９"])
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert read((DAY,), {"day": [text]}) == {"day": date(2024, 2, 29)}


@pytest.mark.parametrize("text", ["2023-02-29", "1899-12-31", "2200-01-01", "20240229x", "明天"])
def test_what_is_no_day_is_said(text: str) -> None:
    with pytest.raises(Unclear, match="请填写日期"):
        read((DAY,), {"day": [text]})


def test_rows_are_read_from_cells_and_from_one_piece_and_written_the_short_way() -> None:
    cells = {"rows-0-day": ["2024-01-01"], "rows-0-sum": ["5"], "rows-7-day": [""], "rows-7-sum": [""]}
    whole = {"rows": ["2024-01-01/5"]}
    assert read((ROWS,), cells) == read((ROWS,), whole) == {"rows": ({"day": date(2024, 1, 1), "sum": Decimal(5)},)}
    assert written((ROWS,), cells) == written((ROWS,), whole) == [("rows", "2024-01-01/5")]


def test_a_length_is_read_with_its_unit() -> None:
    ask = Ask("length", "多长", "How long", Kind.LENGTH)
    assert read((ask,), {"length": ["15"], "length-unit": ["d"]}) == read((ask,), {"length": ["15d"]})
    assert read((ask,), {"length": ["15d"]}) == {"length": days(15)}
    with pytest.raises(Unclear):
        read((ask,), {"length": ["15"]})


@pytest.mark.parametrize("name", sorted(CALCULATORS))
def test_a_calculator_asks_each_thing_once_and_knows_what_a_case_can_tell(name: str) -> None:
    asks = CALCULATORS[name].asks
    assert len({ask.name for ask in asks}) == len(asks)
    assert {ask.case for ask in asks} <= {*CASE_FACTS, ""}
    assert all(ask.options for ask in asks if ask.kind is Kind.CHOICE)
    assert all(ask.default in ask.options for ask in asks if ask.kind is Kind.CHOICE and ask.default)


def test_the_seventh_of_april_and_the_cap_and_the_order_of_the_insurers() -> None:
    """《民事诉讼法》第八十五条；《民间借贷规定》第二十五条；《民法典》第一千二百一十三条。"""
    assert answered("deadline", rule="CIV.DEFENCE_15D", start="2024-03-20") == date(2024, 4, 7)
    loan = {"amount": 800_000, "percent": 24, "contract": "2021-03-01", "filed": "2022-02-28", "to": "2022-02-28"}
    assert answered("lending", **loan) == Decimal("123200.00")
    hit = CALCULATORS["traffic"].answer(
        {"wrong": ["2023-01-01"], "medical": ["50000"], "share": ["70"], "commercial": ["10000"]}
    )
    borne = {line.label: line.amount for line in hit.result.lines}
    assert borne["交强险：医疗费用赔偿限额"] == 18_000
    assert borne["商业三者险"] == 10_000
    assert borne["侵权人"] == Decimal("12400.00")
    assert borne["受害人一侧自负"] == Decimal("9600.00")


def test_late_payment_by_kind_of_debt() -> None:
    """《买卖合同解释》第十八条；《保障中小企业款项支付条例》第十七条；《民间借贷规定》第二十八条。"""
    late = {"amount": 1_000_000, "due": "2022-02-28", "to": "2022-05-29"}
    assert answered("late-payment", what="small_firm", **late) == Decimal("45000.00")
    assert answered("late-payment", what="sale", uplift=50, **late) == Decimal("13684.93")
    loan = {"what": "loan", "contract": "2020-12-01", "filed": "2022-06-30"}
    assert answered("late-payment", **loan, amount=100_000, due="2021-06-30", to="2022-06-30") == Decimal("3850.00")


def test_delay_before_august_2014_goes_by_the_older_rule() -> None:
    """法释〔2014〕8号第七条，法释〔2009〕6号第一条。"""
    across = {"amount": 10_000, "last_day": "2014-07-30", "to": "2014-08-01"}
    assert answered("delay", **across) == Decimal("4.82")
    with pytest.raises(Unclear, match="2014年8月1日以前"):
        answered("delay", **across, payments=["2014-08-01/100"])


def test_what_a_court_has_set_fills_what_nobody_typed() -> None:
    day = date(2024, 1, 1)
    settings = Settings().deciding(Decision("fee.divorce", "200", day, "院长", "1号"))
    settings = settings.deciding(Decision("delay.costs", "inside", day, "院长", "2号"))
    assert answered("fee", kind="divorce", on="2024-03-28") == Decimal("50.00")
    assert answered("fee", settings, kind="divorce", on="2024-03-28") == Decimal("200.00")
    delay = {"amount": 10_000, "costs": 10_000, "last_day": "2024-01-31", "to": "2024-03-01"}
    assert answered("delay", **delay) == Decimal("20052.50")
    assert answered("delay", settings, **delay) == Decimal("20105.00")


@pytest.mark.parametrize(
    ("name", "given", "field"),
    [
        ("interest", {"amount": 1, "from": "2024-01-01", "to": "2024-01-02", "rate": "lpr_at"}, "at"),
        ("interest", {"amount": 1, "from": "2027-01-01", "to": "2027-01-02", "rate": "lpr"}, "from"),
        (
            "lending",
            {"amount": 1, "percent": 5, "contract": "2024-01-02", "filed": "2024-01-01", "to": "2024-01-03"},
            "filed",
        ),
        ("late-payment", {"amount": 1, "due": "2024-01-01", "to": "2024-01-02", "uplift": 51}, "uplift"),
        ("late-payment", {"amount": 1, "due": "2024-01-01", "to": "2024-01-02", "what": "loan"}, "contract"),
        ("delay", {"amount": 1, "last_day": "2024-01-01", "to": "2024-01-01"}, "to"),
        (
            "delay",
            {"amount": 1, "last_day": "2024-01-01", "to": "2024-02-01", "payments": ["2023-01-01/1"]},
            "payments",
        ),
        (
            "delay",
            {"amount": 1, "last_day": "2024-01-01", "to": "2024-02-01", "stays": ["2024-01-05/2024-01-04"]},
            "stays",
        ),
        ("delay", {"amount": 1, "last_day": "2018-01-01", "to": "2018-02-01", "general": "lpr"}, "general"),
        ("injury", {"wrong": "2024-01-01", "outcome": "disability", "age": 30}, "grade"),
        ("injury", {"wrong": "2024-01-01", "outcome": "death", "age": 30, "debate_closed": "2026-11-28"}, "income"),
        ("injury", {"wrong": "2024-01-01", "lost_days": 3}, "lost_per_day"),
        ("injury", {"wrong": "1999-01-01", "medical": 3}, "wrong"),
        ("traffic", {"wrong": "2005-01-01", "medical": 3}, "wrong"),
        ("fee", {"kind": "personality", "amount": 1, "on": "2024-01-01", "point": 501}, "point"),
        ("deadline", {"start": "2024-01-01", "period": "1m", "back": "true"}, "period"),
    ],
)
def test_what_cannot_be_reckoned_names_the_field(name: str, given: dict[str, object], field: str) -> None:
    with pytest.raises(Unclear) as unclear:
        answered(name, **given)
    assert unclear.value.field == field


def test_a_deadline_is_counted_back_from_the_event() -> None:
    """保全规定第十八条：期限届满七日前；差一日的有争议。"""
    given = {"start": ["2026-03-20"], "rule": ["PRES.RENEW_7D_BEFORE"]}
    found = CALCULATORS["deadline"].answer(given).result
    own = CALCULATORS["deadline"].answer({"start": ["2026-03-20"], "period": ["7d"], "back": ["true"]}).result
    assert isinstance(found, Derivation)
    assert isinstance(own, Derivation)
    assert found.due == own.due == date(2026, 3, 12)
    assert [line.day for line in found.lines] == [date(2026, 3, 20), date(2026, 3, 13), date(2026, 3, 12)]


def test_every_command_of_the_law_speaks_json() -> None:
    assert [name for name, one in law.commands.items() if not any("--json" in each.opts for each in one.params)] == []


@pytest.mark.parametrize(
    ("rate", "start", "end", "blamed"),
    [
        ("lpr", "2019-08-19", "2019-09-19", "from"),
        ("lpr", "2019-08-20", "2199-12-31", "to"),
        ("same_period", "1900-01-01", "2020-01-01", "from"),
    ],
)
def test_a_day_without_a_rate_is_blamed_on_the_day_that_was_filled_in(
    rate: str, start: str, end: str, blamed: str
) -> None:
    given = {"amount": ["9000"], "rate": [rate], "from": [start], "to": [end]}
    with pytest.raises(Unclear) as refused:
        CALCULATORS["interest"].answer(given)
    assert refused.value.field == blamed
