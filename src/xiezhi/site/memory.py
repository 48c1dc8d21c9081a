"""How a server process holds memory: what its threads let go, the system has back."""

from __future__ import annotations

import ctypes

ARENAS, LARGE = 2, 256 * 1024
"""Heaps that all threads share, where the C library would give each thread its own and keep what it once needed there;
and bytes from which a piece is the system's own and goes back to it at once, whatever size was let go before."""
_ARENA_MAX, _MMAP_THRESHOLD = -8, -3
"""As glibc numbers them in <malloc.h>; other C libraries have no such choice."""


def give_back() -> bool:
    """From now on; whether this C library can be told so."""
    try:
        choose = ctypes.CDLL(None).mallopt
    except AttributeError:
        return False
    return bool(choose(_ARENA_MAX, ARENAS)) and bool(choose(_MMAP_THRESHOLD, LARGE))
