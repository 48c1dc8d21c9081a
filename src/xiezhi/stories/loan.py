"""Eight hundred thousand yuan, from the filing to the money in hand. Here to a judgment in effect; then it is enforced.

王某 has lent 张某 800,000 yuan for a year at 3.45 percent. The talks fail; 张某 answers, stays away, and is judged in
default.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xiezhi.engine.facts import PersonId, Prose
from xiezhi.engine.words import COUNTER, DEFENDANT, EVERY_PARTY, FILING_JUDGE, MEDIATOR
from xiezhi.law.working import Yuan
from xiezhi.phrases.parties import Address
from xiezhi.procedures.filing import (
    ByPhone,
    Cause,
    Defect,
    Defects,
    Demand,
    Door,
    Filing,
    Intake,
    Proof,
    Supplement,
)
from xiezhi.procedures.first_instance import Defence, FirstInstance
from xiezhi.procedures.judgment import Decision, Item
from xiezhi.procedures.mediation import Assignment, Disclosure, Failure, Mediation, Reason, Talk
from xiezhi.stories import judgment_turns as judgment
from xiezhi.stories import trial_turns as trial
from xiezhi.stories.cast import CLAIMANT_WANG, DEFENDANT_ZHANG, WANG, party, public
from xiezhi.stories.house import HOHHOT, XINCHENG
from xiezhi.stories.loan_enforced import enforced
from xiezhi.stories.story import Story
from xiezhi.stories.suit_turns import copies, paid
from xiezhi.stories.telling import Plot, Tale

SUM = Yuan(800_000)
CLAIM = Intake(
    cause=Cause.lending,
    claimants=(replace(CLAIMANT_WANG, address=Prose("呼和浩特市新城区迎宾北路12号2单元301室")),),
    defendants=(replace(DEFENDANT_ZHANG, address=Prose("呼和浩特市新城区海拉尔东街40号")),),
    demands=(
        Demand(
            text=Prose("判令张某偿还借款本金800000元，并自2025年2月1日起按年利率3.45%支付利息至付清之日"), amount=SUM
        ),
        Demand(text=Prose("本案诉讼费用由张某负担")),
    ),
    reasons=Prose(
        "2025年2月1日，张某因经营周转向王某借款800000元，出具借条，约定借期一年、年利率3.45%。王某当日通过银行转账交付。"
        "2026年1月31日借款到期，经多次催要，张某没有偿还本金和利息。"
    ),
    proofs=(
        Proof(name=Prose("借条"), purpose=Prose("借款的数额、期限和利率")),
        Proof(name=Prose("银行转账电子回单"), purpose=Prose("800000元已经交付")),
        Proof(name=Prose("微信聊天记录"), purpose=Prose("到期后催要，张某承认欠款")),
    ),
    electronic=True,
    door=Door.web,
)
DEFECTS = Defects(
    items=(Defect(what=Prose("没有写明被告的住所"), how=Prose("补充张某现在的居住地，或者写明已知的联系方式")),), days=7
)
TALKS = (
    ("2026-02-06 10:00", "电话", "张某承认借款，说工程款没有收回，请求分三年还清。"),
    ("2026-02-26 14:30", "当面", "王某最多同意半年还清；张某坚持三年。"),
)
UNDISPUTED = Prose("双方对2025年2月1日借款800000元、年利率3.45%、没有还过，没有争议。")
HOME = Address(address=Prose("呼和浩特市新城区海拉尔东街40号"), electronic=True)
ANSWER = Defence(
    answer=Prose("借款属实，因工程款没有收回，暂时没有能力一次还清，请求分期。"),
    admitted=Prose("承认收到借款800000元，约定年利率3.45%，没有还过"),
)


def tell(plot: Plot) -> Tale:
    yield from mediated_and_docketed(plot)
    yield from prepared(plot)
    yield from heard(plot)
    yield from judged(plot)
    yield from enforced(plot)


def paid_by_transfer(plot: Plot) -> Tale:
    """The same dispute, the money by transfer to the case's own sub-account."""
    for part in (mediated_and_docketed, prepared, heard, judged):
        yield from part(plot)
    yield from enforced(plot, cash=False)


