"""PostgreSQL as its friends set it up for the machine it stands on; both sides of a measurement have the same one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from tests.postgres_server import PostgresServer

MEGABYTES = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20


@contextmanager
def postgresql() -> Iterator[PostgresServer]:
    """A server of its own with a quarter of the memory, for a disk that finds any page at once; every commit is on the
    disk before it is answered."""
    server = PostgresServer(
        shared_buffers=f"{MEGABYTES // 4}MB",
        effective_cache_size=f"{MEGABYTES // 2}MB",
        maintenance_work_mem=f"{min(MEGABYTES // 16, 1024)}MB",
        max_wal_size="3GB",
        checkpoint_timeout="15min",
        wal_compression="lz4",
        random_page_cost="1.1",
        effective_io_concurrency="200",
    )
    try:
        server.start()
        yield server
    finally:
        server.remove()
