"""Who files under a number that the court knows sees his own case, learns nothing, and proves that he is the same."""

from dataclasses import replace
from datetime import date

from tests.engine.cast import WANG, Case, Court, Player, intake, refused
from xiezhi.engine.access import Viewer
from xiezhi.engine.facts import Name, PersonId, Prose, Secret
from xiezhi.engine.words import PROCEDURES
from xiezhi.law.working import Yuan
from xiezhi.phrases.identity import Identity
from xiezhi.phrases.people import Agent, Party
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.first_instance import FirstInstance, Paid
from xiezhi.procedures.service import Receipt, Service
from xiezhi.records.deadline import Deadline
from xiezhi.records.ledger import Bill
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one, rows

LIU = Party(name=Name("刘某"), id_number=Secret("310101198001010018"), address=Prose("察右前旗"))
SUED = intake(claimants=(LIU,), defendants=(WANG,), yuan="3", electronic=False)


def twice(court: Court) -> tuple[Case, Player, Player]:
    """王某 was sued once, by her number; now a fresh account files under it. The case, the account, who was sued."""
    sued = court.files(SUED, by=Player(court, "person-liu"))
    account = Player(court, "person-fresh")
    return court.files(intake(), by=account), account, sued.person("defendant")


def identified(court: Court, case: Case, account: Player) -> None:
    court.counter.does(case, PROCEDURES[case.row.procedure].steps["identify"], Identity(person=PersonId(account.id)))


def test_whoever_files_under_a_known_number_stands_in_his_own_case_and_sees_no_other(court: Court) -> None:
    case, account, known = twice(court)
    assert case.person("claimant") == account
    assert [each.proceeding for each in rows(Standing, person=account.id)] == [case.id]
    theirs = rows(Proceeding, id__in=[each.proceeding for each in rows(Standing, person=known.id)])
    assert theirs
    assert not any(map(Viewer(account.id, "2026-03-02").sees, theirs))


def test_his_second_claim_is_by_the_same_person(court: Court) -> None:
    _, account, _ = twice(court)
    again = court.files(intake(yuan="5"), by=account)
    assert again.person("claimant") == account
    assert len(rows(Person, person=account.id)) == 1
    court.is_whole()


def test_whoever_is_sued_by_that_number_is_still_the_one_known_first(court: Court) -> None:
    _, _, known = twice(court)
    later = court.files(replace(SUED, demands=intake(yuan="9").demands), by=Player(court, "person-liu"))
    assert later.person("defendant") == known


def test_a_lawyer_whose_number_is_known_stands_in_the_case_that_he_files(court: Court) -> None:
    court.files(SUED, by=Player(court, "person-liu"))
    lawyer = Player(court, "person-office")
    agent = Agent(name=LIU.name, id_number=LIU.id_number)
    case = court.files(intake(agents=(agent,), through_agent=True), by=lawyer)
    assert Viewer(lawyer.id, "2026-03-02").sees(case.row)


def test_once_identity_is_shown_all_that_he_did_is_the_known_persons(court: Court) -> None:
    case, account, known = twice(court)
    court.filing_judge.does(case, Filing.docket)
    suit = case.child(FirstInstance)
    identified(court, case, account)
    assert {each.person for each in rows(Standing, proceeding=suit.id, role="claimant", until="")} == {known.id}
    assert [each.payer for each in rows(Bill, proceeding=suit.id)] == [known.id]
    assert Viewer(known.id, "2026-03-02").sees(case.row)
    assert not Viewer(account.id, "2026-03-02").sees(case.row)
    court.is_whole()


def test_what_he_paid_before_stays_paid(court: Court) -> None:
    """《诉讼费用交纳办法》第二十二条：七日内交纳。 A period that was kept does not run again under another id."""
    case, account, _ = twice(court)
    court.filing_judge.does(case, Filing.docket)
    suit = case.child(FirstInstance)
    (bill,) = rows(Bill, proceeding=suit.id)
    court.server.does(suit.child(Service), Service.hand_over, Receipt(on=date(2026, 3, 2)))
    court.counter.does(suit, FirstInstance.pay, Paid(bill=bill.id, amount=Yuan(bill.amount) / 100))
    assert set(_running(suit, "payment")) == {"met"}
    identified(court, suit, account)
    assert set(_running(suit, "payment")) == {"met"}


def _running(suit: Case, clock: str) -> list[str]:
    """The states of a clock that has not become void."""
    return [each.status for each in rows(Deadline, proceeding=suit.id, clock=clock) if each.status != "void"]


def test_nobody_is_found_to_be_another_without_a_number_in_common(court: Court) -> None:
    filing = court.files()
    with refused("证件号须与本院已有的另一人相同", "核对身份"):
        identified(court, filing, court.wang)


def test_an_account_files_under_its_own_number_only(court: Court) -> None:
    court.files()
    with refused("用本人的账户以本人的证件号提交", "第一百二十二条"):
        court.files(intake(claimants=(LIU,)))
    assert one(Person, person=court.wang.id)
