"""Founding courts: a demonstration one filled by stories, or a real one with its first account; and playing a story."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from xiezhi.desk.accounts import create_account
from xiezhi.desk.secrets import keyring
from xiezhi.engine.clock import court_now
from xiezhi.engine.door import act
from xiezhi.engine.errands import authority_of
from xiezhi.engine.facts import Name
from xiezhi.engine.words import FOUNDER
from xiezhi.law.courts import court as known_court
from xiezhi.papers.authority import move_seal
from xiezhi.papers.token import Token
from xiezhi.procedures.affairs import Affairs, Appointment, Founding, Office
from xiezhi.records.court import Court, Officer
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import one

Say = Callable[[str], None]


def demonstration(cases: int, seed: int, say: Say) -> None:
    """The courts of 乌兰察布 and their neighbours with so many disputes, all by steps through the door."""
    from xiezhi.stories.seed import seed as seeded

    seeded(cases, seed)
    say(f"{cases} 件纠纷")


def real(code: str, login: str, name: str) -> str:
    """A real court: founded, its personnel desk filled, and one account made; returns what to tell the person once."""
    known = known_court(code)
    founding = Founding(code=code, name=known.name, level=str(known.level), parent=known.parent or "", mode="real")
    receipt = act(Affairs.found, founding, court=code, by=FOUNDER.name, as_=FOUNDER, key=f"found {code}")
    first = Appointment(name=Name(name), office=Office.personnel)
    affairs = one(Proceeding, id=receipt.proceeding)
    act(Affairs.appoint, first, on=affairs, by=FOUNDER.name, as_=FOUNDER, key="first")
    officer = one(Officer, court=code, office=str(Office.personnel))
    assert officer is not None, "appointed a moment ago"
    password = secrets.token_urlsafe(15)
    create_account(login, password, keys=keyring(Path(settings.HOME)), now=court_now(), person=officer.person)
    once = "只显示这一次；登录后请设第二验证方式"
    return f"{known.name}已建立。{name}（政治部）的账号 {login}，初始密码 {password}（{once}）"


def play(name: str, say: Say) -> None:
    """Play a story, saying each step; raises KeyError naming the stories there are."""
    from xiezhi.stories import STORIES

    if name not in STORIES:
        raise SystemExit(f"没有这个故事；有：{'、'.join(sorted(STORIES))}")
    STORIES[name].play(say)


def move_seal_key(code: str, module: str, token: str, key: str, pin: Path) -> None:
    """Let a court seal with a key that a cryptographic machine makes and keeps; OSError where it does not."""
    known = one(Court, id=code)
    if known is None:
        raise OSError(f"这里没有代字为 {code} 的法院")
    keys = Path(settings.HOME) / "keys" / code
    move_seal(keys, authority_of(known), Token(module, token, key, pin), when=court_now())
