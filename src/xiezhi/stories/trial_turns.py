"""Turns of a trial: triage and the lot, the hearing with its minutes, the judgment and what becomes of it."""

from __future__ import annotations

from datetime import date, timedelta

from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.possible import case_for
from xiezhi.engine.refused import Refused
from xiezhi.engine.words import CLERK, FILING_JUDGE, JUDGE, PARTY, PRESIDENT, SERVER, Role
from xiezhi.law.calendar import NATIONAL
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan, from_fen
from xiezhi.procedures.first_instance import (
    AdjournedBecause,
    Adjourning,
    Asking,
    Decision,
    EndGround,
    Ending,
    FirstInstance,
    Listing,
    Longer,
    Opinion,
    Presiding,
    Recusal,
    Sitting,
    Triage,
)
from xiezhi.procedures.first_instance.bench import Ground as NoJudge
from xiezhi.procedures.first_instance.jurisdiction import Objection, Ruling, Transfer
from xiezhi.procedures.judgment import (
    Answer,
    Appealing,
    Deliberation,
    Item,
    Judgment,
    Manner,
    Performing,
    Pronouncing,
    Terms,
)
from xiezhi.procedures.judgment import Decision as Verdict
from xiezhi.procedures.service import Arrival, Receipt, Service
from xiezhi.records.deadline import Deadline
from xiezhi.records.hearing import Hearing
from xiezhi.records.obligation import Obligation
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Claim, Proceeding
from xiezhi.records.table import one, rows
from xiezhi.stories.suit_turns import CARRIED, electronic, to_serve
from xiezhi.stories.telling import Hand, Plot, Tale

ROOMS = ("第一法庭", "第二法庭", "第三法庭", "速裁法庭")
SLOTS = (("09:30", "10:30"), ("10:30", "12:00"), ("14:30", "16:00"), ("16:00", "17:30"))


def suit(plot: Plot) -> Proceeding:
    """The suit as it is now."""
    found = one(Proceeding, id=plot.latest(FirstInstance).id)
    assert found is not None, "no suit"
    return found


def bench(plot: Plot, role: Role = JUDGE) -> list[Hand]:
    """Who sits, the first of the bench first; or who keeps the record."""
    here = suit(plot)
    sitting = [each.person for each in rows(Standing, proceeding=here.id, role=role.name, until="", order=("order",))]
    return [(each, role) for each in sorted(sitting, key=lambda each: each != here.judge)]


def judge(plot: Plot) -> Hand:
    return bench(plot)[0]


def clerk(plot: Plot) -> Hand:
    return bench(plot, CLERK)[0]


def party(person: str) -> Hand:
    return person, PARTY


def handed(plot: Plot, *kinds: str) -> Tale:
    """Everything that waits reaches its people on one day: by the platform, or handed over."""
    for service in to_serve(plot, *kinds):
        if electronic(service):
            yield plot.does(plot.officer(SERVER), Service.send, on=service)
            yield plot.does(CARRIED, Service.arrive, Arrival(), on=service)
        else:
            receipt = Receipt(on=plot.now.date())
            yield plot.does(plot.officer(SERVER), Service.hand_over, receipt, on=service)


# --- triage ----------------------------------------------------------------------------------------------------------


def triaged(plot: Plot, **stated: bool) -> Tale:
    """The filing judge confirms what is advised; the bench is drawn."""
    yield from plot.later(0, 1)
    hand = plot.officer(FILING_JUDGE)
    assert FirstInstance.triage.offers is not None
    advised = FirstInstance.triage.offers(case_for(suit(plot), hand[0]))
    track = Track.ordinary if stated.get("novel") else Track(advised["track"])
    if stated.get("appraisal") and track is Track.small:
        track = Track.summary
    about = {"many": advised["many"], "missing": advised["missing"], **stated}
    yield plot.does(hand, FirstInstance.triage, Triage(track=track, **about))
    if track is Track.ordinary:
        first = PersonId(judge(plot)[0])
        yield plot.does(plot.officer(PRESIDENT), FirstInstance.preside, Presiding(judge=first))


def to_a_panel(plot: Plot) -> Tale:
    """A difficult case goes to three judges; the president names who presides."""
    yield from triaged(plot, novel=True)


def not_small(plot: Plot) -> Tale:
    """An appraisal may be needed: no small claim, so that it can be appealed against."""
    yield from triaged(plot, appraisal=True)


def told(plot: Plot) -> Tale:
    """Everyone has the notices of his period for evidence."""
    yield from plot.later(0, 1)
    yield from handed(plot)


# --- the hearing -----------------------------------------------------------------------------------------------------


