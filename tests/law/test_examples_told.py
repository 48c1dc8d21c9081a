"""例题的算式说明每一行是什么、没有写的以什么为准；错误写明的是错的那一项。"""

import pytest

from xiezhi.law.examples import COMPUTATIONS, verdict

SALE = '{"principal": "10000", "default_date": "%s", "from": "2018-01-01", "to": "%s", "uplift_pct": "50"}'
LOAN = '"principal": "10000", "annual_pct": "12", "contract_date": "2021-03-01", "from": "2021-03-01"'


def working(scenario: str, inputs: str) -> tuple[str, ...]:
    found = verdict(COMPUTATIONS["interest"], {"scenario": scenario, "inputs": inputs, "expected": ""})
    assert not found.error
    return found.working


def test_a_sale_across_the_end_of_the_benchmark_says_why_it_goes_over_to_the_lpr() -> None:
    why = "※ 贷款基准利率用到2019年8月19日，其后的日子没有基准利率，按同期一年期LPR加计"
    assert why in working("sale_overdue", SALE % ("2018-01-01", "2019-12-31"))
    assert why not in working("sale_overdue", SALE % ("2018-01-01", "2019-08-19"))
    assert why not in working("sale_overdue", SALE % ("2019-08-20", "2019-12-31"))


def test_a_heading_without_a_sum_says_what_it_is_and_equals_nothing() -> None:
    lines = working("sale_overdue", SALE % ("2018-01-01", "2018-12-31"))
    assert lines[1].startswith("下列利率均已加计50%〔")
    assert not any("： = " in line for line in lines)


def test_a_loan_without_a_day_of_filing_says_which_day_was_taken() -> None:
    why = "※ 没有写明起诉之日，以算到的2022-02-28为起诉之日"
    to = '"to": "2022-02-28"'
    assert why in working("private_loan", f"{{{LOAN}, {to}}}")
    assert why not in working("private_loan", f'{{{LOAN}, {to}, "filing_date": "2022-02-28"}}')
    lent = f'{{{LOAN}, {to}, "face": "10000", "deducted": "100"}}'.replace('"principal": "10000", ', "")
    assert why in working("deducted_upfront", lent)
    overdue = '{"principal": "9", "contract_date": "2021-03-01", "due": "2021-12-31", "to": "2022-02-28"}'
    assert why in working("private_loan_overdue", overdue)


@pytest.mark.parametrize(
    ("inputs", "error"),
    [
        (SALE.replace("50", "60") % ("2018-01-01", "2018-12-31"), "inputs栏：加计的比例应在30%至50%之间"),
        (SALE % ("2018-01-01", "2017-12-31"), "inputs栏：止日2017-12-31早于起日2018-01-01"),
        (SALE % ("2018-13-01", "2018-12-31"), "inputs栏（读到default_date）：应是日期，写作 2026-03-02"),
        (
            SALE.replace("10000", "0.001") % ("2018-01-01", "2018-12-31"),
            "inputs栏（读到principal）：金额须精确到分：0.001",
        ),
    ],
)
def test_an_error_names_the_field_at_fault_and_none_where_the_law_refuses(inputs: str, error: str) -> None:
    found = verdict(COMPUTATIONS["interest"], {"scenario": "sale_overdue", "inputs": inputs})
    assert found.error == error
