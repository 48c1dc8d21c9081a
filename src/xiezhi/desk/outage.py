"""When the court cannot write: the disk is full or may only be read, or the database has gone away."""

import errno

from django.db import InterfaceError, OperationalError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}


def is_outage(error: BaseException | None) -> bool:
    """Whether trying again later helps: nothing is wrong with what was asked."""
    if isinstance(error, OSError):
        return error.errno in _NO_ROOM
    return isinstance(error, OperationalError | InterfaceError)
