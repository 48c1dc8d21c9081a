"""The connection of Django's own backend; that it holds after a pause is seen on its line."""

from __future__ import annotations

import select

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A server that goes away says so or hangs up, and either can be read from the line: only where something can, it
    is asked. A line cut without a word is found out by the next statement, as `tcp_user_timeout` has it.
    """

    def is_usable(self) -> bool:
        if self.connection.closed:
            return False
        line = select.poll()
        line.register(self.connection.fileno(), select.POLLIN)
        return not line.poll(0) or super().is_usable()
