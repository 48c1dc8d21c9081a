"""表格的一格里写几个人、几项请求：用分号隔开，旁边一列照同样的次序写。"""

from __future__ import annotations

from xiezhi.phrases.people import Kind

FIRMS = ("公司", "合作社", "厂", "银行", "店", "中心", "局", "委员会", "学校", "医院", "事务所")


def parts(text: str) -> list[str]:
    """一格里的各项；空格子没有。"""
    return [each.strip() for each in text.replace(";", "；").split("；")] if text else []


def kind_of(name: str) -> Kind:
    """从名称看是自然人还是单位。"""
    return Kind.organisation if name.endswith(FIRMS) else Kind.natural
