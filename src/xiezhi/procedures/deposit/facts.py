"""存证的要素：存的是什么，摘要是多少，怎样取得的。"""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum

from xiezhi.engine.facts import Facts, Prose, ask
from xiezhi.evidence.watchword import is_watchword

LARGEST = 1 << 40
"""Bytes of one item."""


class Kind(StrEnum):
    """存的是什么。"""

    photo = "photo"
    video = "video"
    recording = "recording"
    document = "document"
    web = "web"
    chat = "chat"
    other = "other"

    @property
    def label(self) -> str:
        return {
            "photo": "照片",
            "video": "录像",
            "recording": "录音",
            "document": "文件",
            "web": "网页",
            "chat": "聊天记录",
            "other": "其他",
        }[self.value]


class Method(StrEnum):
    """怎样取得的。"""

    captured = "captured"
    chosen = "chosen"
    system = "system"

    @property
    def label(self) -> str:
        return {
            "captured": "在存证页面当场拍摄、录制",
            "chosen": "从设备中已有的文件选取",
            "system": "业务系统生成后自动报送",
        }[self.value]


def is_digest(text: str) -> str:
    """空串表示是六十四位小写十六进制；否则是给填写人的一句话。"""
    return "" if re.fullmatch("[0-9a-f]{64}", text) else "摘要是六十四位小写十六进制数"


def is_short(text: str) -> str:
    """空串表示不超过二百字。"""
    return "" if len(text) <= 200 else "最多二百字"


def is_signed(text: str) -> str:
    """空串表示没有口令，或者是本院签发口令的原文；签名真不真，看的时候核对。"""
    return "" if not text or is_watchword(text) else "口令须是本院签发的原文"


class Item(Facts):
    """存证：一份材料的摘要，和它怎样来的。材料本身留在存证人手里，原件可以随后交来。"""

    sha256: Prose = ask("SHA-256 摘要", check=is_digest, english="SHA-256 digest")
    sm3: Prose = ask("SM3 摘要", check=is_digest, english="SM3 digest")
    size: int = ask("大小（字节）", most=LARGEST, english="Size in bytes")
    name: Prose = ask("名称", check=is_short, english="Name")
    kind: Kind = ask("是什么", default=Kind.document, english="What it is")
    method: Method = ask("怎样取得", default=Method.chosen, english="How it was obtained")
    made: datetime | None = ask("形成时间（存证人自述）", default=None, english="When it was made, as stated")
    device: Prose = ask("设备", default=Prose(""), check=is_short, english="Device")
    place: Prose = ask("地点", default=Prose(""), check=is_short, english="Place")
    reference: Prose = ask("存证人自己的编号", default=Prose(""), check=is_short, english="Depositor's own number")
    note: Prose = ask("说明", default=Prose(""), long=True, english="Note")
    watchword: Prose = ask("口令（本院签发的原文）", default=Prose(""), check=is_signed, english="Watchword, as signed")


class Notarial(Facts):
    """公证书：哪个公证机构、编号，电子公证书的摘要。由本院核对签名和所写的存证编号以后记下。"""

    office: Prose = ask("公证机构", check=is_short, english="Notary office")
    number: Prose = ask("公证书编号", check=is_short, english="Number of the certificate")
    sha256: Prose = ask("公证书的 SHA-256 摘要", check=is_digest, english="SHA-256 digest of the certificate")
    sm3: Prose = ask("公证书的 SM3 摘要", check=is_digest, english="SM3 digest of the certificate")
    size: int = ask("大小（字节）", most=LARGEST, english="Size in bytes")


class Original(Facts):
    """原件：摘要须与存证时相同。"""

    sha256: Prose = ask("原件的 SHA-256 摘要", check=is_digest, english="SHA-256 digest of the original")
