"""What people meet on the way of a loan: nothing is asked twice, and each page says what it is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.desk.test_reading_files import IOU, pdf, photograph
from tests.pages.conftest import NUMBER, OTHER_NUMBER, Town
from xiezhi.desk import page_texts
from xiezhi.engine import errands
from xiezhi.engine.clock import court_now
from xiezhi.engine.door import act
from xiezhi.engine.errands import work
from xiezhi.engine.facts import Field, fields_of
from xiezhi.engine.nightly import findings
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import FILING_JUDGE, PROCEDURES
from xiezhi.pages import intake_found
from xiezhi.pages.forms import form_of
from xiezhi.pages.possible import keeps
from xiezhi.procedures.filing import Defect, Defects, Filing, Intake
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.judgment import Decision
from xiezhi.records.deadline import Deadline
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

pytestmark = pytest.mark.django_db


def page(client: Client, url: str) -> str:
    return client.get(url, follow=True).content.decode()


def value(text: str, field: str) -> str:
    """What stands in a field of a form."""
    found = re.search(rf'id="{field}"[^>]*?(?:value="([^"]*)"|>([^<]*)</textarea>)', text)
    assert found, f"no field {field}"
    return found[1] or found[2] or ""


def docketed(town: Town) -> Proceeding:
    filing = town.file()
    act(Filing.docket, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="docket")
    suit = one(Proceeding, procedure=FirstInstance.name)
    assert suit is not None
    return suit


def test_what_is_to_be_paid_is_not_asked(town: Town) -> None:
    suit = docketed(town)
    form = page(town.client(town.wang), f"/case/{suit.id}/do/pay")
    assert value(form, "amount") == "900.00"


def test_who_has_been_a_party_does_not_type_again_who_he_is(town: Town) -> None:
    town.file()
    form = page(town.client(town.wang), "/intake") and page(town.client(town.wang), "/intake/2")
    assert (value(form, "claimants-0-name"), value(form, "claimants-0-id_number")) == ("王某", NUMBER)
    assert OTHER_NUMBER not in form


def test_the_list_of_what_to_mend_stands_where_it_is_mended(town: Town) -> None:
    """《登记立案规定》第七条：一次性书面告知."""
    filing = town.file()
    list_ = Defects(items=(Defect(what="没有写明被告的住所", how="补充现在的居住地"),), days=7)
    act(Filing.list_defects, list_, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="defects")
    for url in (f"/mine/{filing.id}", f"/case/{filing.id}/do/supplement"):
        assert "没有写明被告的住所" in page(town.client(town.wang), url)
        assert "补充现在的居住地" in page(town.client(town.wang), url)


def test_what_is_not_whole_is_refused_by_the_name_of_what_is_missing(town: Town) -> None:
    """《民事诉讼法》第一百二十二条；《登记立案规定》第七条。"""
    with pytest.raises(Refused, match="还缺：被告、诉讼请求（"):
        town.file(defendants=(), demands=())
    filing = town.file()
    list_ = Defects(items=(Defect(what="没有写明被告的住所", how="补充现在的居住地"),), days=7)
    act(Filing.list_defects, list_, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="defects")
    form = {"told": "补上了", "address": "商都县", "key": "mend"}
    answer = town.client(town.wang).post(f"/case/{filing.id}/do/supplement", form)
    assert "还缺：补充哪一位的住所" in answer.content.decode()


def test_the_step_that_a_period_waits_for_is_the_one_expected(town: Town) -> None:
    """《民事诉讼法》第一百二十八条：五日内将起诉状副本发送被告."""
    suit = docketed(town)
    text = page(town.officer("filing_judge"), f"/case/{suit.id}")
    expected = re.search(r'class="x-btn main"[^>]*href="([^"]*)"', text[text.index("x-acts") :])
    assert expected
    assert expected[1].endswith("/do/send_copies")


def test_what_every_case_has_is_kept_apart_from_what_this_case_is_about(town: Town) -> None:
    suit = docketed(town)
    text = page(town.officer("filing_judge"), f"/case/{suit.id}")
    first, _, aside = text[text.index("x-acts") :].partition("每个案件都有的")
    assert "/do/send_copies" in first
    assert "/do/correct" not in first
    assert "/do/correct" in aside


def test_a_party_can_do_from_his_own_page_everything_he_may_do(town: Town) -> None:
    suit = docketed(town)
    text = page(town.client(town.wang), f"/mine/{suit.id}")
    assert "还可以办" in text
    assert f"/case/{suit.id}/do/confirm_address" in text


def test_what_has_ended_is_folded_beneath_what_goes_on(town: Town) -> None:
    suit = docketed(town)
    going, _, past = page(town.client(town.wang), "/mine").partition("已经办结的 1 件")
    assert f"/mine/{suit.id}" in going
    assert town.filing is not None
    assert f"/mine/{town.filing.id}" in past


def test_a_party_confirms_the_address_that_is_known_and_is_not_asked_for_whom(town: Town) -> None:
    suit = docketed(town)
    form = page(town.client(town.wang), f"/case/{suit.id}/do/confirm_address")
    assert value(form, "address") == "集宁区"
    assert 'id="person"' not in form
    assert 'id="person"' in page(town.officer("counter"), f"/case/{suit.id}/do/confirm_address")


def test_nobody_is_shown_the_end_of_a_suit_as_what_comes_next(town: Town) -> None:
    suit = docketed(town)
    act(FirstInstance.send_copies, on=suit, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="copies")
    text = page(town.officer("filing_judge"), f"/case/{suit.id}")
    assert "/do/terminate" in text
    assert not re.search(r'class="x-btn main" href="[^"]*/do/(terminate|relieve|suspend)"', text)


def test_who_signed_for_a_letter_did_so_today_unless_it_is_changed(town: Town) -> None:
    docketed(town)
    service = one(Proceeding, procedure="service")
    assert service is not None
    assert value(page(town.officer("server"), f"/case/{service.id}/do/hand_over"), "on") == "2026-03-02"


def test_what_is_read_in_a_file_is_offered_with_its_page_and_taken_by_one_tap(town: Town) -> None:
    """Never typed twice, never taken silently."""
    client = town.client(town.wang)
    iou = SimpleUploadedFile("借条.pdf", pdf(IOU), content_type="application/pdf")
    assert "正在读：借条.pdf" in client.post("/intake/1/read", {"files": iou}, follow=True).content.decode()
    assert work("reader", ("read",)) == 1
    form = page(client, "/intake/2")
    assert "借条.pdf，第 1 页" in form
    assert value(form, "defendants-0-name") == ""
    client.post("/intake/take", {"value": "张某", "into": "defendants-0-name"})
    client.post("/intake/take", {"value": "谁也没有读到的", "into": "defendants-0-address"})
    form = page(client, "/intake/2")
    assert (value(form, "defendants-0-name"), value(form, "defendants-0-address")) == ("张某", "")
    client.post("/intake/take", {"value": "800000", "into": "demands-0-amount"})
    assert value(page(client, "/intake/1"), "demands-0-amount") == "800000"
    assert value(page(client, "/intake/4"), "proofs-0-name") == "借条"
    assert "正在读" not in page(town.client(town.officers["counter"]), "/intake/1")


def test_a_photograph_that_breaks_its_reader_is_read_once_and_said_once(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was read twelve times over, half a day long, while the page said that it was being read."""
    client, read = town.client(town.wang), list[int]()

    def eyes() -> Callable[[Any], Any]:
        read.append(1)
        raise MemoryError("a picture like a page of a newspaper")

    monkeypatch.setattr(page_texts, "can_see", lambda: True)
    monkeypatch.setattr(page_texts, "_eyes", eyes)
    monkeypatch.setattr(intake_found, "can_see", lambda: True)
    brought = SimpleUploadedFile("借条.png", photograph(), content_type="image/png")
    client.post("/intake/1/read", {"files": brought})
    assert work("reader", ("read",)) == 1
    shown = client.get("/intake/found").content.decode()
    assert "没有读出姓名" in shown
    assert "every 2s" not in shown, "nothing is waited for"
    with monkeypatch.context() as later:
        later.setattr(errands, "court_now", lambda: court_now() + timedelta(days=1))
        assert work("reader", ("read",)) == 0
    assert read == [1]
    assert [each.sentence for each in findings() if each.kind == "errand"] == [
        "外联“read”试了1次未成：照片读不出字，请交的人自己填（MemoryError: a picture like a page of a newspaper）"
    ]


