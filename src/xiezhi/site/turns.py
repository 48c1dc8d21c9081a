"""Turns: few who only read are answered at once, so that their threads do not snatch the interpreter from each other.

Pages then come one after the other instead of all late together. Who takes long holds up nobody: the next one's turn
comes beside his. Who writes takes no turn, for he waits for the disk, and those who wait together share its commit.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

AT_ONCE = 2
"""One whose page is made, and one who waits for the database meanwhile."""
LASTS = 0.1
"""Seconds, longer than almost every page, after which a turn is over though the page is not made."""
READING = {"GET", "HEAD"}


class Turns:
    """Turns are given in the order in which they were asked for."""

    def __init__(self) -> None:
        self.free = asyncio.Semaphore(AT_ONCE)

    @asynccontextmanager
    async def turn(self, method: str) -> AsyncIterator[None]:
        """Wait for one's turn, where one only reads; it ends with the block, or when it has lasted long enough."""
        if method not in READING:
            yield
            return
        await self.free.acquire()
        held = True

        def end() -> None:
            nonlocal held
            if held:
                held = False
                self.free.release()

        late = asyncio.get_running_loop().call_later(LASTS, end)
        try:
            yield
        finally:
            late.cancel()
            end()
