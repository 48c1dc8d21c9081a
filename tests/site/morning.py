"""A city's morning at a court: people come at their own moments, whether or not those before them were served.

An open loop: what somebody waits counts from the moment he came, so that a slow court is not asked more gently.
Run as a program it makes the court: found, and so many people signed in, whose cookies it prints.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from urllib.parse import quote

import aiohttp

from tests.site.filer import SUBMIT, claim

READING = (
    "/",
    "/mine",
    "/intake/1",
    "/reckon",
    "/procedures",
    "/promises",
    "/v/",
    "/search?q=王某",
    "/calendar",
    "/notices",
)
WEIGHINGS = 90
"""How often in a morning the server is weighed."""
OFFICER = ("/inbox", "/calendar", "/search?q=借款")
PATIENCE = 60
"""Seconds after which somebody who is not answered goes away; as long after the last who comes, all have gone."""


@dataclass
class Morning:
    """What happened: how long each waited, who was not served, what was acknowledged, and what the server held."""

    address: str
    people: list[str]
    judge: str
    chance: random.Random
    weighs: Callable[[], int] = lambda: 0
    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    weights: list[int] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)
    receipts: dict[str, str] = field(default_factory=dict)
    docketed: set[str] = field(default_factory=set)

    async def passes(self, seconds: float) -> None:
        """Everybody comes once, at random moments of the morning, and does what he came for. It ends whatever happens:
        whoever is still there long after the last one came was not served."""
        line, patience = aiohttp.TCPConnector(limit=0), aiohttp.ClientTimeout(PATIENCE)
        async with aiohttp.ClientSession(self.address, connector=line, timeout=patience) as browser:
            comes = [
                asyncio.create_task(self._comes(browser, self.chance.uniform(0, seconds), who))
                for who in range(len(self.people))
            ]
            watching = asyncio.create_task(self._watches(seconds / WEIGHINGS))
            came, still_there = await asyncio.wait(comes, timeout=seconds + PATIENCE)
            watching.cancel()
            if still_there:
                self.wrong["were still there when the court closed"] = len(still_there)
                for each in still_there:
                    each.cancel()
                await asyncio.wait(still_there)
            for each in came:
                each.result()

    async def _watches(self, pause: float) -> None:
        while True:
            self.weights.append(self.weighs())
            await asyncio.sleep(pause)

    async def _comes(self, browser: aiohttp.ClientSession, after: float, who: int) -> None:
        chance = random.Random(who)
        await asyncio.sleep(after)
        cookie = self.people[who]
        for path in chance.sample(READING, 4):
            await self._asks(browser, "GET", path, cookie)
        filed = await self._asks(browser, "POST", SUBMIT, cookie, claim(who), key=f"morning-{who}")
        if not filed:
            return
        case = self.receipts[cookie] = json.loads(filed)["proceeding"]
        await self._asks(browser, "GET", f"/case/{case}", cookie)
        await self._asks(browser, "GET", f"/case/{case}/papers", cookie)
        if chance.random() < 0.3:
            await self._asks(browser, "GET", chance.choice(OFFICER), self.judge)
            taken = f"/api/proceedings/{quote(case)}/steps/docket"
            if await self._asks(browser, "POST", taken, self.judge, '{"facts": {}}', key=f"docket-{who}"):
                self.docketed.add(case)

    async def _asks(
        self, browser: aiohttp.ClientSession, method: str, path: str, cookie: str, body: str = "", *, key: str = ""
    ) -> str:
        """The answer, empty where it was none that was asked for."""
        headers = {"Cookie": cookie}
        if key:
            headers |= {"Idempotency-Key": key, "Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
        now = asyncio.get_running_loop().time
        came = now()
        try:
            async with browser.request(method, path, data=body or None, headers=headers, allow_redirects=False) as said:
                text = await said.text()
                if said.status != 200:
                    self.wrong[f"{method} {path.split('?')[0]} {said.status} {text[:200]}"] += 1
                    text = ""
        except (OSError, aiohttp.ClientError, TimeoutError) as broken:
            self.wrong[f"{method} {path} {type(broken).__name__}"] += 1
            text = ""
        self.waits["reading" if method == "GET" else "steps"].append(now() - came)
        return text

    def share(self, part: float, what: str) -> int:
        """Within how many milliseconds this part of all who read, or took a step, were served."""
        return round(1000 * sorted(self.waits[what])[int(part * (len(self.waits[what]) - 1))])

    def weight(self, part: float) -> int:
        """What the server weighed after this part of the morning."""
        return self.weights[min(int(part * WEIGHINGS), len(self.weights) - 1)]

    def grows(self) -> float:
        """By which part the server weighed more in the last third of the morning than in the middle one."""
        third = len(self.weights) // 3
        return mean(self.weights[-third:]) / mean(self.weights[third:-third]) - 1


def main(folder: Path, people: int) -> None:
    from xiezhi.site.home import make_tables, open_home

    folder.mkdir(parents=True, exist_ok=True)
    open_home(folder, writes=True)
    make_tables()
    from datetime import timedelta

    from tests.pages.conftest import found_town
    from xiezhi.desk.accounts import create_account
    from xiezhi.desk.sessions import COOKIE, open_session
    from xiezhi.engine.clock import DEMO_BEGINS, set_demo_clock
    from xiezhi.pages.visitor import keys, real_now

    set_demo_clock(DEMO_BEGINS)
    town = found_town()
    for person in [town.officers["filing_judge"], *(f"person-{each}" for each in range(people))]:
        account = create_account(f"a-{person}"[:60], None, keys=keys(), now=real_now(), person=person)
        opened = open_session(real_now() + timedelta(hours=1), account, means="passkey")
        print(f"{COOKIE}={opened.token}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