def test_who_paid_on_a_banks_receipt_may_be_either_side_and_a_sum_is_offered_once(town: Town) -> None:
    """Who lends pays first, who owes pays back."""
    client = town.client(town.wang)
    receipt = "电子回单　付款人：王某　收款人：张某　金额：800,000.00元"
    for name, text in (("回单.pdf", receipt), ("借条.pdf", IOU)):
        client.post("/intake/1/read", {"files": SimpleUploadedFile(name, pdf(text), content_type="application/pdf")})
    assert work("reader", ("read",)) == 2
    assert page(client, "/intake/1").count("填到诉讼请求") == 1
    client.post("/intake/take", {"value": "王某", "into": "claimants-0-name"})
    client.post("/intake/take", {"value": "张某", "into": "defendants-0-name"})
    form = page(client, "/intake/2")
    assert (value(form, "claimants-0-name"), value(form, "defendants-0-name")) == ("王某", "张某")


def test_nobody_is_told_to_give_up_because_a_period_of_the_court_runs(town: Town) -> None:
    filing = town.file()
    text = page(town.client(town.wang), f"/mine/{filing.id}")
    assert "下一步轮到立案法官" in text
    assert not re.search(r'x-btn large white" href="[^"]*/do/withdraw', text.split("x-next-acts")[0])
    withdraw, limit = Filing.withdraw, rows(Deadline, proceeding=filing.id)[0]
    assert not keeps(withdraw, limit)


