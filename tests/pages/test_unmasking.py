"""Numbers are masked; who needs one whole says why, sees it once, and the read journal knows."""

from django.test import Client

from tests.pages.conftest import NUMBER, Town
from xiezhi.desk.reads import readings_of
from xiezhi.evidence.models import Entry
from xiezhi.records.proceeding import Proceeding

REASON = {"which": "id_number", "reason": "核对申请执行人身份", "key": "once"}


def asked(client: Client, town: Town, filing: Proceeding, **more: str) -> str:
    """Where the number is shown, or nowhere."""
    answer = client.post(f"/case/{filing.id}/do/unmask", {**REASON, "person": town.wang, **more})
    return answer.headers.get("Location", "")


def test_an_officer_who_says_why_sees_the_number_whole_and_once(town: Town) -> None:
    filing, judge = town.file(), town.officer("filing_judge")
    assert NUMBER not in judge.get(f"/case/{filing.id}/people").content.decode()
    shown = asked(judge, town, filing)
    assert NUMBER in judge.get(shown).content.decode()
    assert NUMBER not in judge.get(shown).content.decode()
    entry = Entry.objects.get(step="filing.unmask")
    assert (entry.actor, entry.subject) == (town.officers["filing_judge"], town.wang)
    assert NUMBER not in entry.skeleton
    assert readings_of(filing.id).filter(page=f"number:{entry.id}", person=entry.actor).count() == 1


def test_nobody_else_sees_it_by_the_same_address(town: Town) -> None:
    filing = town.file()
    shown = asked(town.officer("filing_judge"), town, filing)
    for person in (town.wang, town.officers["president"], town.officers["counter"]):
        assert town.client(person).get(shown).status_code == 404


def test_without_a_reason_and_for_a_party_there_is_none(town: Town) -> None:
    filing = town.file()
    assert not asked(town.officer("filing_judge"), town, filing, reason="  ")
    assert not asked(town.client(town.wang), town, filing)
