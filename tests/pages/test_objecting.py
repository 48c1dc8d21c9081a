"""The page on which who is no party objects to an enforcement."""

from tests.pages.conftest import Town
from xiezhi.procedures.objection import OutsideObjection
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

NAREN = {
    "objectors-0-name": "娜仁",
    "objectors-0-id_number": "152626199107080023",
    "enforcement": "(2026)内0902执1号",
    "thing": "某小区301室",
    "right": "1",
    "reasons": "房子是我买的，钱付清了，也住进去了",
}


def test_a_number_that_is_none_is_said_at_its_field_and_what_was_typed_stays(town: Town) -> None:
    client = town.client("person-naren")
    answer = client.post("/objection", {**NAREN, "enforcement": "执1号"})
    assert answer.status_code == 422
    assert "房子是我买的" in answer.content.decode()
    assert not rows(Proceeding, procedure=OutsideObjection.name)


def test_it_is_received_by_the_court_that_the_number_names(town: Town) -> None:
    client = town.client("person-naren")
    assert client.get("/objection").status_code == 200
    answer = client.post("/objection", NAREN)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    (mine,) = rows(Proceeding, procedure=OutsideObjection.name)
    assert mine.court == "内0902"
    person = one(Person, person="person-naren")
    assert person is not None
    assert person.name == "娜仁"
