"""A court's log as others read it: checkpoint, tiles, entry bundles and proofs, at the addresses of C2SP tlog-tiles.

Under `/log/COURT/` lies the SHA-256 tree, under `/log/COURT/sm3/` the other; a log that was closed under
`/log/COURT/closed/NAME/`, and at `/log/COURT/closed` the statements by which it was. Checkpoints, hash tiles and
proofs are open to all, for they tell no content. Entries are for the court's people and for the networks named in
`auditors`.
"""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

from xiezhi.engine.logbook import TREES, log_folder, logs_of, published, size_of
from xiezhi.engine.refused import Absent
from xiezhi.engine.succession import closings
from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.proof import SUFFIX, LogProof
from xiezhi.evidence.tiles import HEIGHT, WIDTH, Tile, bundle, parse_path
from xiezhi.pages.visitor import visitor_of

AUDITORS = "auditors"
"""In the court's folder: networks that may read entries, one a line, 10.0.0.0/8."""
FOREVER = "public, max-age=31536000, immutable"
SECONDS = "public, max-age=5"


def checkpoint(request: HttpRequest, court: str, tree: str = "sha256", name: str = "") -> HttpResponse:
    """The newest checkpoint that the quorum has cosigned."""
    note = published(_court(request, court), _tree(tree), _name(court, name))
    if note is None:
        raise Absent
    return _open(bytes(note), "text/plain; charset=utf-8", SECONDS)


def tile(request: HttpRequest, court: str, spelt: str, tree: str = "sha256", name: str = "") -> HttpResponse:
    """A tile of hashes, or of entries; none that reaches beyond the checkpoint."""
    folder = log_folder(_court(request, court), _tree(tree), _name(court, name))
    found = parse_path(f"tile/{spelt}")
    if found is None:
        raise Absent
    level = max(found.level, 0)
    if (found.index * WIDTH + found.width) << (HEIGHT * level) > size_of(published(court, _tree(tree), name)):
        raise Absent
    if found.level >= 0:
        return _open(folder.tile(found), "application/octet-stream", FOREVER)
    if not _may_read_entries(request):
        raise Absent
    leaves = bundle(folder.entries(Tile(0, found.index, found.width)))
    return _open(leaves, "application/octet-stream", "private, max-age=31536000, immutable")


def proof(request: HttpRequest, court: str, index: int, tree: str = "sha256", name: str = "") -> HttpResponse:
    """The proof that there is a leaf at this place, under the newest checkpoint."""
    algorithm = _tree(tree)
    note = published(_court(request, court), algorithm, _name(court, name))
    if note is None or index >= size_of(note):
        raise Absent
    hashes = log_folder(court, algorithm, name).tree(size_of(note)).inclusion_proof(index)
    response = _open(bytes(LogProof(index, tuple(hashes), note)), "text/plain; charset=utf-8", SECONDS)
    response["Content-Disposition"] = f'attachment; filename="{index}{SUFFIX}"'
    return response


def closed(request: HttpRequest, court: str) -> HttpResponse:
    """The signed statements by which this court closed a log that could not go on, oldest first."""
    found = list(closings(_court(request, court)))
    if not found:
        raise Absent
    return _open(b"\n".join(bytes(each.note) for each in found), "text/plain; charset=utf-8", SECONDS)


def _court(request: HttpRequest, court: str) -> str:
    if court not in {each.id for each in visitor_of(request).courts}:
        raise Absent
    return court


def _name(court: str, name: str) -> str:
    """The log by this name; the newest where none is asked for."""
    if name and name not in logs_of(court):
        raise Absent
    return name


def _tree(tree: str) -> Algorithm:
    found = next((each for each in TREES if each == tree), None)
    if found is None:
        raise Absent
    return found


def _may_read_entries(request: HttpRequest) -> bool:
    named = Path(settings.HOME) / AUDITORS
    lines = named.read_text(encoding="utf-8").split() if named.exists() else []
    address = ip_address(request.META.get("REMOTE_ADDR") or "0.0.0.0")
    return visitor_of(request).staff or any(address in ip_network(line) for line in lines)


def _open(data: bytes, kind: str, cache: str) -> HttpResponse:
    headers = {
        "Cache-Control": cache,
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    return HttpResponse(data, content_type=kind, headers=headers)


ADDRESSES = [
    *(
        path(f"log/<str:court>/{which}{prefix}{rest}", view, {"tree": tree})
        for which in ("", "closed/<str:name>/")
        for tree, prefix in (("sha256", ""), ("sm3", "sm3/"))
        for rest, view in (
            ("checkpoint", checkpoint),
            ("tile/<path:spelt>", tile),
            ("proof/<int:index>.tlog-proof", proof),
        )
    ),
    path("log/<str:court>/closed", closed),
]
