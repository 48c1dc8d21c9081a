"""The loan with other people and other claims: a guarantor reached late, an heir, a claim given up, a counterclaim,
a third party who says that a part of it is his."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from xiezhi.engine.facts import Name, PersonId, Prose, Secret
from xiezhi.engine.words import CLAIMANT, COUNTER, DEFENDANT, FILING_JUDGE, SERVER
from xiezhi.law.working import Yuan
from xiezhi.phrases.operative import Item
from xiezhi.phrases.people import Party
from xiezhi.procedures.filing import Demand, Filing, Intake
from xiezhi.procedures.first_instance import (
    Counterclaim,
    Defence,
    FirstInstance,
    Sitting,
    Stay,
    StayGround,
)
from xiezhi.procedures.first_instance.intervention import Intervening
from xiezhi.procedures.first_instance.parties import Reduction, Succession
from xiezhi.procedures.service import Posting, Receipt, Return, ReturnedBecause, Service
from xiezhi.records.ledger import Bill
from xiezhi.records.paper import Delivery
from xiezhi.records.person import Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories import fee_turns as fees
from xiezhi.stories import judgment_turns as judgment
from xiezhi.stories import loan
from xiezhi.stories import trial_turns as trial
from xiezhi.stories.cast import DEFENDANT_ZHANG, GUARANTOR_BAO, WANG, carrier, public
from xiezhi.stories.house import HOHHOT, XINCHENG
from xiezhi.stories.rulings import under_way
from xiezhi.stories.story import Story
from xiezhi.stories.suit_turns import copies, paid, to_serve
from xiezhi.stories.telling import Plot, Tale
from xiezhi.stories.trial_turns import handed, hearing, judge, signed, suit

LI = Party(name=Name("李某"), phone=Secret("10000005150"), address=Prose("呼和浩特市新城区海拉尔东街40号"))
"""张某's wife, who signed the note with him."""
HEIR = Party(name=Name("张小某"), phone=Secret("10000006061"), address=Prose("呼和浩特市新城区海拉尔东街40号"))
SURETY = replace(
    loan.CLAIM,
    defendants=(
        replace(DEFENDANT_ZHANG, address=LI.address),
        LI,
        replace(GUARANTOR_BAO, address=Prose("丰镇市南城区")),
    ),
    demands=(
        Demand(text=Prose("判令张某、李某共同偿还借款本金800000元"), amount=loan.SUM),
        Demand(text=Prose("判令包某承担连带保证责任")),
    ),
    reasons=Prose(
        "2025年2月1日，张某、李某夫妻共同向王某借款800000元，包某在借条上签名提供连带责任保证。到期没有偿还。"
    ),
)
THREE = replace(
    loan.CLAIM,
    demands=(
        Demand(text=Prose("判令张某偿还借款本金800000元"), amount=loan.SUM),
        Demand(text=Prose("判令张某支付逾期利息20000元"), amount=Yuan(20_000)),
        Demand(text=Prose("判令张某赔偿律师费10000元"), amount=Yuan(10_000)),
    ),
)


def docketed(plot: Plot, claim: Intake) -> Tale:
    """Filed, docketed, triaged, paid; the copies are out."""
    plot.dispute = (yield plot.does(public(WANG), Filing.submit, claim)).proceeding
    yield from plot.on("2026-03-03 09:20")
    yield plot.does(plot.officer(FILING_JUDGE), Filing.docket)
    yield from handed(plot)
    yield from plot.on("2026-03-03 10:30")
    yield from trial.triaged(plot)
    yield from paid(plot)
    yield from copies(plot)


def waiting_for(plot: Plot, person: str) -> list[Proceeding]:
    """What has yet to reach somebody."""
    return [each for each in to_serve(plot) if rows(Delivery, id=each.id, recipient=person)]


def reached(plot: Plot, person: str) -> Tale:
    for each in waiting_for(plot, person):
        yield plot.does(plot.officer(SERVER), Service.hand_over, Receipt(on=plot.now.date()), on=each)


def ended(plot: Plot, *items: Item) -> Tale:
    """Judged as the items say; nobody appeals."""
    said = replace(loan.verdict(plot), items=items) if items else None
    yield from judgment.written(plot, said)
    yield from judgment.pronounced(plot)
    yield from judgment.sent(plot)
    yield from judgment.in_effect(plot)


