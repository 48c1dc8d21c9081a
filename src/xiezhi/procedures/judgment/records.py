"""从案卷得出裁判文书的内容：当事人、经过、请求、答辩、判项的句子、费用的负担。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.facts import PersonId
from xiezhi.law.fees_bearing import by_success, decided
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan, from_fen
from xiezhi.papers.words import plain_date
from xiezhi.phrases import declared as declaration
from xiezhi.phrases import operative
from xiezhi.phrases.bench import SIDES
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.court_fees import KINDS as BILLS
from xiezhi.phrases.court_fees import OTHER_FEES, charged
from xiezhi.phrases.declared import Declaration
from xiezhi.phrases.interest_asked import interest_asked
from xiezhi.phrases.intervening import PETITION
from xiezhi.phrases.operative import Item, Share, costs_owed, sentence, yuan
from xiezhi.phrases.performing import obligations as obligations
from xiezhi.phrases.suing_back import COMPLAINT, suit_is_withdrawn
from xiezhi.phrases.undisputed import undisputed
from xiezhi.procedures.judgment.facts import Decision
from xiezhi.records.hearing import Hearing
from xiezhi.records.ledger import Bill
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Claim
from xiezhi.records.relation import Relation

OWED = {
    "民间借贷纠纷": "借款本金",
    "金融借款合同纠纷": "借款本金",
    "买卖合同纠纷": "货款",
    "房屋租赁合同纠纷": "租金",
    "追索劳动报酬纠纷": "劳动报酬",
    "物业服务合同纠纷": "物业费",
    "建设工程施工合同纠纷": "工程款",
}
"""判项里付的是什么，按案由预填，法官可以改。"""
KINDS = ("judgment", "mediation_paper")


def paper_of(case: Case) -> Paper | None:
    """正在起草的，或者已经宣告的那一份。"""
    mine = [each for each in case.mine(Paper) if each.kind in KINDS]
    return max(mine, key=lambda each: (each.at, each.id), default=None)


def called(case: Case, person: str) -> str:
    """被告张某。"""
    sides = {each.person: SIDES[each.role] for each in opened_in(case).standings(*SIDES)}
    return f"{sides.get(person, '')}{case.person(person).name}"


# --- what the case file says -----------------------------------------------------------------------------------------


def course(case: Case) -> str:
    """案件的由来和审理经过。"""
    suit = opened_in(case)
    held = [each for each in suit.mine(Hearing) if each.status in ("held", "read", "adjourned") and each.present]
    text = (
        f"{'、'.join(called(case, each.person) for each in suit.standings('claimant'))}"
        f"与{'、'.join(called(case, each.person) for each in suit.standings('defendant', 'third'))}"
        f"{case.dispute.cause}一案，本院于{plain_date(date.fromisoformat(suit.proceeding.opened))}立案后，"
        f"依法适用{Track(suit.proceeding.track).label}"
    )
    text += f"，{joint}" if (joint := jointly(suit)) else ""
    text += given_up(suit)
    if not held:
        return f"{text}进行了审理。本案现已审理终结。"
    days = "、".join(plain_date(date.fromisoformat(each.day)) for each in held)
    open_ = "公开" if all(each.public for each in held) else "不公开"
    last = held[-1]
    present = "、".join(called(case, each) for each in last.present if each not in last.absent)
    text += f"，于{days}{open_}开庭进行了审理。{present}到庭参加诉讼。"
    for left, how in ((False, "经传票传唤，无正当理由拒不到庭"), (True, "未经法庭许可中途退庭")):
        away = "、".join(called(case, each) for each in last.absent if (each in last.present) is left)
        text += f"{away}{how}。" if away else ""
    return f"{text}本案现已审理终结。"


def given_up(suit: Case) -> str:
    """原告已经撤诉的，写明只审理什么。"""
    if not suit_is_withdrawn(suit):
        return ""
    how = "按撤诉处理" if suit.entries("deem_suit_withdrawn") else "撤诉，本院裁定准许"
    return f"，审理中，原告{how}，反诉继续审理"


def jointly(suit: Case) -> str:
    """与哪几案合并审理过，一起开过庭。"""
    if not suit.entries("heard_jointly"):
        return ""
    numbers = "、".join(dict.fromkeys(each.number for each in suit.mine(Relation)))
    return f"与{numbers}案合并审理"


def claims(case: Case) -> list[str]:
    return [each.text for each in _of_the_claimants(case)]


def _of_the_claimants(case: Case) -> list[Claim]:
    return [each for each in opened_in(case).claims if not each.by]


def claim_reasons(case: Case) -> str:
    """原告的事实和理由；第三人的请求另案继续的，是他那时写的。"""
    return reasons(case, _of_the_claimants(case)) or opened_in(case).dispute.told


def demands(case: Case) -> dict[str, list[Claim]]:
    """反诉和第三人独立的请求，按提出的人。"""
    found: dict[str, list[Claim]] = {}
    for each in opened_in(case).claims:
        if each.by:
            found.setdefault(each.by, []).append(each)
    return found


def reasons(case: Case, claims: Iterable[Claim]) -> str:
    """反诉状、第三人起诉状里请求以下写的事实和理由。"""
    written = [each for each in opened_in(case).mine(Paper) if each.kind in (COMPLAINT, PETITION)]
    said = [paper.data.partition(each.text)[2].strip() for each in claims for paper in written]
    return "\n".join(dict.fromkeys(each for each in said if each))


def demanded(case: Case) -> list[dict[str, Any]]:
    """谁在本诉以外请求什么，凭什么。"""
    thirds = {each.person for each in opened_in(case).standings("third")}
    return [
        {
            "who": called(case, who),
            "what": "诉讼请求" if who in thirds else "反诉请求",
            "claims": [each.text for each in theirs],
            "reasons": reasons(case, theirs),
        }
        for who, theirs in demands(case).items()
    ]


def defence(case: Case) -> str:
    """答辩意见；没有答辩的写明。"""
    suit = opened_in(case)
    said = {each.by: each.data for each in suit.mine(Paper) if each.kind == "defence"}
    agents = {each.person: each.of for each in suit.standings("agent")}
    by_party = {agents.get(person, person): text for person, text in said.items()}
    lines = []
    for each in suit.standings("defendant", "third"):
        name = case.person(each.person).name
        text = by_party.get(each.person)
        lines.append(f"{name}辩称，{text}" if text else f"{name}未作答辩。")
    return "\n".join(lines)


# --- the operative part ----------------------------------------------------------------------------------------------


def disposition(case: Case, decision: Decision) -> list[str]:
    """先写确认、变更的，再写给付的。"""
    found = [declaration.sentence(each) for each in decision.declared]
    found += [sentence(item, "本判决", partial(called, case)) for item in decision.items]
    whose = "、".join(called(case, each.person) for each in opened_in(case).standings("claimant"))
    ours = {each.person for each in opened_in(case).standings("claimant")}
    won = bool(decision.declared) or any(each.creditor in ours for each in decision.items)
    loses = decision.rest_dismissed or not (found or suit_is_withdrawn(opened_in(case)))
    rest = [f"驳回{whose}的{'其他' if won else ''}诉讼请求"] if loses else []
    thirds = {each.person for each in opened_in(case).standings("third")}
    lost = [
        f"驳回{called(case, each)}的{'' if each in thirds else '反'}诉{'讼' if each in thirds else ''}请求"
        for each in decision.dismissed
    ]
    return [*found, *rest, *lost]


def made(
    case: Case, items: Iterable[Item], shares: Iterable[Share], document: str, declared: tuple[Declaration, ...] = ()
) -> Iterator[Obligation]:
    """判项作为记录；诉讼费由负担的人交给法院，原告已经预交。"""
    given, claimants = tuple(items), {each.person for each in opened_in(case).standings("claimant")}
    yield from declaration.declared(case, declared)
    yield from operative.made(case, given, document, partial(called, case), after=len(declared))
    owed = [each for each in shares if each.amount and each.who not in claimants]
    winners = {str(each.creditor): str(each.debtor) for each in given}
    owed += [
        Share(who=PersonId(bearer), amount=Yuan(from_fen(bill.amount)))
        for bill, bearer in others_fees(case, winners)
        if bearer != bill.payer
    ]
    yield from costs_owed(case, owed, len(declared) + len(given), partial(called, case))


# --- the costs -------------------------------------------------------------------------------------------------------


def fee(case: Case) -> Yuan:
    """本诉的案件受理费，单位：元；原告撤诉的，裁定里已经定了由谁负担。"""
    suit = opened_in(case)
    return Yuan(from_fen(0 if suit_is_withdrawn(suit) else charged(suit)))


def others_fees(case: Case, winners: Mapping[str, str]) -> list[tuple[Bill, str]]:
    """反诉和第三人请求的受理费，由谁负担：提出的人胜诉的，由对他负担给付的人；否则由他自己。"""
    asked = demands(case)
    paid = [
        each
        for each in opened_in(case).bills
        if each.kind in OTHER_FEES and each.status == "paid" and each.payer in asked
    ]
    return [(each, winners.get(each.payer, each.payer)) for each in paid]


def returned(case: Case) -> dict[str, int]:
    """预交了而不负担的，生效以后退给预交的人，单位：分。"""
    mine = obligations(case)
    winners = {each.creditor: each.debtors[0] for each in mine if each.creditor}
    back = {bill.payer: bill.amount for bill, bearer in others_fees(case, winners) if bearer != bill.payer}
    suit, owed = opened_in(case), sum(each.principal for each in mine if each.kind == "costs") - sum(back.values())
    prepaid = sum(each.paid for each in suit.bills if each.kind == "acceptance_fee")
    claimant = suit.standings("claimant")[0].person
    back[claimant] = back.get(claimant, 0) + min(prepaid, max(owed, 0))
    return {payer: fen for payer, fen in back.items() if fen}


def granted(items: Iterable[Item]) -> Decimal:
    return sum((each.principal or Decimal(0) for each in items), Decimal(0))


def shares(
    case: Case, items: Iterable[Item], stated: tuple[Share, ...], declared: tuple[Declaration, ...] = ()
) -> tuple[Share, ...]:
    """费用的负担：法官所定，否则按胜诉的比例拟，败诉的由第一被告负担；只确认、变更而没有给付的，也由他负担。"""
    if stated:
        return stated
    suit, whole, given = opened_in(case), fee(case), tuple(items)
    if suit_is_withdrawn(suit):
        return ()
    claimed = from_fen(suit.proceeding.amount or 0)
    won = min(granted(given), claimed)
    claimant = PersonId(suit.standings("claimant")[0].person)
    debtors = [each for item in given for each in item.debtors] or [PersonId(suit.standings("defendant")[0].person)]
    if not claimed or (declared and not given):
        return (Share(who=debtors[0] if declared or given else claimant, amount=whole),)
    drafted = by_success(whole, claimed=Yuan(claimed), granted=Yuan(won))
    both = (
        Share(who=claimant, amount=Yuan(drafted.claimant.total)),
        Share(who=debtors[0], amount=Yuan(drafted.defendant.total)),
    )
    return tuple(each for each in both if each.amount)


def costs(case: Case, borne: tuple[Share, ...], items: Iterable[Item] = ()) -> str:
    """诉讼费用的一句话；各方相加须等于全部费用。反诉、第三人请求的另写。"""
    winners = {str(each.creditor): str(each.debtor) for each in items}
    more = "".join(
        f"{BILLS[bill.kind]}减半收取{yuan(from_fen(bill.amount))}，由{called(case, bearer)}负担。"
        for bill, bearer in others_fees(case, winners)
    )
    return f"{_of_the_suit(case, borne)}{more}"


def _of_the_suit(case: Case, borne: tuple[Share, ...]) -> str:
    whole = fee(case)
    if suit_is_withdrawn(opened_in(case)):
        return ""
    if not whole:
        return "本案不交纳案件受理费。"
    named: Mapping[str, Yuan] = {called(case, each.who): each.amount for each in borne}
    decided(whole, dict(named), case="partial_success" if len(named) > 1 else "general")
    halved = "减半收取" if Track(opened_in(case).proceeding.track).halved else ""
    each_bears = "，".join(f"由{who}负担" + (yuan(amount) if len(named) > 1 else "") for who, amount in named.items())
    return f"案件受理费{halved}{yuan(whole)}，{each_bears}。"


def offered(case: Case) -> dict[str, Any]:
    """判项的预填：原告有金额的请求；请求写明付给哪个原告的，付给他。执行异议之诉，对这一标的怎样判。

    事实的预填：调解没有成，而双方书面确认过没有争议的，连同出处。
    """
    suit = opened_in(case)
    debtor = suit.standings("defendant")[0].person
    what = OWED.get(case.dispute.cause, "款项")
    wanted: list[Claim] = [each for each in suit.claims if each.amount]
    claimant, defendants = suit.standings("claimant")[0].person, {each.person for each in suit.standings("defendant")}
    known = "\n".join(undisputed(case))
    return {
        "found": known,
        "facts": known,
        "declared": declaration.demanded(suit),
        "items": [
            {
                "debtor": claimant if each.by in defendants else debtor,
                "creditor": each.by or claimant_of(suit, each.text),
                "what": "款项" if each.by else what,
                **_sums(each),
            }
            for each in wanted
        ],
    }


def claimant_of(suit: Case, text: str) -> str:
    """请求里写到名字的原告；没有写的，第一个原告。"""
    claimants = [each.person for each in suit.standings("claimant")]
    return next((each for each in claimants if suit.person(each).name in text), claimants[0])


def _sums(claim: Claim) -> dict[str, str]:
    """金额；请求写明利息的，连同计息的基数、起算日和利率。"""
    amount, interest = str(from_fen(claim.amount or 0)), interest_asked(claim.text)
    return {"principal": amount, "base": amount, **interest} if interest else {"principal": amount}
