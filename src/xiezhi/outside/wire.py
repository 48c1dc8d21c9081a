"""One request over HTTP with an end to its patience: a partner that drips, breaks off or says nothing is an OSError."""

import time
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen


@dataclass(frozen=True, slots=True)
class Reply:
    """What a partner answered, whatever the status."""

    status: int
    body: bytes


def post(url: str, body: bytes, media: str, *, seconds: float, most: int) -> Reply:
    """Send a body; `seconds` are all that head and answer may take, `most` the octets of the answer.

    OSError for a partner that does not answer so, ValueError for an address that is none.
    """
    until = time.monotonic() + seconds
    request = Request(url, body, {"Content-Type": media})
    if request.type not in ("http", "https"):
        raise ValueError(f"{url} is no address of a partner")
    try:
        try:
            answer = urlopen(request, timeout=seconds)
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