def test_the_sum_of_items_leaves_out_what_their_interest_runs_on() -> None:
    given = {"items-0-principal": ["800000"], "items-0-base": ["800000"], "items-0-what": ["本金"]}
    items = next(each for each in form_of(Decision, given, lambda _what: []) if each.name == "items")
    assert items.total == 800_000


def test_a_fee_opens_to_its_working_and_a_limit_to_its_derivation(town: Town) -> None:
    """《诉讼费用交纳办法》第十三条。Eighty thousand yuan, halved."""
    suit = docketed(town)
    for client, url in (
        (town.client(town.wang), f"/mine/{suit.id}"),
        (town.officer("filing_judge"), f"/case/{suit.id}"),
    ):
        text = page(client, url)
        fee = text[text.rindex("900.00") - 3000 : text.rindex("900.00")]
        assert "怎么算的" in fee
        assert "《诉讼费用交纳办法》第十三条" in fee
        for limit in rows(Deadline, proceeding=suit.id, status="open"):
            assert f"/deadline/{limit.id}" in text, limit.label


def test_who_somebody_is_is_asked_in_one_form_of_the_whole_journey() -> None:
    """What later forms need of it they have from the records: an offer fills it in."""
    journey = ("filing", "mediation", "first_instance", "service", "judgment", "enforcement", "case_money", "payout")
    steps = {step.name: step for name in journey for step in PROCEDURES[name].steps.values()}
    parties = {"anyone", "claimant", "defendant", "party", "every_party"}
    asked = [
        (field.label, step.name)
        for step in steps.values()
        if {role.name for role in step.roles} & parties and step.offers is None
        for field in fields_of(step.facts)
        if field.required and _says_who(field) and not field.label.startswith("代理人")
    ]
    assert asked == [], "asked outside the filing, whose parties are rows of their own"
    assert {part.label for part in _party_fields()} >= {"姓名或者名称", "电话", "住所"}


def _says_who(field: Field) -> bool:
    return field.kind == "secret" or any(each in field.label for each in ("姓名", "户名", "住所", "送达地址"))


def _party_fields() -> list[Field]:
    return [part for field in fields_of(Intake) if field.name == "claimants" for part in field.parts]
