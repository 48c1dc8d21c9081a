"""查阅码: on one recipient's copy only, for a time, for the first device; it opens that paper and its answer."""

import re

import pytest
from django.test import Client

from tests.pages.conftest import NUMBER, OTHER_NUMBER, Town, moment
from xiezhi.desk.accounts import Account
from xiezhi.desk.copies import Copy
from xiezhi.desk.limits import ACCESS_CODE
from xiezhi.desk.reads import readings_of
from xiezhi.engine.copies import code_of
from xiezhi.engine.door import act
from xiezhi.engine.words import FILING_JUDGE, PARTY, Step
from xiezhi.evidence.models import Entry
from xiezhi.pages.visitor import keys
from xiezhi.phrases.parties import Address
from xiezhi.phrases.people import Language
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.records.paper import Delivery, Paper
from xiezhi.records.person import Person
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

PHONE = "13800000002"


@pytest.fixture
def delivery(town: Town) -> Delivery:
    """The copy of the claim on its way to 张某, printed by who serves it."""
    filing, judge = town.file(), town.officers["filing_judge"]
    from xiezhi.procedures.filing import Filing

    act(Filing.docket, on=filing, by=judge, as_=FILING_JUDGE, key="docket")
    suit = one(Proceeding, procedure="first_instance")
    act(FirstInstance.send_copies, on=suit, by=judge, as_=FILING_JUDGE, key="copies")
    (paper,) = rows(Paper, kind="defence_notice")
    (found,) = rows(Delivery, paper=paper.id, recipient=town.zhang)
    answer = town.officer("server").get(f"/case/{found.id}/copy.pdf")
    assert answer.content.startswith(b"%PDF")
    return found


def opened(delivery: Delivery) -> tuple[Client, str]:
    """A browser that has opened the copy, and where."""
    client = Client()
    return client, client.post("/a", {"code": code_of(delivery).lower()})["Location"]


def test_the_code_opens_the_paper_without_an_account_and_the_reading_is_noted(delivery: Delivery) -> None:
    client, url = opened(delivery)
    page = client.get(url).content.decode()
    assert "应诉通知书" in page
    assert "答辩" in page
    paper = one(Paper, id=delivery.paper)
    assert paper is not None
    (read,) = readings_of(paper.proceeding, paper.id).filter(page="access")
    assert read.person == delivery.recipient
    assert client.get(f"{url}.pdf").content.startswith(b"%PDF")


def test_the_code_stands_nowhere_and_is_on_his_copy_alone(delivery: Delivery, town: Town) -> None:
    assert code_of(delivery) not in str(list(Copy.objects.values()))
    for person in (town.wang, town.zhang, town.officers["president"]):
        assert town.client(person).get(f"/case/{delivery.id}/copy.pdf").status_code == 404


def test_it_opens_no_more_than_that_paper(delivery: Delivery) -> None:
    client, _ = opened(delivery)
    paper = one(Paper, id=delivery.paper)
    assert paper is not None
    for other in (f"/case/{paper.proceeding}", f"/paper/{paper.id}", "/mine", "/inbox"):
        assert client.get(other).status_code in (302, 404)
    assert client.get("/a/999").status_code == 404


def test_unknown_late_and_bound_elsewhere_are_answered_alike(delivery: Delivery) -> None:
    opened(delivery)
    said = []
    for prepared in ("bound", "late", "unknown", "nonsense"):
        if prepared == "late":
            Copy.objects.update(device="", ends=moment("2020-01-01"))
        typed = {"unknown": "0000000-0000000-0000000", "nonsense": "x"}.get(prepared, code_of(delivery))
        answer = Client().post("/a", {"code": typed})
        said.append((answer.status_code, re.sub(r"<[^>]*>", "", answer.content.decode())))
    assert said[0][0] == 422
    assert len(set(said)) == 1


def test_only_the_first_device_goes_on(delivery: Delivery) -> None:
    client, url = opened(delivery)
    assert client.post("/a", {"code": code_of(delivery)})["Location"] == url
    assert Client().get(url).status_code == 404


def test_codes_are_not_tried_without_end(delivery: Delivery) -> None:
    client = Client()
    for _ in range(ACCESS_CODE.most):
        client.post("/a", {"code": "x"})
    assert "尝试次数过多" in client.post("/a", {"code": code_of(delivery)}).content.decode()


def test_who_answers_proves_who_he_is_and_that_makes_his_account(delivery: Delivery) -> None:
    client, url = opened(delivery)
    given = {"number": OTHER_NUMBER, "phone": PHONE}
    page = client.post(f"{url}/prove", given).content.decode()
    code = re.search(r"验证码是 (\d{6})", page)
    assert code
    answer = client.post(f"{url}/prove", {**given, "once": code.group(1)})
    assert answer["Location"].endswith("/do/defend")
    assert client.get(answer["Location"]).status_code == 200
    account = Account.objects.get(person=delivery.recipient)
    assert account.phone == keys().seal_id(PHONE)
    entry = Entry.objects.get(step="first_instance.prove_identity")
    assert (entry.role, entry.subject) == ("identity", delivery.recipient)
    known = one(Person, person=delivery.recipient)
    assert known is not None
    assert known.id_number == keys().seal_id(OTHER_NUMBER)


def test_another_than_the_paper_names_is_not_let_in(delivery: Delivery, town: Town) -> None:
    client, url = opened(delivery)
    first = {"number": OTHER_NUMBER, "phone": PHONE}
    code = re.search(r"验证码是 (\d{6})", client.post(f"{url}/prove", first).content.decode())
    assert code
    client.post(f"{url}/prove", {**first, "once": code.group(1)})
    other = {"number": NUMBER, "phone": "13900000003"}
    code = re.search(r"验证码是 (\d{6})", client.post(f"{url}/prove", other).content.decode())
    assert code
    assert client.post(f"{url}/prove", {**other, "once": code.group(1)}).status_code == 422
    assert Account.objects.filter(person=delivery.recipient).count() == 1


def test_the_page_speaks_the_language_that_the_recipient_reads(delivery: Delivery, town: Town) -> None:
    suit = one(Proceeding, procedure="first_instance")
    assert suit is not None
    home = Address(address="商都县", language=Language.en)
    act(suit_step("confirm_address"), home, on=suit, by=town.zhang, as_=PARTY, key="home")
    client, url = opened(delivery)
    assert 'lang="en"' in client.get(url).content.decode()


def suit_step(name: str) -> Step:
    return FirstInstance.steps[name]