def owed(plot: Plot, debtor: str, yuan: Yuan, *jointly: str) -> Item:
    wang = PersonId(plot.people("claimant")[0])
    with_him = (*map(PersonId, jointly), PersonId(""), PersonId(""))
    return Item(
        debtor=PersonId(debtor), jointly=with_him[0], jointly_too=with_him[1], creditor=wang, what=Prose("借款本金"),
        principal=yuan,
    )  # fmt: skip


# --- two who borrowed and one who stands surety ----------------------------------------------------------------------


def surety(plot: Plot) -> Tale:
    """张某 has his copy on the ninth, 李某 on the tenth; 包某's comes back and reaches him on the twentieth."""
    yield from docketed(plot, SURETY)
    zhang, li, bao = plot.people("defendant")
    server = plot.officer(SERVER)
    yield from plot.on("2026-03-09 09:30")
    yield from reached(plot, plot.people("claimant")[0])
    yield from reached(plot, zhang)
    for number, each in enumerate(waiting_for(plot, bao)):
        yield plot.does(server, Service.post, Posting(tracking=f"EMS000000331{number}CN"), on=each)
    yield from plot.on("2026-03-10 10:00")
    yield from reached(plot, li)
    yield from plot.on("2026-03-16 16:00")
    for each in plot.all(Service, Service.posted.name):
        back = Return(why=ReturnedBecause.absent, on=plot.now.date())
        yield plot.does(carrier(), Service.return_post, back, on=each)
    yield from plot.on("2026-03-20 15:00")
    yield from reached(plot, bao)
    yield from plot.on("2026-04-02 20:00")
    answer = Defence(answer=Prose("保证属实，请求先向张某、李某执行。"), admitted=Prose("承认在借条上签名保证"))
    yield plot.does((bao, DEFENDANT), FirstInstance.defend, answer)
    yield from trial.listed(plot, waived=False)
    yield from trial.held(plot)
    yield from ended(plot, owed(plot, zhang, loan.SUM, li, bao))


# --- an heir ---------------------------------------------------------------------------------------------------------


def heir(plot: Plot) -> Tale:
    """张某 dies when the hearing is near; his son takes over, and owes what he inherits."""
    yield from under_way(plot)
    zhang = plot.people("defendant")[0]
    dead = Stay(ground=StayGround.dead, reason=Prose("张某于2026年3月12日病故，需要等待其子张小某表明是否参加诉讼。"))
    yield plot.does(judge(plot), FirstInstance.suspend, dead)
    yield from plot.later(20)
    told = Prose("死亡医学证明、户籍证明；张小某是唯一的第一顺序继承人，表示参加诉讼。")
    facts = Succession(whom=PersonId(zhang), heirs=(HEIR,), told=told)
    yield plot.does(judge(plot), FirstInstance.substitute, facts)
    yield plot.does(judge(plot), FirstInstance.resume)
    yield from handed(plot)
    yield from trial.listed(plot)
    booked = hearing(plot)
    yield from plot.on(f"{booked.day} {booked.begins}")
    son = rows(Standing, proceeding=suit(plot).id, role="defendant", until="")[0].person
    present = (PersonId(plot.people("claimant")[0]), PersonId(son))
    record = Prose(
        "审：张某死亡，由张小某承担诉讼，张某已经进行的诉讼行为对张小某有效。\n被告：对借款没有异议，没有继承其他财产。"
    )
    yield plot.does(judge(plot), FirstInstance.hold, Sitting(present=present, record=record))
    yield from signed(plot)
    what = Prose("借款本金（以所得遗产实际价值为限）")
    yield from ended(plot, replace(owed(plot, son, loan.SUM), what=what))


# --- a claim less, a claim more --------------------------------------------------------------------------------------


def fewer(plot: Plot) -> Tale:
    """Of three claims 王某 gives up the third; what she paid for it comes back."""
    yield from docketed(plot, THREE)
    yield from plot.on("2026-03-09 09:30")
    yield from handed(plot)
    yield from plot.later(1, office=False)
    wang, zhang = plot.people("claimant")[0], plot.people("defendant")[0]
    less = Reduction(order=3, reason=Prose("没有约定律师费由借款人负担，放弃这一项。"))
    yield plot.does((wang, CLAIMANT), FirstInstance.reduce_claim, less)
    yield from trial.listed(plot)
    yield from trial.held(plot)
    interest = replace(owed(plot, zhang, Yuan(20_000)), what=Prose("逾期利息"))
    yield from ended(plot, owed(plot, zhang, loan.SUM), interest)


