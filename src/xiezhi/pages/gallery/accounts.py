"""Signing in, a first account, and being anyone in a demonstration court."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xiezhi.pages.fields import Field, Group, Wrong
from xiezhi.pages.gallery.cast import (
    CASE,
    DEFENDANT,
    DEMO,
    Context,
    Specimen,
    public,
)
from xiezhi.pages.shapes import Link


def sign_in() -> Context:
    return {
        "frame": public("首页"),
        "stage": "password",
        "action": "/sign-in",
        "fields": (
            Field("phone", "手机号", "phone", "139 0000 0000", autocomplete="username"),
            Field("password", "密码", "secret", autocomplete="current-password", wrong=Wrong("手机号或密码不对")),
        ),
        "sentences": (),
        "passkey": {"options_url": "/passkey/options", "answer_url": "/passkey/answer"},
        "others": (
            Link("凭查阅码看文书", "/paper", words="文书上印有查阅码的，不用账户"),
            Link("政务统一身份认证", "/oidc", words="用自治区政务服务的账户"),
        ),
        "register_url": "/register",
        "forgot_url": "/forgot",
    }


def sign_in_code() -> Context:
    code = Field("code", "动态码", "code", help="每 30 秒换一次", autocomplete="one-time-code", short=True)
    return sign_in() | {"stage": "code", "fields": (code,), "passkey": None, "others": ()}


CONSENT = (
    "法院可以把起诉状副本、通知、传票和裁判文书发到您的手机和本账户。送达以文书到达您的系统的日期为准，期限从那天的次日起算。",
    "您可以随时改回邮寄，从改的那天起生效。换手机号要及时来改；因为没有改而没收到的，后果由您自己承担。",
    "裁判文书您要纸面的，法院应当给您纸面的。",
)


def register() -> Context:
    return {
        "frame": public("首页"),
        "groups": (
            Group(
                "您是谁",
                (
                    Field("name", "姓名", autocomplete="name"),
                    Field("number", "身份证号", "id_number", help="加密保存，只显示末四位", why="法律文书要写明当事人"),
                ),
            ),
            Group(
                "怎么找到您",
                (
                    Field("phone", "手机号", "phone", autocomplete="tel"),
                    Field("once", "短信验证码", "code", autocomplete="one-time-code", short=True),
                    Field(
                        "password",
                        "设一个密码",
                        "secret",
                        help="至少十二个字，可以是一句话",
                        autocomplete="new-password",
                    ),
                ),
            ),
            Group(
                "电子送达",
                (
                    Field(
                        "consent",
                        "同意电子送达",
                        "consent",
                        optional=True,
                        text=CONSENT,
                        unit="我已读完，同意用手机收法院的文书",
                    ),
                ),
            ),
        ),
        "action": "/register",
        "key": "k1",
        "sentences": (),
        "counter": "带身份证到任何一家法院的诉讼服务中心，工作人员当面核对后替您开，不用手机。",
    }


def demo() -> Context:
    def person(key: str, name: str, role: str, words: str, waiting: int, current: bool = False) -> Context:
        return {"key": key, "name": name, "role": role, "words": words, "waiting": waiting, "current": current}

    return {
        "frame": replace(public("首页", DEFENDANT), demo=DEMO),
        "groups": (
            {
                "label": "来办事的人",
                "people": (
                    person("zhang", "张某", "被告", "王某说他欠 80 万元，正在答辩期", 2, True),
                    person("wang", "王某", "原告", "起诉、保全、将来申请执行", 0),
                    person("batu", "巴图", "牧民", "二十只羊的钱没收到，只写蒙古文", 1),
                ),
            },
            {
                "label": "法院里的人",
                "people": (
                    person("suhe", "苏和", "审判员", "速裁一组", 23),
                    person("chen", "陈静", "书记员", "送达和笔录", 11),
                ),
            },
        ),
        "sign_in_url": "/demo/sign-in",
        "move_url": "/demo/move",
        "earliest": date(2024, 3, 29),
        "coming": (
            {"day": date(2024, 3, 29), "label": "宣判，审限届满", "case": "（2023）内0902民初1842号"},
            {"day": date(2024, 4, 7), "label": "答辩期届满", "case": CASE},
        ),
        "story": (
            Link("八十万借款，从借条到领款", "/stories/loan", words="立案、送达、更正、判决、执行、发款"),
            Link("一场追尾，五家单位", "/stories/traffic", words="认定、调解、理赔、救助基金"),
        ),
    }


def specimens() -> dict[str, Specimen]:
    return {
        "sign-in": ("pages/sign_in.html", sign_in()),
        "sign-in-code": ("pages/sign_in.html", sign_in_code()),
        "register": ("pages/register.html", register()),
        "demo": ("pages/demo.html", demo()),
    }
