"""送达地址确认书：当事人填过、改过送达地址以后，法院照所填的备好，由本人签名；送达不等它，只有他本人和法院看得到。"""

from __future__ import annotations

from xiezhi.engine.words import (
    COUNTER,
    COURSE,
    FILING_JUDGE,
    INSPECTOR,
    NEW,
    PRESIDENT,
    RECIPIENT,
    SERVER,
    Procedure,
    State,
    Step,
)
from xiezhi.phrases.consent import fingerprint_is_witnessed
from xiezhi.phrases.parties import ADDRESS
from xiezhi.phrases.signature import is_confirmed
from xiezhi.procedures.service.address_rules import (
    CHANGES,
    CONFIRMS,
    OFFLINE,
    REFUSES,
    AddressDeclined,
    AddressOnPaper,
    AddressSignature,
    Confirming,
    decline,
    draft,
    is_the_paper,
    sign,
    sign_by_hand,
)

OFFICERS = COUNTER | FILING_JUDGE | SERVER


class AddressConfirmation(
    Procedure,
    label="送达地址确认书",
    code="送达地址",
    english="Confirmation of the address for service",
    numbered=False,
    seen_by=(SERVER, COUNTER, FILING_JUDGE, PRESIDENT, INSPECTOR),
):
    """送达地址确认书：照当事人填的备好，本人看过后签名；不签的说明原因。送达不等签名。"""

    open_to_bench = True

    waiting = State(
        "待本人签名",
        first=True,
        unclocked="法律没有规定签名的期限；送达不等签名，照所填的地址办",
        english="Waits for the signature",
    )
    signed = State("本人已签名", last=True, english="Signed")
    declined = State("本人不签", last=True, english="Not signed")
    replaced = State("已由新的替代", last=True, english="Replaced by a newer one")

    draft = Step(
        "备好送达地址确认书",
        by=COURSE,
        moves=NEW >> waiting,
        facts=Confirming,
        does=draft,
        law=CONFIRMS,
        english="Draw up the confirmation",
    )
    sign = Step(
        "签送达地址确认书",
        by=RECIPIENT,
        moves=waiting >> signed,
        facts=AddressSignature,
        needs=[is_the_paper, is_confirmed],
        does=sign,
        signed=True,
        law=ADDRESS,
        english="Sign the confirmation",
    )
    sign_on_paper = Step(
        "记明纸上签了确认书",
        by=OFFICERS,
        moves=waiting >> signed,
        facts=AddressOnPaper,
        needs=[fingerprint_is_witnessed],
        does=sign_by_hand,
        signed=True,
        law=OFFLINE,
        english="Record a signature on paper",
    )
    decline = Step(
        "不签确认书",
        by=RECIPIENT | OFFICERS,
        moves=waiting >> declined,
        facts=AddressDeclined,
        does=decline,
        law=REFUSES,
        english="Decline to sign",
        help="送达不等签名：照所填的地址邮寄或者当面送达；同意过电子送达的，以后不再电子送达",
    )
    replace = Step(
        "由新的确认书替代",
        by=COURSE,
        moves=(waiting | signed | declined) >> replaced,
        law=CHANGES,
        english="Replaced by a newer confirmation",
    )
