"""Time stamps in papers: pyHanko's request goes out by the court's port, and what comes back was verified there."""

from __future__ import annotations

from asn1crypto.tsp import TimeStampReq, TimeStampResp
from pyhanko.sign.timestamps import TimeStamper

from xiezhi.outside.time_authority import TimeAuthority


class ByPort(TimeStamper):
    """Stamps by a time-stamping authority of ours. OSError if it does not answer, BadStamp if its answer fails."""

    def __init__(self, authority: TimeAuthority) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.authority = authority

    async def async_request_tsa_response(self, req: TimeStampReq) -> TimeStampResp:
        return TimeStampResp.load(self.authority.answer(req.dump()))
