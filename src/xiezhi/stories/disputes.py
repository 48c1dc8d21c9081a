"""Invented disputes: who claims what from whom and why, by cause of action, with sums and sentences that fit it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from xiezhi.engine.facts import Prose
from xiezhi.law.working import Yuan
from xiezhi.phrases.people import Agent, Party
from xiezhi.procedures.filing import Cause, Demand, Door, Intake, Missing, Proof
from xiezhi.stories.people import People, place

STANDING_CLAIMANTS = ("草原村镇银行", "安居物业服务有限公司", "融盛小额贷款有限公司", "惠民热力有限公司")
"""Firms that file many claims: a court meets them again."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is in dispute: the sides, the claims, the reasons and the proofs."""

    claimants: tuple[Party, ...]
    defendants: tuple[Party, ...]
    demands: tuple[tuple[str, Yuan | None], ...]
    reasons: str
    proofs: tuple[tuple[str, str], ...]
    agents: tuple[Agent, ...] = ()
    thirds: tuple[Party, ...] = ()


class Disputes:
    """Invents disputes; the firms that file many claims stay the same."""

    def __init__(self, chance: Random) -> None:
        self.chance, self.people = chance, People(chance)
        self._known: dict[tuple[str, str], Party] = {}

    def intake(self, court: str, door: Door, *, promises: bool = False, causes: tuple[Cause, ...] = ()) -> Intake:
        """A claim of one of these causes, or of any, as it is filed at this door."""
        among = causes or tuple(MATTERS)
        cause = self.chance.choices(among, [MATTERS[each][1] for each in among])[0]
        matter = MATTERS[cause][0](self, court)
        parties = matter.claimants + matter.defendants + matter.thirds
        firms = any(party.kind == "organisation" for party in parties)
        promised = self._promised(matter) if promises or self.chance.random() < 0.1 else ()
        return Intake(
            cause=cause,
            claimants=matter.claimants,
            defendants=matter.defendants,
            thirds=matter.thirds,
            agents=matter.agents,
            demands=tuple(Demand(text=Prose(text), amount=amount) for text, amount in matter.demands),
            reasons=Prose(matter.reasons),
            proofs=tuple(Proof(name=Prose(name), purpose=Prose(purpose)) for name, purpose in matter.proofs),
            promised=promised,
            enterprise=firms,
            electronic=self.chance.random() < 0.6,
            door=door,
        )

    def _promised(self, matter: Matter) -> tuple[Missing, ...]:
        if any(party.kind == "organisation" for party in matter.claimants):
            return (Missing.representative, Missing.mandate) if matter.agents else (Missing.representative,)
        return (Missing.address,)

    def known(self, court: str, name: str) -> Party:
        """The firm by this name in the district of a court."""
        key = (court, name)
        if key not in self._known:
            self._known[key] = self.people.named_firm(court, place(court) + name)
        return self._known[key]

    def one(self, court: str) -> Party:
        return self.people.person(court)

    def firm(self, court: str) -> Party:
        return self.people.firm(court)

    def lawyers(self, likely: float, of: int = 1) -> tuple[Agent, ...]:
        """No lawyer, or one, or two."""
        count = (self.chance.random() < likely) + (self.chance.random() < likely / 2)
        return tuple(self.people.agent(stands_for=1 + number % of) for number in range(count))

    def sum(self, low: int, high: int, *, fen: bool = False) -> Yuan:
        """An amount, small ones more often: round where people agree on a sum, exact where it was reckoned."""
        value = low * (high / low) ** self.chance.random()
        if fen:
            return Yuan(Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP))
        step = 10 ** max(len(str(int(value))) - 2, 0)
        return Yuan(max(int(value) // step * step, step))

    def month(self) -> str:
        return f"{self.chance.choice((2023, 2024, 2025))}年{self.chance.randint(1, 12)}月"


def _names(parties: tuple[Party, ...]) -> str:
    return "、".join(party.name for party in parties)


def lending(d: Disputes, court: str) -> Matter:
    lender, borrowers = d.one(court), (d.one(court), *((d.one(court),) if d.chance.random() < 0.35 else ()))
    amount, why = d.sum(5_000, 900_000), d.chance.choice(("购买农机", "资金周转", "装修房屋", "子女上学", "收购牛羊"))
    demands: list[tuple[str, Yuan | None]] = [(f"判令{borrowers[0].name}偿还借款本金{amount}元", amount)]
    if d.chance.random() < 0.6:
        interest = d.sum(300, max(int(amount) // 8, 400), fen=True)
        demands.append((f"判令{borrowers[0].name}支付逾期利息{interest}元", interest))
    if len(borrowers) > 1:
        demands.append((f"判令{borrowers[1].name}承担连带保证责任", None))
    reasons = (
        f"{d.month()}，{borrowers[0].name}因{why}向{lender.name}借款{amount}元，出具借条，约定一年内还清。"
        f"款项已通过银行转账交付。到期后经多次催要，{_names(borrowers)}至今未还。"
    )
    proofs = (("借条", "借款的事实和期限"), ("银行转账记录", "款项已经交付"), ("微信聊天记录", "催要的经过"))
    return Matter((lender,), borrowers, tuple(demands), reasons, proofs, d.lawyers(0.25))


def sale(d: Disputes, court: str) -> Matter:
    seller = d.firm(court) if d.chance.random() < 0.6 else d.one(court)
    buyer = d.firm(court) if d.chance.random() < 0.5 else d.one(court)
    goods = d.chance.choice(
        ("二十只羊", "马铃薯种薯", "饲草料", "水泥和砂石", "彩钢板", "办公家具", "燃料煤", "葵花籽")
    )
    amount, loss = d.sum(6_000, 600_000), d.sum(200, 8_000, fen=True)
    reasons = (
        f"{d.month()}，双方约定{buyer.name}向{seller.name}购买{goods}，货款{amount}元，货到付款。"
        f"{seller.name}已经交货，{buyer.name}验收后一直没有付款。"
    )
    demands = ((f"判令支付货款{amount}元", amount), (f"判令支付逾期付款损失{loss}元", loss))
    return Matter(
        (seller,), (buyer,), demands, reasons, (("送货单", "货物已经交付"), ("对账单", "欠款数额")), d.lawyers(0.3)
    )


def lease(d: Disputes, court: str) -> Matter:
    owner, tenant = d.one(court), d.firm(court) if d.chance.random() < 0.4 else d.one(court)
    rent, months = d.sum(800, 9_000), d.chance.randint(2, 9)
    owed = Yuan(rent * months)
    reasons = (
        f"{d.month()}，{tenant.name}承租{owner.name}的商铺，月租金{rent}元，按季支付。"
        f"{tenant.name}自第二季度起拖欠租金共{months}个月，经催告仍未支付。"
    )
    demands = ((f"判令支付租金{owed}元", owed), ("判令解除房屋租赁合同并腾退房屋", None))
    return Matter((owner,), (tenant,), demands, reasons, (("房屋租赁合同", "租金和期限"), ("催告函", "已经催告")))


def labour(d: Disputes, court: str) -> Matter:
    workers, firm = tuple(d.one(court) for _ in range(d.chance.choice((1, 1, 1, 2, 3, 5)))), d.firm(court)
    demands = tuple((f"判令支付{each.name}劳动报酬{pay}元", pay) for each in workers if (pay := d.sum(3_000, 38_000)))
    reasons = (
        f"{d.month()}起，{_names(workers)}在{firm.name}的工地做工。工程结束后，负责人出具欠条，承诺春节前付清，"
        "此后一再推脱。现请求支付拖欠的劳动报酬。"
    )
    return Matter(workers, (firm,), demands, reasons, (("欠条", "拖欠的数额"), ("考勤表", "出勤天数")))


def homes(d: Disputes, court: str) -> Matter:
    manager, owner = d.known(court, STANDING_CLAIMANTS[d.chance.choice((1, 3))]), d.one(court)
    fee = d.sum(900, 12_000, fen=True)
    reasons = (
        f"{owner.name}是小区业主，自{d.month()}起未交费用，累计{fee}元。{manager.name}多次上门并书面催交，仍未交纳。"
    )
    proofs = (("服务合同", "收费标准"), ("催费通知", "已经催交"))
    return Matter((manager,), (owner,), ((f"判令支付费用{fee}元", fee),), reasons, proofs, d.lawyers(0.5))


def injury(d: Disputes, court: str) -> Matter:
    hurt, driver = d.one(court), d.one(court)
    insurer = d.known(court, "恒泰财产保险有限公司支公司")
    parts = [("医疗费", d.sum(2_000, 80_000, fen=True)), ("误工费", d.sum(1_000, 20_000, fen=True))]
    parts += [("护理费", d.sum(800, 9_000, fen=True)), ("残疾赔偿金", d.sum(40_000, 300_000, fen=True))]
    demands = tuple((f"判令赔偿{name}{amount}元", amount) for name, amount in parts[: d.chance.randint(2, 4)])
    reasons = (
        f"{d.month()}，{driver.name}驾驶小型客车与{hurt.name}骑行的电动自行车相撞，交警认定{driver.name}负主要责任。"
        f"车辆在{insurer.name}投保交强险和商业三者险。就赔偿数额协商不成。"
    )
    proofs = (("道路交通事故认定书", "责任划分"), ("住院病历和票据", "医疗费用"), ("保险单", "承保情况"))
    return Matter((hurt,), (driver, insurer), demands, reasons, proofs, d.lawyers(0.6))


def bank(d: Disputes, court: str) -> Matter:
    lender = d.known(court, STANDING_CLAIMANTS[d.chance.choice((0, 2))])
    borrowers = tuple(d.one(court) for _ in range(d.chance.choice((1, 1, 2))))
    amount, interest = d.sum(20_000, 1_500_000), d.sum(500, 60_000, fen=True)
    demands = ((f"判令偿还借款本金{amount}元", amount), (f"判令支付利息、罚息{interest}元", interest))
    reasons = (
        f"{d.month()}，{_names(borrowers)}与{lender.name}签订借款合同，借款{amount}元，期限十二个月。"
        "借款发放后，借款人自第五期起未按约还本付息，经催收未还。"
    )
    proofs = (("借款合同", "金额、利率、期限和约定的送达地址"), ("放款凭证", "款项已经发放"), ("还款明细", "欠款数额"))
    return Matter((lender,), borrowers, demands, reasons, proofs, d.lawyers(0.8))


def construction(d: Disputes, court: str) -> Matter:
    builder, employer, owner = d.firm(court), d.firm(court), d.firm(court)
    amount = d.sum(80_000, 6_000_000)
    joined = d.chance.random() < 0.5
    demands: list[tuple[str, Yuan | None]] = [(f"判令{employer.name}支付工程款{amount}元", amount)]
    if not joined:
        demands.append((f"判令{owner.name}在欠付工程款范围内承担责任", None))
    reasons = (
        f"{d.month()}，{builder.name}从{employer.name}处承包厂房彩钢屋面工程，工程已经验收并交付使用。"
        f"结算后尚欠{amount}元，发包人{owner.name}也未付清。"
    )
    proofs = (("施工合同", "工程范围和价款"), ("竣工验收单", "已经完工"), ("结算单", "欠付数额"))
    defendants = (employer,) if joined else (employer, owner)
    return Matter(
        (builder,), defendants, tuple(demands), reasons, proofs, d.lawyers(0.8), thirds=(owner,) if joined else ()
    )


def other(d: Disputes, court: str) -> Matter:
    claimant, firm = d.one(court), d.firm(court)
    amount = d.sum(600, 30_000)
    what = d.chance.choice(("健身年卡", "驾校培训", "婚庆服务", "家政服务", "幼儿托管"))
    reasons = f"{d.month()}，{claimant.name}向{firm.name}预付{what}费用{amount}元，商家停业后拒绝退还余款。"
    demands = ((f"判令退还预付款{amount}元", amount),)
    return Matter((claimant,), (firm,), demands, reasons, (("收据", "预付的数额"), ("会员协议", "服务内容")))


MATTERS: dict[Cause, tuple[Callable[[Disputes, str], Matter], int]] = {
    Cause.lending: (lending, 30),
    Cause.sale: (sale, 16),
    Cause.lease: (lease, 7),
    Cause.labour: (labour, 10),
    Cause.homes: (homes, 12),
    Cause.injury: (injury, 9),
    Cause.bank: (bank, 12),
    Cause.construction: (construction, 4),
    Cause.other: (other, 6),
}
"""Each cause with its share of a hundred and six."""
