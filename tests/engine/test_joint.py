"""Joint steps: everybody's consent to the same facts; and representatives, who act for whom they stand for."""

from dataclasses import replace

from tests.engine.cast import WANG, ZHANG, Case, Court, Player, intake, refused, terms
from xiezhi.engine.facts import Name, Prose, Secret
from xiezhi.engine.words import CLAIMANT, EVERY_PARTY, PARTY
from xiezhi.evidence.models import Entry
from xiezhi.phrases.people import Agent, Party
from xiezhi.procedures.filing import ByPhone, Filing
from xiezhi.procedures.mediation import Mediation, Prolonging
from xiezhi.records.person import Person, Standing
from xiezhi.records.table import count, one, rows

LAWYER = Agent(name=Name("其木格律师"), id_number=Secret("310101198001010018"))
LIU = Party(name=Name("刘某"), address=Prose("察右前旗"))


def prolonged(talks: Case) -> int:
    return Entry.objects.filter(proceeding=talks.id, step="mediation.prolong").count()


def prolong(talks: Case, who: Player, more: int) -> bool:
    """Whether this consent still waits for others."""
    return who.does(talks, Mediation.prolong, Prolonging(more=more)).waits


def test_a_joint_step_happens_with_the_last_consent_and_each_consent_is_an_entry(court: Court) -> None:
    filing = court.files(intake(defendants=(ZHANG, LIU)))
    court.filing_judge.does(filing, Filing.offer)
    wang, zhang, liu = court.parties(filing)
    assert wang.does(filing, Filing.accept).waits
    assert liu.does(filing, Filing.accept).waits
    assert filing.state is Filing.offered
    assert not zhang.does(filing, Filing.accept).waits
    assert filing.state is Filing.mediating
    steps = Entry.objects.filter(proceeding=filing.id).order_by("place").values_list("step", flat=True)
    assert list(steps)[-3:] == ["filing.accept?", "filing.accept?", "filing.accept"]
    court.is_whole()


def test_consenting_twice_counts_once(court: Court) -> None:
    filing = court.files()
    court.filing_judge.does(filing, Filing.offer)
    assert court.wang.does(filing, Filing.accept).waits
    assert court.wang.does(filing, Filing.accept).waits
    assert filing.state is Filing.offered


def test_changed_facts_void_the_consents_given(court: Court) -> None:
    talks = court.talks()
    wang, zhang = court.parties(talks)
    assert prolong(talks, wang, 15)
    assert prolong(talks, zhang, 20)
    assert prolonged(talks) == 0
    assert not prolong(talks, wang, 20)
    assert prolonged(talks) == 1


def test_a_consent_once_voided_does_not_come_back(court: Court) -> None:
    """张某 proposes twenty days and then returns to fifteen, twice: 王某 must say yes to fifteen again."""
    talks = court.talks()
    wang, zhang = court.parties(talks)
    assert prolong(talks, wang, 15)
    assert prolong(talks, zhang, 20)
    assert prolong(talks, zhang, 15)
    assert prolong(talks, zhang, 15)
    assert prolonged(talks) == 0
    assert not prolong(talks, wang, 15)


def test_consents_of_the_same_second_are_told_apart_by_their_order(court: Court) -> None:
    talks = court.talks()
    wang, zhang = court.parties(talks)
    for more in (15, 16, 17):
        assert prolong(talks, wang, more)
    assert not prolong(talks, zhang, 17)


def test_a_step_taken_together_is_taken_again_only_with_new_consents(court: Court) -> None:
    talks = court.talks()
    for each in court.parties(talks):
        prolong(talks, each, 15)
    assert prolong(talks, court.parties(talks)[0], 15)
    assert prolonged(talks) == 1


def test_an_offer_that_the_claimant_declined_is_not_made_again_one_that_others_declined_may_be(court: Court) -> None:
    """《民事诉讼法》第一百二十五条：当事人拒绝调解的除外。"""
    filing = court.files()
    wang, zhang = court.parties(filing)
    court.filing_judge.does(filing, Filing.offer)
    zhang.does(filing, Filing.decline)
    court.filing_judge.does(filing, Filing.offer)
    wang.does(filing, Filing.decline)
    with refused("原告须没有拒绝先行调解", "第一百二十五条"):
        court.filing_judge.does(filing, Filing.offer)


def test_a_changed_draft_must_be_signed_anew(court: Court) -> None:
    """《人民法院在线调解规则》第十九条：自各方当事人均完成电子签章之时起。"""
    talks = court.talks()
    wang, zhang = court.parties(talks)
    court.mediator.does(talks, Mediation.draft_agreement, terms("六月底前还清"))
    first = court.signature(zhang, talks)
    wang.does(talks, Mediation.sign, court.signature(wang, talks))
    court.mediator.does(talks, Mediation.draft_agreement, terms("七月底前还清"), day="2026-03-03")
    with refused("签章须在最后定稿的协议上", "第十九条"):
        zhang.does(talks, Mediation.sign, first)
    assert zhang.does(talks, Mediation.sign, court.signature(zhang, talks)).waits
    assert talks.state is Mediation.mediating
    wang.does(talks, Mediation.sign, court.signature(wang, talks))
    assert talks.state is Mediation.agreed


def test_nobody_is_bound_by_an_agreement_that_one_party_has_not_signed(court: Court) -> None:
    talks = court.talks(intake(defendants=(ZHANG, LIU)))
    court.mediator.does(talks, Mediation.draft_agreement, terms())
    wang, zhang, _ = court.parties(talks)
    assert wang.does(talks, Mediation.sign, court.signature(wang, talks)).waits
    assert zhang.does(talks, Mediation.sign, court.signature(zhang, talks)).waits
    assert talks.state is Mediation.mediating
    assert talks.paper("agreement").signers == ()


