"""A case that belongs elsewhere goes there with its people, papers and fee: nobody types it again."""

from decimal import Decimal
from pathlib import Path

from tests.engine.cast import refused
from xiezhi.engine.door import act
from xiezhi.engine.facts import stated
from xiezhi.engine.possible import case_for
from xiezhi.engine.replay import replay
from xiezhi.engine.words import COURTS
from xiezhi.evidence.models import Entry
from xiezhi.pages.docket import known_of
from xiezhi.pages.stated import Fact, facts_of
from xiezhi.phrases.fee_books import FEE_BANK, FEE_COMING, FEE_GOING, FEE_HELD, FEE_TILL, net
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.first_instance.transferring import Moved
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.money import Posting
from xiezhi.records.paper import Paper
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Claim, Proceeding
from xiezhi.records.table import Row, rows
from xiezhi.stories import STORIES
from xiezhi.stories.house import JINING, XINCHENG


def the(court: str) -> Proceeding:
    (found,) = rows(Proceeding, court=court, procedure="first_instance")
    return found


def test_a_transferred_case_is_docketed_there_with_all_it_had(home: Path) -> None:
    """《民事诉讼法》第三十七条、第一百三十条."""
    STORIES["moved"].play(lambda line: None)
    old, new = the(XINCHENG), the(JINING)
    assert (old.state, new.state, new.number) == ("transferred", "ready", "（2026）内0902民初1号")

    def same(kind: type[Row], *names: str) -> bool:
        found = [{tuple(getattr(row, n) for n in names) for row in rows(kind, court=c)} for c in (XINCHENG, JINING)]
        return found[0] == found[1]

    assert same(Person, "person", "name", "id_number")
    assert [(each.text, each.amount) for each in rows(Claim, proceeding=old.id, order=("order",))] == [
        (each.text, each.amount) for each in rows(Claim, proceeding=new.id, order=("order",))
    ]
    assert {each.kind for each in rows(Paper, proceeding=old.id, origin="party")} <= {
        each.kind for each in rows(Paper, proceeding=new.id, origin="party")
    }
    assert {each.role for each in rows(Standing, proceeding=new.id)} >= {"claimant", "defendant", "judge", "clerk"}
    assert replay().differences == []
    told = stated_with("first_instance.receive")
    assert told["人"].head[:2] == ("姓名或者名称", "自然人还是单位")
    assert [row[0] for row in told["人"].rows] == ["王某", "张某"]
    assert told["诉讼请求"].rows[0][1] == Decimal("800000.00")
    cells = [str(cell) for each in told.values() for cell in (each.value, *(it for row in each.rows for it in row))]
    assert not [cell for cell in cells if "{" in cell], "what the machine was told is not for people"


def stated_with(step: str) -> dict[str, Fact]:
    """What the page of an entry says was stated, by its labels."""
    (entry,) = Entry.objects.filter(step=step)
    (proceeding,) = rows(Proceeding, id=entry.proceeding)
    papers = rows(Paper, proceeding=proceeding.id)
    return {each.label: each for each in facts_of(entry, known_of(case_for(proceeding, ""), [entry], papers))}


def test_the_fee_that_was_paid_goes_along_and_the_limit_runs_from_the_docketing_there(home: Path) -> None:
    STORIES["moved"].play(lambda line: None)
    old, new = the(XINCHENG), the(JINING)
    paid = {court.court: sum(each.paid for each in rows(Bill, proceeding=court.id)) for court in (old, new)}
    assert paid[XINCHENG] == paid[JINING] > 0
    assert rows(Bill, proceeding=new.id, status="open") == []
    (limit,) = rows(Deadline, proceeding=new.id, clock="limit_summary")
    assert (limit.start, limit.status) == (new.opened, "open")


def test_both_courts_keep_their_books_of_the_fee_that_goes_along_and_each_is_balanced(home: Path) -> None:
    """《诉讼费用交纳办法》第二十四条."""
    STORIES["moved"].play(lambda line: None)
    old, new = the(XINCHENG), the(JINING)
    held = sum(each.paid for each in rows(Bill, proceeding=new.id))
    for court, accounts in (
        (XINCHENG, {FEE_BANK: 0, FEE_TILL: 0, FEE_HELD: 0, FEE_GOING: 0, FEE_COMING: 0}),
        (JINING, {FEE_BANK: held, FEE_TILL: 0, FEE_HELD: held, FEE_GOING: 0, FEE_COMING: 0}),
    ):
        postings = rows(Posting, court=court)
        assert {each: net(postings, each) for each in accounts} == accounts, court
    (line,) = rows(Bill, proceeding=new.id, kind="acceptance_fee")[0].working
    assert "随案移交，本院不再收取" in line[0]
    assert line[1] == old.number
    assert "第二十四条" in line[3]
    (along,) = rows(Proceeding, procedure="fee_handover")
    assert (along.state, along.court, along.amount) == ("gone", XINCHENG, held)


def test_the_file_says_what_is_to_come_before_it_has_come(home: Path) -> None:
    """What the books there have is what they owe from the day of the docketing; the money has seven days."""
    STORIES["moved"].play(lambda line: None)
    new = the(JINING)
    first = next(each for each in rows(Posting, court=JINING, order=("id",)) if each.why == "fee_coming")
    assert (first.debit, first.credit, first.proceeding) == (FEE_COMING, FEE_HELD, new.id)
    (limit,) = rows(Deadline, clock="due", proceeding=rows(Proceeding, procedure="fee_handover")[0].id)
    assert limit.status == "met"


def test_a_file_that_comes_without_its_parties_is_not_taken(home: Path) -> None:
    STORIES["moved"].play(lambda line: None)
    moved = {
        "court": XINCHENG,
        "court_name": "新城区人民法院",
        "number": "9",
        "entry": "x",
        "leaf": "y",
    }
    file = stated(Moved, {**moved, "cause": "买卖合同纠纷", "people": []})
    with refused("须有原告和被告", "第三十七条"):
        act(FirstInstance.receive, file, court=JINING, by=COURTS.name, as_=COURTS, key="nobody")
