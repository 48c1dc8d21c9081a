"""One request over HTTP with an end to its patience: a partner that drips, breaks off or says nothing is an OSError.

Only the partner is asked: where it names another address, that is its refusal.
"""

import time
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener


@dataclass(frozen=True, slots=True)
class Reply:
    """What a partner answered, whatever the status."""

    status: int
    body: bytes


class _Straight(HTTPRedirectHandler):
    """Goes nowhere else."""

    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = build_opener(_Straight)


def post(url: str, body: bytes, media: str, *, seconds: float, most: int) -> Reply:
    """Send a body; `seconds` are all that head and answer may take, `most` the octets of the answer.

    OSError for a partner that does not answer so, ValueError for an address that is none.
    """
    return _asked(Request(url, body, {"Content-Type": media}), seconds, most)


def get(url: str, *, seconds: float, most: int, authorization: str = "") -> Reply:
    """Ask for what stands at an address, within the same bounds."""
    return _asked(Request(url, headers={"Authorization": authorization} if authorization else {}), seconds, most)


def _asked(request: Request, seconds: float, most: int) -> Reply:
    until, url = time.monotonic() + seconds, request.full_url
    if request.type not in ("http", "https"):
        raise ValueError(f"{url} is no address of a partner")
    try:
        try:
            answer = _OPENER.open(request, timeout=seconds)
        except HTTPError as refusal:
            answer = refusal
        with answer:
            data = b""
            while part := answer.read1(65536):
                data += part
                if len(data) > most or time.monotonic() > until:
                    raise OSError(f"{url}: the answer does not end")
            length = answer.headers.get("Content-Length")
            if length is not None and length.isdigit() and int(length) != len(data):
                raise OSError(f"{url}: the answer breaks off")
            return Reply(int(answer.status or 0), data)
    except HTTPException as error:
        raise OSError(f"{url}: {type(error).__name__} {error}") from None
