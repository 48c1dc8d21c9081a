"""What waits to be posted is printed, addressed and marked as posted together."""

import io

from msgspec.structs import replace
from pypdf import PdfReader

from tests.pages.conftest import Town, door_open
from xiezhi.engine.door import act
from xiezhi.engine.words import CARRIER
from xiezhi.pages.print_room import MOST
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.service import Arrival, OnPaper, Service
from xiezhi.records.paper import Delivery, Paper, PaperCopy
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import Row, count, one, rows, table_of


def sending(town: Town) -> Delivery:
    """A suit whose copies wait for 张某, who never agreed to electronic service."""
    filing = town.file()
    town.officer("filing_judge").post(f"/case/{filing.id}/do/{Filing.docket.name}", {"key": "docket"})
    suit = one(Proceeding, procedure=FirstInstance.name)
    assert suit is not None
    town.officer("filing_judge").post(f"/case/{suit.id}/do/{FirstInstance.send_copies.name}", {"key": "copies"})
    planned = {each.id for each in rows(Proceeding, procedure=Service.name, state="planned")}
    return next(each for each in rows(Delivery) if each.id in planned and each.recipient != town.wang)


def ruled(town: Town) -> tuple[Paper, Proceeding]:
    """The ruling not to docket, which reached 王某 electronically, and its service."""
    filing = town.file()
    refusal = {"key": "refuse", "opinion": "不属于受理范围"}
    town.officer("filing_judge").post(f"/case/{filing.id}/do/{Filing.refuse.name}", refusal)
    ruling = one(Paper, kind="rejection")
    delivery = one(Delivery, paper=ruling.id if ruling else "")
    assert ruling is not None
    assert delivery is not None
    service = one(Proceeding, id=delivery.proceeding)
    assert service is not None
    town.officer("server").post(f"/case/{service.id}/do/{Service.send.name}", {"key": "send"})
    act(Service.arrive, Arrival(), on=service, by=CARRIER.name, as_=CARRIER, key="arrives")
    return ruling, service


