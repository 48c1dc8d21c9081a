"""What anybody may ask: courts, procedures, calculators, and whether a paper is genuine."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.asking import Asker
from tests.engine.cast import CODE, Case, Court, intake
from xiezhi.engine.facts import PaperId
from xiezhi.engine.shared_steps import Sealed
from xiezhi.engine.words import PROCEDURES, SIGNER
from xiezhi.law.rules import RULES
from xiezhi.procedures.course import FirstInstance
from xiezhi.procedures.mediation import Mediation


def test_the_courts_are_told_to_anybody(court: Court, nobody: Asker) -> None:
    assert nobody.get("courts").body == [
        {"id": CODE, "name": "乌兰察布市集宁区人民法院", "level": "基层", "parent": "", "mode": "demo"}
    ]


def test_a_procedure_is_told_as_it_is_defined(court: Court, nobody: Asker) -> None:
    told = {each["name"]: each for each in nobody.get("procedures").body}
    assert told.keys() == PROCEDURES.keys()
    filing = told["filing"]
    assert [state["name"] for state in filing["states"] if state["first"]] == ["reviewing"]
    steps = {each["name"]: each for each in filing["steps"]}
    assert steps["docket"]["sources"] == ["reviewing"]
    assert steps["docket"]["to"] == "docketed"
    assert "第一百二十六条" in steps["docket"]["law"]
    assert steps["submit"]["opens"]
    assert "起诉须有原告、明确的被告和具体的诉讼请求" in [each["sentence"] for each in steps["submit"]["conditions"]]
    assert steps["docket_first"]["body"] is None


def test_a_period_is_derived_with_its_holidays_and_articles(court: Court, nobody: Asker) -> None:
    """《民事诉讼法》第八十五条。2024年4月4日至6日清明放假，7日（星期日）上班。"""
    found = nobody.get("law/deadline", period="7d", start="2024-03-28").body
    assert (found["due"], found["provisional"]) == ("2024-04-07", False)
    assert any("第八十五条" in line["law"] for line in found["lines"])


def test_a_rule_of_the_law_is_derived_by_its_name(court: Court, nobody: Asker) -> None:
    rule = next(each for each in RULES.values() if not each.back)
    found = nobody.get("law/deadline", rule=rule.id, start="2024-03-28").body
    assert found["rule"] == rule.id
    assert found["law"] == [str(basis) for basis in rule.law]


def test_a_fee_is_worked_out_line_by_line(court: Court, nobody: Asker) -> None:
    """《诉讼费用交纳办法》第十三条：一百万元为一万三千八百元；第十六条：减半。"""
    whole = nobody.get("law/fee", kind="property", amount="1000000", on="2024-03-28").body
    assert whole["total"] == "13800.00"
    assert all("第十三条" in line["law"] for line in whole["lines"])
    half = nobody.get("law/fee", kind="property", amount="1000000", on="2024-03-28", halved="summary").body
    assert half["total"] == "6900.00"


def test_delay_with_a_payment_is_worked_out_as_its_page_does_it(court: Court, nobody: Asker) -> None:
    """法释〔2014〕8号第一条、第四条：一万元迟延六十日，加倍部分一百零五元；先还的三千元先抵本金。"""
    query = {"amount": "10000", "last_day": "2015-07-03", "to": "2015-09-01"}
    assert nobody.get("law/delay", **query).body["total"] == "10105.00"
    paid = nobody.get("law/delay", **query, payments="2015-08-02/3000").body
    assert (paid["label"], paid["total"]) == ("一共应付", "7089.25")


@pytest.mark.parametrize(
    ("path", "query", "field"),
    [
        ("law/deadline", {"start": "2024-03-28"}, "rule"),
        ("law/deadline", {"start": "2024-03-28", "rule": "no such rule"}, "rule"),
        ("law/deadline", {"start": "2024-03-28", "period": "7"}, "period"),
        ("law/deadline", {"start": "1899-12-31", "period": "7d"}, "start"),
        ("law/deadline", {"start": "2199-12-31", "period": "9999y"}, "period"),
        ("law/deadline", {"period": "7d"}, "start"),
        ("law/fee", {"kind": "no such fee", "on": "2024-03-28"}, "kind"),
        ("law/fee", {"kind": "property", "on": "2024-03-28"}, "amount"),
        ("law/fee", {"kind": "property", "amount": "1.001", "on": "2024-03-28"}, "amount"),
        ("law/fee", {"kind": "property", "amount": "-1", "on": "2024-03-28"}, "amount"),
        ("law/fee", {"kind": "property", "amount": "9" * 30, "on": "2024-03-28"}, "amount"),
        ("law/fee", {"kind": "property", "amount": "1", "on": "1950-01-01"}, "on"),
        ("law/fee", {"kind": "property", "amount": "1", "on": "2024-03-28", "claim": "1"}, "claim"),
        ("law/fee", {"kind": "property", "amount": "1", "on": "2024-03-28", "court": "nowhere"}, "court"),
        ("law/interest", {"amount": "1", "from": "2024-03-28", "to": "2024-03-27", "percent": "5"}, "to"),
        ("law/interest", {"amount": "1", "from": "2024-03-28", "to": "2024-03-29"}, "percent"),
        ("law/delay", {"amount": "1", "to": "2024-03-29"}, "last_day"),
        (
            "law/delay",
            {"amount": "1", "last_day": "2024-03-01", "to": "2024-03-29", "payments": "x/1"},
            "payments-0-day",
        ),
        ("law/delay", {"amount": "1", "last_day": "2024-03-01", "to": "2024-03-29", "payments": "1/2/3"}, "payments"),
        ("law/traffic", {"wrong": "2024-03-29", "share": "101"}, "share"),
        ("law/injury", {"wrong": "2024-03-29", "outcome": "death"}, "age"),
    ],
)
def test_a_calculator_asked_wrongly_names_the_field(
    court: Court, nobody: Asker, path: str, query: dict[str, Any], field: str
) -> None:
    answer = nobody.get(path, **query)
    assert (answer.status, answer.error["kind"], answer.error["field"]) == (422, "misstated", field)


def _sealed(court: Court, case: Case, kind: str) -> str:
    """Seal a paper, as the signer does; its check code."""
    paper = case.paper(kind)
    facts = Sealed(paper=PaperId(paper.id), sha256="ab" * 32, sm3="cd" * 32, size=1000)
    step = PROCEDURES[case.row.procedure].steps["seal"]
    court.act(step, facts, on=case.row, by="signer", as_=SIGNER, key=f"seal-{paper.id}")
    return paper.check_code


def test_a_check_code_tells_court_kind_day_and_digest_and_no_name(court: Court, nobody: Asker) -> None:
    code = _sealed(court, court.opens(FirstInstance), "fee_notice")
    answer = nobody.get(f"v/{code}")
    assert answer.body == {
        "court": "乌兰察布市集宁区人民法院", "paper": "交纳诉讼费用通知书", "day": "2026-03-02", "sha256": "ab" * 32,
        "sm3": "cd" * 32,
    }  # fmt: skip
    assert nobody.get(f"v/{code.lower().replace('-', ' ')}").body == answer.body


def test_unknown_mistyped_unsealed_and_mediated_papers_answer_alike(court: Court, nobody: Asker) -> None:
    unsealed = court.opens(FirstInstance).paper("fee_notice").check_code
    talks = court.agreed(intake(yuan="70000"))
    mediated = _sealed(court, talks, "agreement")
    answers = {(nobody.get(f"v/{code}").status, nobody.get(f"v/{code}").text) for code in
               (unsealed, mediated, "0000-0000-0000-00000", "nonsense", "x" * 500)}  # fmt: skip
    assert len(answers) == 1
    assert answers.pop()[0] == 404
    assert talks.row.procedure == Mediation.name
