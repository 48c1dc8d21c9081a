"""What the disk gives by itself: how often a second it finds one page of a database."""

import mmap
import os
import random
import time
from pathlib import Path

PAGE = 8192
FILES = 20


def reads_a_second(data: Path, seconds: float = 3) -> float:
    """Pages of the largest tables below this folder, one after the other, none from memory; nought where the disk
    cannot be asked past it."""
    largest = sorted((each for each in data.glob("base/*/*") if each.is_file()), key=lambda each: each.stat().st_size)
    chosen = [(each, pages) for each in largest[-FILES:] if (pages := each.stat().st_size // PAGE)]
    if not chosen:
        return 0.0
    buffer, times, chance = mmap.mmap(-1, PAGE), 0, random.Random(1)
    try:
        files = [(os.open(path, os.O_RDONLY | os.O_DIRECT), pages) for path, pages in chosen]
    except OSError:
        return 0.0
    begin = time.perf_counter()
    while (now := time.perf_counter()) < begin + seconds:
        file, pages = chance.choice(files)
        os.preadv(file, [buffer], chance.randrange(pages) * PAGE)
        times += 1
    for file, _ in files:
        os.close(file)
    return times / (now - begin)