def listed(plot: Plot, *, waived: bool = True, after: int = 4) -> Tale:
    """A free room and hour are found; the summonses reach everyone."""
    yield from plot.later(0, 2)
    day = _first_day(plot, waived, after)
    for _ in range(6):
        for begins, ends in SLOTS:
            for room in ROOMS:
                if _free(plot, day, begins, ends, room):
                    listing = Listing(day=day, begins=begins, ends=ends, room=room, waived=waived)
                    try:
                        yield plot.does(clerk(plot), FirstInstance.schedule, listing)
                    except Refused as refused:
                        if "已有开庭" not in refused.sentence and "请假" not in refused.sentence:
                            raise
                        continue
                    yield from plot.later(0)
                    yield from handed(plot, "summons")
                    return
        day = NATIONAL.add_working(day, 1)


def _first_day(plot: Plot, waived: bool, after: int) -> date:
    day = plot.now.date() + timedelta(days=after)
    if not waived:
        mine = rows(Deadline, proceeding=suit(plot).id, clock="evidence")
        day = max([day, *(date.fromisoformat(each.due) + timedelta(days=1) for each in mine)])
    return NATIONAL.next_working(day)


def _free(plot: Plot, day: date, begins: str, ends: str, room: str) -> bool:
    people = tuple(person for person, _ in (*bench(plot), *bench(plot, CLERK)))
    wanted = Hearing("", "", "", "", 0, day.isoformat(), begins, ends, room, people)
    booked = rows(Hearing, court=plot.court, day=day.isoformat())
    return not any(each.status in ("booked", "held") and each.meets(wanted) for each in booked)


def hearing(plot: Plot) -> Hearing:
    """The last one listed."""
    return rows(Hearing, proceeding=suit(plot).id, order=("number",))[-1]


def held(plot: Plot, *, absent: tuple[str, ...] = (), record: str = "") -> Tale:
    """The day comes; who appears is heard, and the minutes are signed by everyone."""
    booked = hearing(plot)
    yield from plot.on(f"{booked.day} {booked.begins}")
    present = tuple(PersonId(each) for each in plot.parties() if each not in absent)
    text = record or (
        "审：核对当事人身份，宣布案由和审判人员、书记员名单，告知权利义务，询问是否申请回避。\n"
        "当事人：不申请回避。\n审：现在进行法庭调查。原告陈述诉讼请求、事实和理由，被告答辩，双方举证、质证。\n"
        "审：法庭调查结束，现在辩论。双方发表辩论意见。审：是否愿意调解？当事人意见不一。法庭辩论终结。"
    )
    yield plot.does(judge(plot), FirstInstance.hold, Sitting(present=present, record=Prose(text)))
    yield from signed(plot)


def signed(plot: Plot) -> Tale:
    for person in hearing(plot).present:
        yield plot.does(party(person), FirstInstance.sign_minutes)
    yield plot.does(clerk(plot), FirstInstance.close_minutes)


def adjourned(plot: Plot) -> Tale:
    """New evidence must be fetched; the hearing goes on within a month."""
    facts = Adjourning(ground=AdjournedBecause.evidence, reason=Prose("需要调取银行流水。"))
    yield plot.does(judge(plot), FirstInstance.adjourn, facts)


# --- the judgment ----------------------------------------------------------------------------------------------------


def items(plot: Plot) -> tuple[Item, ...]:
    """What is claimed in money is granted."""
    debtor, creditor = plot.people("defendant")[0], plot.people("claimant")[0]
    claims = [each for each in rows(Claim, proceeding=suit(plot).id, order=("order",)) if each.amount and not each.by]
    return tuple(
        Item(
            debtor=PersonId(debtor), creditor=PersonId(creditor), what=Prose("款项"),
            principal=Yuan(from_fen(each.amount or 0)),
        )
        for each in claims
    )  # fmt: skip


def verdict(plot: Plot) -> Verdict:
    return Verdict(
        found=Prose(
            "双方订立合同，原告已经履行；被告至今没有付款。上述事实，有书证和当事人陈述在卷佐证，本院予以确认。"
        ),
        opinion=Prose(
            "依法成立的合同受法律保护。被告没有按照约定履行，应当承担继续履行的责任。原告的请求有事实和法律依据，本院予以支持。"
        ),
        laws=Prose(
            "《中华人民共和国民法典》第五百零九条、第五百七十九条\n《中华人民共和国民事诉讼法》第六十七条第一款"
        ),
        items=items(plot),
        rest_dismissed=any(each.amount is None for each in rows(Claim, proceeding=suit(plot).id)),
    )


def written(plot: Plot, said: Verdict | None = None) -> Tale:
    """Drafted, deliberated upon by a panel, approved, signed by the bench and the clerk."""
    yield from plot.later(1, 3)
    yield plot.does(judge(plot), FirstInstance.begin_judgment)
    yield plot.does(judge(plot), Judgment.draft, said or verdict(plot), on=judgment(plot))
    yield from _issued(plot)