def countered(plot: Plot) -> Tale:
    """张某 wants 50,000 yuan of interest back; he pays half the fee by a notice of his own, and both are judged."""
    yield from countered_and_heard(plot)
    yield from ended(plot, *both_granted(plot))


def both_granted(plot: Plot) -> tuple[Item, Item]:
    """What each of them owes the other."""
    wang, zhang = plot.people("claimant")[0], plot.people("defendant")[0]
    returned = Item(
        debtor=PersonId(wang), creditor=PersonId(zhang), what=Prose("预先扣除的利息"), principal=Yuan(50_000)
    )
    return owed(plot, zhang, loan.SUM), returned


def countered_and_heard(plot: Plot) -> Tale:
    yield from under_way(plot)
    zhang = plot.people("defendant")[0]
    facts = Counterclaim(
        text=Prose("判令王某返还预先扣除的利息50000元"), amount=Yuan(50_000), reasons=Prose("交付时预先扣除了利息")
    )
    yield plot.does((zhang, DEFENDANT), FirstInstance.counterclaim, facts)
    yield from plot.later(1)
    yield plot.does(judge(plot), FirstInstance.join_counterclaim)
    yield from handed(plot, "fee_notice")
    yield from plot.later(2, office=False)
    (bill,) = rows(Bill, proceeding=suit(plot).id, kind="counterclaim_fee", status="open")
    yield fees.by_transfer(plot, bill)
    yield from trial.listed(plot)
    yield from trial.held(plot)


def intervened(plot: Plot) -> Tale:
    """李某 says that 100,000 of what 王某 lent were his: he sues at the counter, and one judgment answers both."""
    yield from under_way(plot)
    zhang, hundred = plot.people("defendant")[0], Yuan(100_000)
    his = Intervening(
        third=replace(LI, id_number=Secret("152626199107080023")), amount=hundred,
        text=Prose("借款中的100000元由李某出借，判令张某向李某偿还"), reasons=Prose("有李某向张某转账的流水"),
    )  # fmt: skip
    yield plot.does(plot.officer(COUNTER), FirstInstance.intervene, his, on=suit(plot))
    li = rows(Standing, proceeding=suit(plot).id, role="third", until="")[0].person
    yield from plot.later(1)
    yield plot.does(judge(plot), FirstInstance.join_third_claim)
    yield from handed(plot, "fee_notice", "evidence_notice")
    yield from plot.later(2, office=False)
    (bill,) = rows(Bill, proceeding=suit(plot).id, kind="third_claim_fee", status="open")
    yield fees.by_transfer(plot, bill)
    yield from trial.listed(plot)
    yield from trial.held(plot)
    rest = Yuan(loan.SUM - hundred)
    to_li = replace(owed(plot, zhang, hundred), creditor=PersonId(li))
    said = replace(loan.verdict(plot), items=(owed(plot, zhang, rest), to_li), rest_dismissed=True)
    yield from judgment.written(plot, said)
    yield from judgment.pronounced(plot)
    yield from judgment.sent(plot)
    yield from judgment.in_effect(plot)


def _story(name: str, title: str, tells: Callable[[Plot], Tale]) -> Story:
    return Story(name, title, "2026-03-02 10:40", WANG, tells, (HOHHOT, XINCHENG))


SURETY_STORY = _story("surety", "借款八十万元：两名借款人、一名保证人，一人送达在后，期限各自起算，连带偿还", surety)
HEIR_STORY = _story("heir", "借款八十万元：被告死亡，中止诉讼，继承人承担诉讼，恢复，以遗产为限清偿", heir)
FEWER = _story("fewer", "三项请求，放弃一项，案件受理费随之退还，其余判决", fewer)
COUNTERED = _story("countered", "借款八十万元：被告反诉，另交减半的受理费，合并审理，一并判决", countered)
INTERVENED = _story("third-party", "借款八十万元：第三人起诉，称其中十万元是他的，一并审理，一份判决", intervened)
