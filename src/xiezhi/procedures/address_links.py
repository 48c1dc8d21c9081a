"""送达地址确认书怎样随各程序走：在哪一件里确认或者改了送达地址，就在那一件之下另备一份，本纠纷里从前的由它替代。"""

from __future__ import annotations

from collections.abc import Iterator

from xiezhi.engine.joining import Anywhere
from xiezhi.engine.words import PROCEDURES, Link
from xiezhi.procedures.service import AddressConfirmation, superseded, to_confirm


def addresses() -> Iterator[Link]:
    """每个程序都有“确认送达地址”，各有这两行。"""
    for procedure in PROCEDURES.values():
        if procedure is not AddressConfirmation:
            given = procedure.steps["confirm_address"]
            yield Anywhere(given, AddressConfirmation.replace, superseded)
            yield (given >> AddressConfirmation).carrying(to_confirm)