def text(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_papers_envelopes_and_labels_are_printed_for_those_who_are_not_served_electronically(town: Town) -> None:
    sending(town)
    server = town.officer("server")
    page = server.get("/print-room").content.decode()
    assert "张某" in page
    assert "商都县" in page
    assert "王某" not in page.partition("<table")[2]
    papers = server.post("/print-room/papers.pdf").content
    assert len(PdfReader(io.BytesIO(papers)).pages) >= 2, "the slip and the paper"
    for name in ("envelopes", "labels"):
        assert "张某" in text(server.post(f"/print-room/{name}.pdf").content)


def test_a_paper_is_found_behind_hundreds_that_go_electronically_and_hundreds_on_paper_are_counted(town: Town) -> None:
    delivery = sending(town)
    service, paper = one(Proceeding, id=delivery.id), rows(Standing, proceeding=delivery.id, role="recipient")[0]
    assert service is not None
    made: list[Row] = []
    for place in range(MOST + 60):
        here = {"id": f"older-{place:03}", "dispute": f"older-{place:03}"}
        electronic = place < MOST + 10
        made += [
            replace(service, **here, opened="2026-02-01"),
            replace(delivery, **here, proceeding=here["id"]),
            replace(paper, **here, proceeding=here["id"], electronic=electronic),
        ]
    with door_open():
        for each in made:
            table_of(type(each)).model.objects.create(**table_of(type(each)).values(each))
    text = town.officer("server").get("/print-room").content.decode()
    assert '打印寄送 <span class="n">51</span>' in text
    assert service.id in text
    with door_open():
        table_of(Standing).model.objects.filter(role="recipient").update(electronic=0)
    text = town.officer("server").get("/print-room").content.decode()
    waits = count(Proceeding, procedure=Service.name, state="planned")
    assert waits > MOST
    assert f"等着的共 {waits} 份，先列最早的 {MOST} 份" in text


def test_one_press_posts_every_envelope_that_has_a_tracking_number(town: Town) -> None:
    delivery = sending(town)
    server = town.officer("server")
    assert server.post("/print-room/post", {"key": "k"}).status_code == 422
    answer = server.post("/print-room/post", {"key": "k", f"tracking-{delivery.id}": " 1234567890123 "})
    assert "办成 1 件，共 1 件" in answer.content.decode()
    posted = one(Delivery, id=delivery.id)
    assert posted is not None
    assert (posted.means, posted.tracking) == ("post", "1234567890123")
    assert "张某" not in server.get("/print-room").content.decode().partition("<main")[2]


def test_nobody_else_finds_the_print_room(town: Town) -> None:
    sending(town)
    assert town.officer("mediator").get("/print-room").status_code == 404
    assert town.client(town.wang).get("/print-room").status_code == 404


def test_one_tap_on_the_page_of_a_ruling_brings_it_on_paper(town: Town) -> None:
    """《民事诉讼法》第九十条. The print room has it with an envelope and a label; the day of service stays."""
    ruling, service = ruled(town)
    reader, server = town.client(town.wang), town.officer("server")
    page = reader.get(f"/paper/{ruling.id}").content.decode()
    assert "您同意了电子送达" in page
    assert f"/case/{ruling.proceeding}/do/confirm_address" in page
    assert reader.post(f"/case/{service.id}/do/{OnPaper.ask_for_paper.name}", {"key": "tap"}).status_code == 302
    page = reader.get(f"/paper/{ruling.id}").content.decode()
    assert "寄一份纸质的给我" not in page
    assert "前送到" in page
    assert "3月9日" in page, "five days, the last a Saturday"
    (wanted,) = rows(PaperCopy)
    assert "本人要的纸质文书" in server.get("/print-room").content.decode()
    for name in ("envelopes", "labels", "papers"):
        assert "不予受理" in text(server.post(f"/print-room/{name}.pdf").content).replace("\n", "")
    posted = server.post("/print-room/post", {"key": "k", f"tracking-{wanted.proceeding}": "EMS7"}).content.decode()
    assert "办成 1 件，共 1 件" in posted
    assert "本人要的纸质文书" not in server.get("/print-room").content.decode()
    assert "EMS7" in reader.get(f"/paper/{ruling.id}").content.decode()
    assert "EMS7" in reader.get("/notices").content.decode()
    delivery = one(Delivery, id=service.id)
    assert delivery is not None
    assert (delivery.means, delivery.effective) == ("electronic", "2026-03-02")


def test_who_telephones_is_served_by_the_counter_and_nobody_else_is_shown_the_wish(town: Town) -> None:
    ruling, service = ruled(town)
    where = f"/case/{service.id}/do/{OnPaper.ask_for_paper.name}"
    counter = town.officer("counter")
    assert where in counter.get(f"/paper/{ruling.id}").content.decode()
    assert "须写明怎样提出" in counter.post(where, {"key": "a"}).content.decode()
    counter.post(where, {"key": "b", "how": "12368来电，报了案号和身份证号后四位", "to": "察右前旗"})
    (wanted,) = rows(PaperCopy)
    assert wanted.to == "察右前旗"
    assert "察右前旗" in text(town.officer("server").post("/print-room/envelopes.pdf").content)
    assert town.client("Pstranger").get(f"/case/{wanted.proceeding}").status_code == 404
    reader = town.client(town.wang)
    reader.post(f"/case/{wanted.proceeding}/do/{OnPaper.withdraw_wish.name}", {"key": "c"})
    assert "本人要的纸质文书" not in town.officer("server").get("/print-room").content.decode()
    page = reader.get(f"/paper/{ruling.id}").content.decode()
    assert "不要了" in page
    assert "寄一份纸质的给我" in page, "who wants it after all asks again"


def test_who_agrees_no_more_is_told_so_on_the_next_page(town: Town) -> None:
    ruling, _service = ruled(town)
    reader = town.client(town.wang)
    reader.post(f"/case/{ruling.proceeding}/do/confirm_address", {"key": "c", "address": "集宁区桥西街"})
    page = reader.get(f"/paper/{ruling.id}").content.decode()
    assert "您没有同意电子送达" in page
    assert "寄到集宁区桥西街" in page, "what came electronically is still owed on paper"
