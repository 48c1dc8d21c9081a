"""Specimens of the ceremony of signing: one paper by itself, and a pile of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from xiezhi.pages.ceremonies import ADDRESS_AFTER, ADDRESS_HEAD, TERMS_AFTER, TERMS_HEAD
from xiezhi.pages.gallery.cast import Context, Specimen, at, public
from xiezhi.pages.shapes import Link

PILE_DONE = {
    "done": (Link("调解协议书　（2026）内0105民诉前调8号", "/entry/8", words="签章"),),
    "failed": (
        Link("调解协议书　（2026）内0105民诉前调9号", "/case/9", words="案件现为“调解不成”，“签章”须在“调解中”时办理"),
    ),
}


def _piled(place: int, *, opened: bool, asks: bool) -> Context:
    debtor, amount = ("张某", "刘某", "陈某")[place], ("2860.00", "3120.00", "1980.50")[place]
    return {
        "key": f"mediation.sign/a{place}",
        "id": f"a{place}",
        "title": "调解协议书",
        "act": "签章",
        "case": f"（2026）内0105民诉前调{place + 1}号",
        "case_url": f"/case/{place}",
        "who": f"青城物业服务有限公司 诉 {debtor}",
        "cause": "物业服务合同纠纷",
        "lines": (f"{debtor}于2026年6月30日前支付物业费{amount}元", "违约金不再主张", "双方就本案再无其他争议"),
        "more": place,
        "amount": Decimal(amount),
        "pay_by": "2026年6月30日",
        "drawn": date(2026, 3, 2),
        "read": at(3, 2, 9, 30) if asks or opened or not place else None,
        "text": tuple(f"第{n}段。{debtor}支付物业费{amount}元。" for n in range(1, 9)) if opened and place == 1 else (),
        "picked": asks or place != 2,
    }


def pile(opened: bool = False, asks: bool = False) -> Context:
    return {
        "frame": public("我的案件"),
        "papers": tuple(_piled(place, opened=opened, asks=asks) for place in range(2 if asks else 3)),
        "unread": 0 if asks or opened else 2,
        "most": 100,
        "action": "/sign",
        "key": "1",
        "asks": asks,
        "said": "",
        "will": "code",
        "office": False,
        "phone": "138****2077",
        "who": "青城物业服务有限公司",
        "means": "通行密钥，两重验证",
        "wrong": (),
        "done": (),
        "failed": (),
    }


def signing() -> Context:
    term = "张某于2026年6月30日前偿还王某借款本金40000元"
    return {
        "frame": public("我的案件"),
        "case": None,
        "case_url": "/case/1",
        "action": "/case/1/do/sign",
        "decline_url": "/case/1/do/fail",
        "signed_url": "",
        "read": False,
        "will": "code",
        "phone": "138****2077",
        "asks": False,
        "said": "",
        "paper_id": "a1",
        "title": "调解协议书",
        "text": tuple(f"第{number}段。双方自愿达成如下协议，{term}。" for number in range(1, 13)),
        "terms": (term, "双方就本案再无其他争议"),
        "terms_head": TERMS_HEAD,
        "terms_after": TERMS_AFTER,
        "amount": Decimal("40000.00"),
        "pay_by": "2026年6月30日",
        "who": "张某",
        "means": "通行密钥，两重验证",
        "signers": (
            {
                "name": "王某",
                "signed": True,
                "me": False,
                "at": date(2026, 3, 2),
                "words": "在网上签　通行密钥，两重验证",
            },
            {"name": "张某", "signed": False, "me": True, "at": None, "words": ""},
            {"name": "李调解", "signed": True, "me": False, "at": date(2026, 3, 1), "words": "拟定文书时签"},
        ),
        "hand": "",
        "key": "k",
        "wrong": (),
    }


def signing_address() -> Context:
    """A party's own confirmation of his address."""
    return signing() | {
        "title": "送达地址确认书",
        "decline_url": "/case/1/do/decline",
        "text": (
            "案由 民间借贷纠纷 诉讼地位 被告",
            "受送达人 张某 联系电话 138****2077",
            "邮寄地址 察哈尔右翼前旗某嘎查",
        ),
        "terms": (
            "文书寄到：内蒙古自治区乌兰察布市察哈尔右翼前旗某嘎查（012200）",
            "联系电话：138****2077",
            "同意电子送达：文书发到您的诉讼平台账号，到达就算送达，期限从第二天起算",
        ),
        "terms_head": ADDRESS_HEAD,
        "terms_after": ADDRESS_AFTER,
        "amount": None,
        "pay_by": "",
        "signers": ({"name": "张某", "signed": False, "me": True, "at": None, "words": ""},),
    }


def specimens() -> dict[str, Specimen]:
    """An agreement and a confirmation of one's address in every state of the ceremony, and the pile."""
    return {
        "signing": ("pages/signing.html", signing()),
        "signing-wrong": ("pages/signing.html", signing() | {"wrong": ("请读到最后，勾选“我读完了”",)}),
        "signing-code": (
            "pages/signing.html",
            signing() | {"read": True, "asks": True, "said": "演示法院不发短信，验证码是 204817。"},
        ),
        "signing-unreached": ("pages/signing.html", signing() | {"will": "unsaid", "phone": ""}),
        "signing-address": ("pages/signing.html", signing_address()),
        "signing-signed": ("pages/signing.html", signing() | {"signed_url": "/entry/1"}),
        "pile": ("pages/pile.html", pile()),
        "pile-open": ("pages/pile.html", pile(opened=True)),
        "pile-code": ("pages/pile.html", pile(asks=True) | {"said": "演示法院不发短信，验证码是 204817。"}),
        "pile-done": ("pages/pile.html", pile() | PILE_DONE),
        "pile-none": ("pages/pile.html", pile() | {"papers": (), "unread": 0}),
    }
