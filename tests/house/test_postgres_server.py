"""The server that the other tests lean on."""

import psycopg
import pytest

from tests.postgres_server import PostgresServer


@pytest.mark.postgres
def test_what_was_committed_is_there_after_the_server_was_killed() -> None:
    server = PostgresServer()
    try:
        server.start()
        address = server.create_database("crash")
        with psycopg.connect(address) as connection:
            connection.execute("create table step (number integer)")
            connection.execute("insert into step values (1)")
        unfinished = psycopg.connect(address)
        unfinished.execute("insert into step values (2)")
        server.kill()
        server.start()
        with psycopg.connect(address) as connection:
            assert connection.execute("select number from step").fetchall() == [(1,)]
    finally:
        server.remove()
