"""Who only reads waits for his turn; who takes long, or writes, holds up nobody."""

import asyncio
import itertools

import pytest

from xiezhi.site import turns
from xiezhi.site.turns import AT_ONCE, Turns

COUNT = 4 * AT_ONCE


async def most_at_once(method: str) -> int:
    """How many of so many requests are inside together, each staying until the loop has nothing else to do."""
    taken, inside, most = Turns(), 0, 0

    async def one() -> None:
        nonlocal inside, most
        async with taken.turn(method):
            inside += 1
            most = max(most, inside)
            for _ in range(3 * COUNT):
                await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(one() for _ in range(COUNT)))
    return most


@pytest.mark.parametrize(("method", "most"), [("GET", AT_ONCE), ("HEAD", AT_ONCE), ("POST", COUNT)])
def test_few_read_at_once_and_all_write_at_once(method: str, most: int) -> None:
    assert asyncio.run(most_at_once(method)) == most


def test_turns_come_in_the_order_in_which_they_were_asked_for() -> None:
    began = []

    async def one(taken: Turns, number: int) -> None:
        async with taken.turn("GET"):
            began.append(number)
            await asyncio.sleep(0)

    async def all_of_them() -> None:
        taken = Turns()
        await asyncio.gather(*(one(taken, number) for number in range(COUNT)))

    asyncio.run(all_of_them())
    assert began == list(range(COUNT))


def test_who_takes_long_holds_up_nobody_and_gives_back_one_turn_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LASTS", 0.01)

    async def look() -> tuple[int, int]:
        taken, ended, began = Turns(), asyncio.Event(), itertools.count()
        all_there = asyncio.Event()

        async def slow() -> None:
            async with taken.turn("GET"):
                if next(began) == COUNT - 1:
                    all_there.set()
                await ended.wait()

        waiting = [asyncio.create_task(slow()) for _ in range(COUNT)]
        await asyncio.wait_for(all_there.wait(), 60)  # none has ended, and all have begun
        ended.set()
        await asyncio.gather(*waiting)
        return next(began), taken.free._value

    assert asyncio.run(look()) == (COUNT, AT_ONCE)


def test_who_hangs_up_gives_his_turn_back() -> None:
    async def look() -> int:
        taken = Turns()

        async def asks() -> None:
            async with taken.turn("GET"):
                await asyncio.Event().wait()

        waiting = [asyncio.create_task(asks()) for _ in range(COUNT)]
        await asyncio.sleep(0)
        for each in waiting:
            each.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        return taken.free._value

    assert asyncio.run(look()) == AT_ONCE