def test_who_has_no_standing_cannot_consent(court: Court) -> None:
    filing = court.files()
    court.filing_judge.does(filing, Filing.offer)
    for stranger in (court.filing_judge, Player(court, "stranger")):
        with refused("“同意先行调解”由全体当事人办理", "第十一条"):
            stranger.does(filing, Filing.accept, as_=EVERY_PARTY)


def test_a_consent_by_telephone_counts_as_the_partys_own(court: Court) -> None:
    filing = court.files()
    court.filing_judge.does(filing, Filing.offer)
    zhang = filing.person("defendant")
    how = Prose("核对了身份证后六位，当面念了告知书")
    from xiezhi.engine.facts import PersonId

    court.counter.does(filing, Filing.consent_by_phone, ByPhone(person=PersonId(zhang.id), how=how))
    assert filing.state is Filing.offered
    court.wang.does(filing, Filing.accept)
    assert filing.state is Filing.mediating


# --- representatives


def by_lawyer(court: Court, **more: object) -> tuple[Case, Player]:
    """A claim that 王某's lawyer hands in."""
    lawyer = Player(court, "person-lawyer")
    filing = court.files(intake(agents=(LAWYER,), through_agent=True, **more), by=lawyer)
    return filing, lawyer


def test_a_lawyer_files_for_his_client_and_is_not_the_claimant_himself(court: Court) -> None:
    filing, lawyer = by_lawyer(court)
    standings = {each.role: each for each in rows(Standing, proceeding=filing.id)}
    assert standings["agent"].person == lawyer.id
    assert standings["agent"].of == standings["claimant"].person != lawyer.id
    assert one(Person, person=standings["claimant"].person).name == "王某"  # type: ignore[union-attr]


def test_a_representative_takes_the_steps_of_whom_he_stands_for(court: Court) -> None:
    filing, lawyer = by_lawyer(court)
    court.filing_judge.does(filing, Filing.offer)
    receipt = lawyer.does(filing, Filing.decline)
    entry = Entry.objects.get(id=receipt.entry)
    assert entry.actor == lawyer.id
    assert entry.subject == filing.person("claimant").id, "the step concerns his client"


def test_a_representatives_consent_is_his_clients(court: Court) -> None:
    filing, lawyer = by_lawyer(court)
    court.filing_judge.does(filing, Filing.offer)
    lawyer.does(filing, Filing.accept)
    filing.person("defendant").does(filing, Filing.accept)
    assert filing.state is Filing.mediating
    talks = filing.child(Mediation)
    lawyer.does(talks, Mediation.withdraw)
    assert talks.state is Mediation.withdrawn, "he stands in the mediation too"


def test_a_representative_stands_for_his_own_side_only(court: Court) -> None:
    filing, lawyer = by_lawyer(court)
    court.filing_judge.does(filing, Filing.docket)
    from xiezhi.procedures.first_instance import Defence, FirstInstance

    suit = filing.child(FirstInstance)
    court.filing_judge.does(suit, FirstInstance.send_copies)
    with refused("“答辩”由被告（被申请人）办理", "第一百二十八条"):
        lawyer.does(suit, FirstInstance.defend, Defence(answer=Prose("不同意")))


def test_a_representative_in_one_case_is_nobody_in_another(court: Court) -> None:
    _, lawyer = by_lawyer(court)
    other = court.files(intake(yuan="12"))
    with refused("“撤回”由原告（申请人）办理", "第一百四十八条"):
        lawyer.does(other, Filing.withdraw, as_=CLAIMANT)


def test_one_lawyer_of_two_claimants_is_one_person_who_consents_for_both(court: Court) -> None:
    """N parties, K representatives."""
    other = Party(name=Name("王乙"), id_number=Secret("11010519491231101X"))
    both = (LAWYER, replace(LAWYER, stands_for=2))
    lawyer = Player(court, "person-lawyer")
    about = intake(claimants=(WANG, other), agents=both, through_agent=True)
    filing = court.files(about, by=lawyer)
    assert {each.person for each in rows(Standing, proceeding=filing.id, role="agent")} == {lawyer.id}
    assert count(Person, name="其木格律师") == 1
    court.filing_judge.does(filing, Filing.offer)
    lawyer.does(filing, Filing.accept)
    filing.person("defendant").does(filing, Filing.accept)
    assert filing.state is Filing.mediating
    assert PARTY.stands > CLAIMANT.stands


def test_a_stranger_who_names_somebody_does_not_change_what_the_court_knows_of_him(court: Court) -> None:
    """Whoever sues 王某 by his ID number may not put another telephone or address in his place."""
    court.files(intake(claimants=(replace(WANG, phone=Secret("13800000001")),)))
    known = one(Person, person=court.wang.id)
    forged = replace(WANG, name=Name("王假"), phone=Secret("13999999999"), address=Prose("别处"))
    lawyer = Party(name=Name("刘某"), id_number=LAWYER.id_number)
    court.files(intake(claimants=(lawyer,), defendants=(forged,), yuan="3"), by=Player(court, "stranger"))
    assert one(Person, person=court.wang.id) == known
    moved = replace(WANG, address=Prose("新华街"))
    court.files(intake(claimants=(moved,), yuan="4"))
    now = one(Person, person=court.wang.id)
    assert now is not None
    assert now.address == "新华街", "he himself may"
