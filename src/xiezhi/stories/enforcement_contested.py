"""Others come to an enforcement: one who says that the thing is his, and creditors who share what there is."""

from __future__ import annotations

from xiezhi.engine.facts import Name, Prose, Secret
from xiezhi.engine.words import CLAIMANT, COUNTER, DEFENDANT, ENFORCER, FILING_JUDGE, JUDGE, PRESIDENT
from xiezhi.law.working import Yuan
from xiezhi.phrases.people import Kind as Sort
from xiezhi.phrases.people import Party
from xiezhi.procedures.money import Account, Distribution
from xiezhi.procedures.money.sharing_facts import Joining, Opening, Planning, Way
from xiezhi.procedures.objection import Answer, Reasons, Right, ThingObjecting, ThingObjection
from xiezhi.records.enforcement import Asset
from xiezhi.records.person import Person, Standing
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows
from xiezhi.stories import enforcement_turns as turns
from xiezhi.stories.order_enforced import begun, variant
from xiezhi.stories.post_turns import nothing_came
from xiezhi.stories.telling import Hand, Plot, Tale
from xiezhi.stories.trial_turns import handed

LI = Party(name=Name("李某"), address=Prose("卓资县旗下营镇"), phone=Secret("10000005566"))
CREDIT_UNION = Party(name=Name("某农村信用社"), kind=Sort.organisation, address=Prose("察哈尔右翼前旗"))


def objected(plot: Plot) -> Tale:
    """李某 says at the counter that the frozen account holds his money. Three judges agree; nobody sues, the account is
    released, and 张某 goes on owing."""
    yield from begun(plot)
    yield from turns.asked(plot)
    yield from turns.frozen(plot)
    yield from plot.later(2, 3)
    asset = rows(Asset, proceeding=turns.case(plot).id, status="held")[0]
    said = ThingObjecting(
        objectors=(LI,),
        asset=asset.id,
        right=Right.ownership,
        reasons=Prose("账户由李某实际控制，存入的是他卖牛的货款，有合同和流水"),
    )
    yield plot.does(plot.officer(COUNTER), ThingObjection.object_to_thing, said, on=turns.case(plot))
    yield from plot.later(1, 1)
    yield plot.does(plot.officer(FILING_JUDGE), ThingObjection.docket)
    yield plot.does(plot.officer(PRESIDENT), ThingObjection.constitute)
    yield from handed(plot, "objection_notice")
    yield from plot.later(2, 3)
    against = Answer(text=Prose("开户人是张某，钱就是张某的"))
    yield plot.does((turns.creditor(plot)[0], DEFENDANT), ThingObjection.answer, against)
    yield from plot.later(3, 3)
    opinion = Prose("合同、过磅单和流水相互印证，账户中的款项为李某的货款，足以排除执行。")
    yield plot.does(presiding(plot), ThingObjection.uphold, Reasons(opinion=opinion))
    yield from handed(plot, "objection_ruling")
    yield from nothing_came(plot, plot.latest(ThingObjection), "sue_to_go_on", presiding(plot))
    yield from plot.later(1, 1)
    yield plot.does((turns.case(plot).judge, ENFORCER), ThingObjection.release)
    yield from turns.let_loose(plot)


def presiding(plot: Plot) -> Hand:
    return turns.under(plot, ThingObjection.name)[-1].judge, JUDGE


def shared(plot: Plot) -> Tale:
    """张某 has fifty thousand for three creditors: 李某 with a pledge, a credit union with a title, and 王某. Nobody
    objects to the plan, and every fen goes out by it."""
    yield from begun(plot)
    yield from turns.found_nothing(plot)
    yield from plot.later(1, 2)
    yield from turns.by_transfer(plot, Yuan(50_000), "FP0001")
    money = turns.money(plot)
    reason = Prose("查明的财产只有这五万元，三笔债权合计十五万元")
    yield plot.does(
        turns.officer(plot), Distribution.share_out, Opening(way=Way.participation, reason=reason), on=money
    )
    yield from plot.later(1, 2)
    here = talks(plot)
    pledge = Joining(creditors=(LI,), debt=Yuan(20_000), priority=1, basis=Prose("动产质押合同，所卖粮食的质权"))
    titled = Joining(creditors=(CREDIT_UNION,), title="（2025）内0926民初88号", debt=Yuan(48_000))
    for claim in (pledge, titled):
        yield plot.does(plot.officer(COUNTER), Distribution.join, claim, on=here)
    yield from plot.later(1, 2)
    plan = Planning(amount=Yuan(50_000), costs=Yuan(260))
    yield plot.does(turns.officer(plot), Distribution.draw_up, plan, on=here)
    yield from handed(plot, "distribution_plan")
    yield from nothing_came(plot, here, "object_to_plan", plot.officer(COUNTER))
    for each in rows(Standing, proceeding=here.id, role="claimant", order=("order", "id")):
        yield plot.does((each.person, CLAIMANT), Distribution.name_payee, account_of(plot, each.person), on=here)
    yield plot.does(turns.officer(plot), Distribution.pay, on=here)
    yield from plot.later(1, 1)
    yield from turns.paid_out(plot)


def talks(plot: Plot) -> Proceeding:
    return turns.under(plot, Distribution.name)[-1]


def account_of(plot: Plot, person: str) -> Account:
    holder = rows(Person, person=person, court=plot.court)[0].name
    return Account(holder=Name(holder), bank=Name("中国农业银行集宁支行"), number=Secret("6228480010004120017"))


OBJECTED = variant("third-party-objection", "案外人异议：冻结的账户里是他的货款，合议庭审查成立，七日内解除", objected)
SHARED = variant("three-creditors", "参与分配：五万元、三个债权人，方案写明算法，无人异议，分毫不差发放", shared)
