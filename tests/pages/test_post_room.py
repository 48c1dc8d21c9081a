"""The clerk's and the counter's window on the post: nothing came, or it came, and what then is done for the party."""

import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.pages.conftest import Town, moment
from tests.pages.test_steps import DEFECTS, PNG, do
from xiezhi.engine.clock import at
from xiezhi.engine.sweep import sweep
from xiezhi.evidence.models import Entry
from xiezhi.records.deadline import Deadline
from xiezhi.records.table import one


def defective(town: Town) -> Deadline:
    """Defects listed on 2 March, to be mended by the 9th; the post has until the 16th."""
    town.file()
    town.officer("counter").post(do(town, "list_defects"), {**DEFECTS, "key": "list"})
    found = one(Deadline, clock="supplement")
    assert found is not None
    return found


def inbox(town: Town, day: str) -> str:
    with at(moment(f"{day}T09:00")):
        sweep()
        return unescape(town.officer("counter").get("/inbox").content.decode())


def test_a_right_waits_for_the_post_then_two_buttons_stand_in_the_inbox(town: Town) -> None:
    """《民事诉讼法》第八十五条。"""
    right = defective(town)
    assert "没收到" not in inbox(town, "2026-03-16")
    shown = inbox(town, "2026-03-17")
    assert "补正：已届满，邮件收到没有" in shown
    assert {"nothing_came", "came_by_post"} <= set(re.findall(r"/do/(\w+)\?deadline=", shown))
    with at(moment("2026-03-17T09:10")):
        url = f"/case/{right.proceeding}/deadline/{right.id}"
        page = town.client(town.wang).get(url).content.decode()
    assert "待邮路核实" in page
    assert "届满后等待邮件7日（本院设定）" in page


def test_what_is_confirmed_has_lapsed_with_the_next_round_and_leaves_the_inbox(town: Town) -> None:
    right = defective(town)
    with at(moment("2026-03-17T09:00")):
        answer = town.officer("counter").post(do(town, "nothing_came"), {"deadline": right.id, "key": "none"})
    assert answer.status_code == 302
    assert "没收到" not in inbox(town, "2026-03-17")
    lapsed = Entry.objects.get(step="filing.lapse", proceeding=right.proceeding)
    assert (lapsed.happened_at[:10], lapsed.recorded_at[:10]) == ("2026-03-10", "2026-03-17")


def test_what_came_is_entered_by_its_postmark_and_then_done_for_the_party(town: Town) -> None:
    right = defective(town)
    with at(moment("2026-03-12T10:00")):
        counter = town.officer("counter")
        page = counter.get(f"{do(town, 'came_by_post')}?deadline={right.id}&sender={town.wang}").content.decode()
        assert re.search(rf'<option value="{right.id}"[^>]* selected', page)
        envelope = SimpleUploadedFile("envelope.png", bytes.fromhex(PNG), content_type="image/png")
        came = {"deadline": right.id, "sender": town.wang, "on": "2026-03-09", "postmark": envelope, "key": "came"}
        assert counter.post(do(town, "came_by_post"), came).status_code == 302
        assert "补正：按期交邮，待登记" in unescape(counter.get("/inbox").content.decode())
        assert counter.post(do(town, "supplement"), {"told": "补交复印件", "key": "mend"}).status_code == 302
    mended = Entry.objects.get(step="filing.supplement")
    assert (mended.happened_at[:10], mended.recorded_at[:10]) == ("2026-03-09", "2026-03-12")
