"""送达地址确认书：须陈述的要素、条件，以及各步写入什么。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xiezhi.engine.acts import Subject
from xiezhi.engine.case import Case, Errand, Notice, changed
from xiezhi.engine.ceremony import Confirmed
from xiezhi.engine.facts import Facts, FileId, Name, NoFacts, PaperId, PersonId, Prose, ask
from xiezhi.engine.words import AGENT, CLAIMANT, DEFENDANT, EVERY_PARTY, RECIPIENT, THIRD, guard
from xiezhi.law.statutes import ONLINE_LITIGATION, SERVICE_BY_POST
from xiezhi.phrases.carried import opened_in
from xiezhi.phrases.consent import Manner
from xiezhi.phrases.parties import ADDRESS, CONFIRMATION, agrees, last_confirmation
from xiezhi.phrases.signature import no_digest
from xiezhi.records.paper import OWN, Paper
from xiezhi.records.proceeding import Proceeding

CONFIRMS = SERVICE_BY_POST("第三条", "确认自己准确的送达地址，并填写送达地址确认书")
REFUSES = SERVICE_BY_POST("第三条", "应当告知其拒不提供送达地址的不利后果，并记入笔录")
CHANGES = SERVICE_BY_POST("第四条", "变更送达地址的，应当及时以书面方式告知人民法院")
OFFLINE = ONLINE_LITIGATION("第三十条", "诉讼平台在线确认、线下发送电子送达确认书等方式")
THROUGHOUT = "诉前调解、第一审、第二审、审判监督和执行程序"
"""适用到哪里：《民诉法解释》第一百三十七条。"""
ACCOUNT = "诉讼平台账号"
SIDES = {role.name: role.label for role in (CLAIMANT, DEFENDANT, THIRD)}


class Confirming(Facts):
    """谁的送达地址；地址、电话、是否同意电子送达都已经填过，不再填写。"""

    person: PersonId = ask("哪一位当事人", choices="parties", english="Which party")
    postcode: Prose = ask("邮政编码", default=Prose(""), english="Postal code")


class AddressSignature(Confirmed):
    """签名：就这一份确认书签名。"""

    paper: PaperId = ask("送达地址确认书", choices=CONFIRMATION, english="The confirmation")
    hand: Prose = ask(
        "手写笔迹的摘要", default=Prose(""), own=True, check=no_digest, english="Digest of the handwriting"
    )


class AddressOnPaper(Facts):
    """纸上签名：本人当面在打印的确认书上签名、盖章或者捺印，由工作人员核对身份、扫描存卷。"""

    shown: Prose = ask("怎样核对身份", english="How identity was shown", help="例如：当面核对身份证原件")
    manner: Manner = ask("怎样签的", default=Manner.signature, english="How it was signed")
    paper: FileId = ask("签好的纸件（照片或者扫描件）", english="The signed paper, photographed or scanned")
    witness: Name = ask(
        "在场的第二人", default=Name(""), english="Second person present", help="捺印的必须填：另一名工作人员或者见证人"
    )


class AddressDeclined(Facts):
    """不签：为什么。填错了的，重新确认送达地址，会另备一份。"""

    reason: Prose = ask("为什么不签", long=True, english="Why it is not signed")


@guard(
    "签的须是本人最后备好的确认书",
    ADDRESS,
    english="What is signed must be the confirmation last drawn up for him",
)
def is_the_paper(case: Case, facts: AddressSignature) -> bool:
    return facts.paper == paper_of(case).id


def paper_of(case: Case) -> Paper:
    """本件的确认书。"""
    found = case.paper(CONFIRMATION)
    assert found is not None, "没有备好确认书"
    return found


def whose(case: Case) -> str:
    """谁的确认书。"""
    (only,) = case.standings(RECIPIENT.name)
    return only.person


# --- 程序衔接


def to_confirm(case: Case, address: Any) -> Iterator[Facts]:
    """刚填的地址和他手里那一份不一样的，另备一份；一样的，签过的不再签，没签的还签那一份。"""
    person = case.family.entries[-1].subject
    if person in case.parties and not _says_already(case, person, address):
        yield Confirming(person=PersonId(person), postcode=address.postcode)


def superseded(there: Case, address: Any) -> Iterator[Facts]:
    """本纠纷里他从前的各份，由新的一份替代。"""
    person = there.family.entries[-1].subject
    if whose(there) == person and not _says_already(there, person, address):
        yield NoFacts()


def _says_already(case: Case, person: str, address: Any) -> bool:
    last, known = last_confirmation(case, person), case.person(person)
    here = case.family.get(Proceeding, last.proceeding) if last else None
    if last is None or here is None or here.state not in ("waiting", "signed"):
        return False
    said = last.filled()
    told = (known.address, address.postcode, known.phone, address.electronic)
    return told == tuple(said.get(name) for name in ("post", "postcode", "telephone", "electronic"))


# --- 各步写入什么


def draft(case: Case, facts: Confirming) -> Iterator[Any]:
    """只用刚填的和案卷里已有的；本人和他现有的代理人可以签，对方当事人看不到。"""
    above, person = opened_in(case), case.person(facts.person)
    stands = next(each for each in above.standings(*EVERY_PARTY.stands) if each.person == facts.person)
    yield Subject(facts.person)
    number, place = above.proceeding.number, len(above.children(case.proceeding.procedure))
    yield case.change(number=f"{number or above.proceeding.id}/送达地址/{place}", amount=None)
    yield case.stand(facts.person, RECIPIENT, electronic=stands.electronic)
    for each in above.standings(AGENT):
        if each.of == facts.person:
            yield case.stand(each.person, AGENT, each.order, of=each.of)
    paper = case.draft(
        CONFIRMATION,
        shelf=OWN,
        number=number,
        cause=case.dispute.cause,
        person=person.name,
        role=SIDES[stands.role],
        id_number=person.id_number,
        telephone=person.phone,
        electronic=stands.electronic,
        addresses=[[ACCOUNT, person.name]] if stands.electronic else [],
        post=person.address,
        postcode=facts.postcode,
        scope=THROUGHOUT,
        signers=[["受送达人", person.name]],
    )
    yield changed(paper, by=facts.person)
    yield Notice(facts.person, "送达地址确认书已经按您填的备好，请看过后签名；填错了的，重新确认送达地址")


def sign(case: Case, _: Any) -> Iterator[Any]:
    paper = paper_of(case)
    yield changed(paper, signers=(whose(case),))
    yield Errand("seal", {"paper": paper.id})


def sign_by_hand(case: Case, facts: AddressOnPaper) -> Iterator[Any]:
    """纸件存卷；电子的一份写明本人已在纸上签名，不另加电子签名。"""
    person = whose(case)
    name = case.person(person).name
    yield Subject(person)
    yield changed(paper_of(case).holding(by_hand=[name]), signers=(person,))
    yield case.make(
        Paper,
        proceeding=case.proceeding.id,
        kind="signed_copy",
        title="本人签名的送达地址确认书",
        origin="party",
        at=case.now,
        by=person,
        name=name,
        sha256=facts.paper,
        shelf=OWN,
    )


def decline(case: Case, _: AddressDeclined) -> Iterator[Any]:
    """送达不等签名：照他给的地址办。同意电子送达应当在确认书里确认，他不确认的，以后不再电子送达。"""
    person = whose(case)
    yield Subject(person)
    yield from agrees(case, person, electronic=False)
    yield Notice(
        person,
        "您没有签送达地址确认书。以后的文书照您填的地址邮寄或者当面送达，不再电子送达；地址不准确、变更了不告知、"
        "拒绝签收的，文书退回之日视为送达之日。要改的，重新确认送达地址",
    )