def mediated_and_docketed(plot: Plot) -> Tale:
    """What is missing is told in one list and mended by telephone; talks are offered, tried, and fail; what was said is
    carried on, and the suit is docketed."""
    nowhere = replace(CLAIM, defendants=(replace(DEFENDANT_ZHANG, address=Prose("")),))
    plot.dispute = (yield plot.does(public(WANG), Filing.submit, nowhere)).proceeding
    judge, zhang = plot.officer(FILING_JUDGE), PersonId(plot.people("defendant")[0])
    yield from plot.on("2026-02-02 15:20")
    yield plot.does(judge, Filing.list_defects, DEFECTS)
    yield from plot.on("2026-02-02 19:40")
    mended = Supplement(told=Prose("补上了"), address_of=zhang, address=CLAIM.defendants[0].address)
    yield plot.does(plot.claimant(), Filing.supplement, mended)
    yield from plot.on("2026-02-03 09:10")
    yield plot.does(judge, Filing.offer)
    yield from plot.on("2026-02-03 12:30")
    yield plot.does((plot.claimant()[0], EVERY_PARTY), Filing.accept)
    yield from plot.on("2026-02-03 15:00")
    asked = ByPhone(person=zhang, how=Prose("拨打起诉状上的电话，核对证件号，愿意调解"))
    yield plot.does(plot.officer(COUNTER), Filing.consent_by_phone, asked)
    yield from plot.on("2026-02-04 09:00")
    mediator = plot.officer(MEDIATOR)
    yield plot.does(judge, Mediation.assign, Assignment(mediator=PersonId(mediator[0])))
    yield plot.does(mediator, Mediation.accept)
    yield plot.does(mediator, Mediation.disclose, Disclosure(relation=Prose("没有")))
    for day, how, notes in TALKS:
        yield from plot.on(day)
        yield plot.does(mediator, Mediation.talk, Talk(how=Prose(how), notes=Prose(notes)))
    yield from plot.on("2026-02-27 16:30")
    yield plot.does(mediator, Mediation.fail, Failure(reason=Reason.gap, undisputed=UNDISPUTED))
    yield from plot.on("2026-03-03 09:20")
    yield plot.does(judge, Filing.docket)
    yield from trial.handed(plot)


def filed_and_docketed(plot: Plot) -> Tale:
    """王某 files from her telephone; the next day the suit is docketed."""
    plot.dispute = (yield plot.does(public(WANG), Filing.submit, CLAIM)).proceeding
    yield from plot.on("2026-03-03 09:20")
    yield plot.does(plot.officer(FILING_JUDGE), Filing.docket)
    yield from trial.handed(plot)


def prepared(plot: Plot) -> Tale:
    """The track is advised with reasons, a judge of the fast-track team is drawn, the fee paid, the copies served."""
    zhang = plot.people("defendant")[0]
    yield from plot.on("2026-03-03 10:30")
    yield from trial.triaged(plot)
    yield from paid(plot)
    yield from copies(plot)
    yield from plot.on("2026-03-09 09:30")
    yield from trial.handed(plot)
    yield from plot.on("2026-03-10 20:10")
    yield plot.does(party(zhang), FirstInstance.steps["confirm_address"], HOME)
    yield plot.does((zhang, DEFENDANT), FirstInstance.defend, ANSWER)


def heard(plot: Plot) -> Tale:
    """The hearing is listed after the days for evidence; 张某, summoned, stays away."""
    zhang = plot.people("defendant")[0]
    yield from plot.on("2026-03-18 09:10")
    yield from trial.listed(plot, waived=False)
    yield from trial.held(plot, absent=(zhang,), record=RECORD)


RECORD = (
    "审：核对当事人。原告王某到庭；被告张某经传票传唤，无正当理由没有到庭。宣布案由和审判人员、书记员名单，"
    "告知权利义务，询问是否申请回避。\n原告：不申请。\n审：被告提交了书面答辩，认可借款的数额和利率。"
    "原告出示借条、银行电子回单、微信聊天记录。本院予以核对。\n原告：坚持诉讼请求。\n"
    "审：被告没有到庭，无法调解。法庭辩论终结。"
)


def judged(plot: Plot) -> Tale:
    """Judgment by default; nobody appeals within fifteen days of his own service; then it is in effect."""
    yield from judgment.written(plot, verdict(plot))
    yield from judgment.pronounced(plot)
    yield from judgment.sent(plot)
    yield from judgment.in_effect(plot)


def verdict(plot: Plot) -> Decision:
    zhang, wang = plot.people("defendant")[0], plot.people("claimant")[0]
    item = Item(
        debtor=PersonId(zhang), creditor=PersonId(wang), what=Prose("借款本金"), principal=SUM, base=SUM,
        interest_from=date(2025, 2, 1), rate="3.45",
    )  # fmt: skip
    return Decision(
        found=Prose(
            "2025年2月1日，张某向王某出具借条，载明借款800000元，借期一年，年利率3.45%。王某当日转账交付800000元。"
            "借款到期后，张某没有偿还本金和利息。\n上述事实，有借条、银行转账电子回单、微信聊天记录和当事人陈述在卷佐证，本院予以确认。"
        ),
        opinion=Prose(
            "合法的借贷关系受法律保护。张某没有按照约定的期限返还借款，应当承担返还借款并支付利息的责任。"
            "约定的年利率3.45%不超过合同成立时一年期贷款市场报价利率的四倍，本院予以支持。"
            "张某经传票传唤，无正当理由拒不到庭，不影响本案依法审理和判决。"
        ),
        laws=Prose(
            "《中华人民共和国民法典》第六百七十四条、第六百七十五条、第六百七十六条\n"
            "《中华人民共和国民事诉讼法》第六十七条第一款、第一百四十七条"
        ),
        items=(item,),
    )


LOAN = Story(
    "loan",
    "借款八十万元：补正、调解不成、立案、分流抽签、开庭、缺席判决、生效、执行、八十万元现金、发放、结案",
    "2026-02-02 10:40",
    WANG,
    tell,
    (HOHHOT, XINCHENG),
)
TRANSFER = Story(
    "loan-transfer",
    "借款八十万元：同一件纠纷，执行款转账到本案的子账号",
    "2026-02-02 10:40",
    WANG,
    paid_by_transfer,
    (HOHHOT, XINCHENG),
)