def _issued(plot: Plot) -> Tale:
    paper, sitting = judgment(plot), bench(plot)
    if len(sitting) > 1:
        agreed = tuple(PersonId(person) for person, _ in sitting)
        record = Prose("合议庭三人一致同意判决主文。")
        yield plot.does(judge(plot), Judgment.deliberate, Deliberation(agreed=agreed, record=record), on=paper)
    yield plot.does(judge(plot), Judgment.approve, on=paper)
    for hand in (*sitting, clerk(plot)):
        yield plot.does(hand, Judgment.sign, on=paper)


def judgment(plot: Plot) -> Proceeding:
    """The one that is written now."""
    return plot.all(Judgment)[-1]


def pronounced(plot: Plot, manner: Manner = Manner.later) -> Tale:
    yield plot.does(judge(plot), Judgment.pronounce, Pronouncing(manner=manner), on=judgment(plot))


def sent(plot: Plot) -> Tale:
    """The judgment goes to everyone and reaches him."""
    yield plot.does(clerk(plot), Judgment.send, on=judgment(plot))
    yield from plot.later(0)
    yield from handed(plot, "judgment")


def decided(plot: Plot) -> Tale:
    yield from written(plot)
    yield from pronounced(plot)
    yield from sent(plot)


def in_effect(plot: Plot) -> Tale:
    """Nobody appeals: when everybody's days are over, the clock says so, or the judge confirms what is proposed."""
    dues = [each.due for each in rows(Deadline, proceeding=judgment(plot).id, clock="appeal")]
    if dues:
        day = NATIONAL.next_working(date.fromisoformat(max(dues)) + timedelta(days=7))
        yield from plot.on(f"{day} 09:10")
        if judgment(plot).state == Judgment.pronounced.name:
            yield plot.does(judge(plot), Judgment.take_effect, on=judgment(plot))


def performed(plot: Plot) -> Tale:
    """Everything is paid, as the creditor and the court confirm."""
    yield from plot.later(1, 6, office=False)
    for each in rows(Obligation, proceeding=judgment(plot).id, status="open", order=("order",)):
        hand = clerk(plot) if each.kind == "costs" else party(each.creditor)
        amount = Yuan(from_fen(each.principal)) if each.principal else None
        facts = Performing(obligation=each.id, amount=amount, on=plot.now.date(), how=Prose("银行转账"), whole=True)
        yield plot.does(hand, Judgment.perform, facts, on=judgment(plot))


def appealed(plot: Plot) -> Tale:
    """The defendant appeals; the copy goes to the other side, who answers; the file goes up."""
    yield from plot.later(2, 5, office=False)
    contested = Yuan(from_fen(suit(plot).amount or 0)) if suit(plot).amount else None
    facts = Appealing(
        petition=Prose("撤销原判，改判驳回被上诉人的诉讼请求"), reason=Prose("原判认定事实有误，已付款项没有扣除。"),
        contested=contested,
    )  # fmt: skip
    yield plot.does(party(plot.people("defendant")[0]), Judgment.appeal, facts, on=judgment(plot))
    yield from plot.later(1, 2)
    yield plot.does(clerk(plot), Judgment.send_copy, on=judgment(plot))
    yield from handed(plot)


def sent_up(plot: Plot) -> Tale:
    yield from plot.later(1, 3, office=False)
    answer = Answer(answer=Prose("原判正确，请求驳回上诉。"))
    yield plot.does(party(plot.people("claimant")[0]), Judgment.answer_appeal, answer, on=judgment(plot))
    yield from plot.later(1, 2)
    yield plot.does(clerk(plot), Judgment.send_up, on=judgment(plot))


# --- other ends ------------------------------------------------------------------------------------------------------


def settled(plot: Plot) -> Tale:
    """They agree in court; the mediation document is signed for by everyone."""
    yield from plot.later(0, 2)
    yield plot.does(judge(plot), FirstInstance.begin_mediation)
    terms = tuple(Prose(f"{n}、被告分期支付，最后一期于2026年12月31日前付清") for n in ("一",))
    facts = Terms(facts=Prose("双方对欠款事实没有争议。"), terms=terms, items=items(plot))
    yield plot.does(judge(plot), Judgment.draft_terms, facts, on=judgment(plot))
    yield from _issued(plot)
    yield plot.does(clerk(plot), Judgment.send_terms, on=judgment(plot))
    yield from plot.later(0, 1)
    yield from handed(plot, "mediation_paper")


