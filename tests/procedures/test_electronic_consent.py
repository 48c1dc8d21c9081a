"""《民事诉讼法》第九十条：经受送达人同意。 Whether papers may reach somebody electronically, he alone says."""

from tests.engine.cast import Case, Court, Player, intake, refused
from xiezhi.engine.facts import Name, PaperId, PersonId, Prose, Secret
from xiezhi.engine.words import FILING_JUDGE
from xiezhi.phrases.parties import Address, Mandate
from xiezhi.phrases.people import Agent, Party
from xiezhi.procedures.first_instance import FirstInstance
from xiezhi.procedures.service import Order, Service
from xiezhi.records.person import Standing
from xiezhi.records.table import one

AGREES = Address(address=Prose("商都县"), electronic=True)
LAWYER = Agent(name=Name("其木格律师"), id_number=Secret("310101198001010018"))


def serving(court: Court) -> tuple[Case, Case, Player]:
    """The suit, the service of its copy on 张某, and 张某."""
    suit = court.serving()
    zhang = suit.person("defendant")
    return suit, suit.service_of("defence_notice", zhang), zhang


def test_what_the_claimant_states_is_no_consent_of_the_defendant(court: Court) -> None:
    _, service, _ = serving(court)
    with refused("受送达人", "第九十条"):
        court.server.does(service, Service.send)


def test_a_defendant_who_confirms_it_himself_is_served_electronically(court: Court) -> None:
    suit, service, zhang = serving(court)
    zhang.does(suit, FirstInstance.steps["confirm_address"], AGREES)
    court.server.does(service, Service.send)
    assert service.state is Service.sent


def test_who_files_for_himself_agrees_for_himself_only(court: Court) -> None:
    """Of two claimants the one who files has spoken."""
    other = Party(name=Name("王乙"), id_number=Secret("11010519491231101X"))
    filing = court.files(intake(claimants=(*intake().claimants, other)))
    agreed = [
        bool(standing and standing.electronic)
        for standing in (one(Standing, proceeding=filing.id, role="claimant", order=place) for place in (1, 2))
    ]
    assert agreed == [True, False]


def test_whoever_files_for_another_does_not_agree_for_him(court: Court) -> None:
    with refused("同意电子送达须由当事人本人表示", "第九十条"):
        court.files(intake(agents=(LAWYER,), through_agent=True, electronic=True), by=Player(court, "person-lawyer"))


def test_a_claimant_neither_agrees_nor_entrusts_for_the_defendant(court: Court) -> None:
    suit, _, zhang = serving(court)
    with refused("须是本案当事人本人", "第一百三十六条"):
        court.wang.does(
            suit,
            FirstInstance.steps["confirm_address"],
            Address(address=Prose("x"), electronic=True, person=PersonId(zhang.id)),
        )
    with refused("须是本案当事人本人", "第一百三十六条"):
        court.wang.does(
            suit,
            FirstInstance.steps["entrust"],
            Mandate(name=LAWYER.name, id_number=LAWYER.id_number, person=PersonId(zhang.id)),
        )


def test_at_the_counter_somebody_states_it_for_himself(court: Court) -> None:
    suit, service, zhang = serving(court)
    at_the_counter = Address(address=Prose("商都县"), electronic=True, person=PersonId(zhang.id))
    court.counter.does(suit, FirstInstance.steps["confirm_address"], at_the_counter)
    court.server.does(service, Service.send)
    assert service.state is Service.sent


def test_a_paper_is_served_in_the_case_that_it_belongs_to(court: Court) -> None:
    """Neither upon nothing nor a paper of another proceeding of the dispute."""
    suit, _, zhang = serving(court)
    receipt = court.wang.court.files(intake(yuan="7")).paper("receipt")
    order = Order(paper=PaperId(receipt.id), recipient=PersonId(zhang.id))
    with refused("所送文书须在本案之中", "第八十七条"):
        court.filing_judge.does(suit, Service.order, order)
    with refused("所送文书须在本案之中", "第八十七条"):
        court.act(
            Service.order, order, court=suit.row.court, by=court.filing_judge.id, as_=FILING_JUDGE, key="upon nothing"
        )
