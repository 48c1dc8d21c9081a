"""What waits to be posted is printed, addressed and marked as posted together."""

import io

from pypdf import PdfReader

from tests.pages.conftest import Town
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.service import Service
from xiezhi.records.paper import Delivery
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows


def sending(town: Town) -> Delivery:
    """A suit whose copies wait for 张某, who never agreed to electronic service."""
    filing = town.file()
    town.officer("filing_judge").post(f"/case/{filing.id}/do/{Filing.docket.name}", {"key": "docket"})
    suit = one(Proceeding, procedure=FirstInstance.name)
    assert suit is not None
    town.officer("filing_judge").post(f"/case/{suit.id}/do/{FirstInstance.send_copies.name}", {"key": "copies"})
    planned = {each.id for each in rows(Proceeding, procedure=Service.name, state="planned")}
    return next(each for each in rows(Delivery) if each.id in planned and each.recipient != town.wang)


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