def thought_better(plot: Plot) -> Tale:
    """A mediation document is sent, and one side backs out before signing for it."""
    yield from plot.later(0, 2)
    yield plot.does(judge(plot), FirstInstance.begin_mediation)
    facts = Terms(
        facts=Prose("双方对欠款事实没有争议。"), terms=(Prose("被告于2026年6月30日前付清"),), items=items(plot)
    )
    yield plot.does(judge(plot), Judgment.draft_terms, facts, on=judgment(plot))
    yield from _issued(plot)
    yield plot.does(clerk(plot), Judgment.send_terms, on=judgment(plot))
    yield from plot.later(0, 1, office=False)
    yield plot.does(party(plot.people("defendant")[0]), Judgment.back_out, on=judgment(plot))


def stayed_away(plot: Plot) -> Tale:
    """The claimant does not appear: deemed withdrawn."""
    booked = hearing(plot)
    yield from plot.on(f"{booked.day} {booked.begins}")
    yield plot.does(judge(plot), FirstInstance.deem_absent)


def terminated(plot: Plot) -> Tale:
    yield from plot.later(2, 5)
    facts = Ending(ground=EndGround.defendant, reason=Prose("被告病故，没有遗产，也没有应当承担义务的人。"))
    yield plot.does(judge(plot), FirstInstance.terminate, facts)


def dismissed(plot: Plot) -> Tale:
    """The suit is inadmissible; the ruling is served, and nobody appeals."""
    yield from plot.later(1, 4)
    reason = Prose("原告不是合同当事人，也没有受让债权，与本案没有直接利害关系。")
    yield plot.does(judge(plot), FirstInstance.dismiss_suit, Opinion(reason=reason))
    yield from handed(plot, "suit_dismissal")


def objected(plot: Plot) -> Tale:
    """The defendant objects to the jurisdiction."""
    yield from plot.later(1, 3, office=False)
    facts = Objection(court=Prose("被告住所地人民法院"), reason=Prose("合同在外地签订和履行"))
    hand = (plot.people("defendant")[0], FirstInstance.object_to_jurisdiction.roles[0])
    yield plot.does(hand, FirstInstance.object_to_jurisdiction, facts)
    yield from plot.later(1, 2)


def overruled(plot: Plot) -> Tale:
    yield from objected(plot)
    reason = Prose("合同约定由原告住所地人民法院管辖，约定有效。")
    yield plot.does(judge(plot), FirstInstance.reject_jurisdiction, Ruling(reason=reason))
    yield from handed(plot, "jurisdiction_ruling")


def transferred(plot: Plot) -> Tale:
    """The objection is upheld; when nobody has appealed, the case goes to the other court."""
    yield from objected(plot)
    facts = Transfer(court=Prose("呼和浩特市赛罕区人民法院"), reason=Prose("被告住所地和合同履行地均不在本院辖区。"))
    yield plot.does(judge(plot), FirstInstance.uphold_jurisdiction, facts)
    yield from handed(plot, "jurisdiction_ruling")
    due = max(each.due for each in rows(Deadline, proceeding=suit(plot).id, clock="appeal_ruling"))
    yield from plot.on(f"{NATIONAL.next_working(date.fromisoformat(due) + timedelta(days=7))} 09:20")
    yield plot.does(judge(plot), FirstInstance.transfer)


def challenged(plot: Plot) -> Tale:
    """A party asks that the judge step back; the president refuses within three days."""
    yield from plot.later(0, 2, office=False)
    facts = Recusal(
        whom=PersonId(judge(plot)[0]), ground=NoJudge.relation, reason=Prose("审判员与对方代理人曾是同事。")
    )
    yield plot.does(party(plot.people("defendant")[0]), FirstInstance.ask_recusal, facts)
    yield from plot.later(1)
    reason = Prose("曾在同一单位工作已逾十年，不影响公正审理。")
    yield plot.does(plot.officer(PRESIDENT), FirstInstance.decide_recusal, Decision(reason=reason))


def longer(plot: Plot) -> Tale:
    """More time than the limit gives is asked for and allowed."""
    yield from plot.later(1, 2)
    wanted = Longer(months=1, reason=Prose("需要向外地法院调取另案卷宗。"))
    yield plot.does(judge(plot), FirstInstance.ask_longer, wanted)
    yield from plot.later(1, 3)
    yield plot.does(plot.officer(PRESIDENT), FirstInstance.allow_longer, wanted)


def given_up(plot: Plot) -> Tale:
    """The claimant withdraws before the hearing."""
    yield from plot.later(1, 3, office=False)
    hand = plot.claimant()
    yield plot.does(hand, FirstInstance.ask_withdrawal, Asking(reason=Prose("被告已经付清")))
    yield from plot.later(0, 1)
    yield plot.does(judge(plot), FirstInstance.withdraw)
