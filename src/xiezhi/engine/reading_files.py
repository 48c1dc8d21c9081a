"""读材料: a file that somebody brought is read in the background, and what was found is kept for him alone, sealed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from xiezhi.desk.accounts import Account
from xiezhi.desk.drafts import DraftConflict, find_draft, save_draft
from xiezhi.desk.errands import Errand, ask, fail
from xiezhi.desk.page_texts import Unreadable, texts_of
from xiezhi.desk.recognise import Found, found_in
from xiezhi.desk.uploads import Upload, find_upload
from xiezhi.engine.clock import court_now
from xiezhi.engine.errands import HANDLERS, keys, store

KIND, FORM = "read", "read"


def ask_to_read(upload: Upload, court: str) -> None:
    """Soon; twice the same file is read once."""
    payload = {"upload": upload.id, "account": str(upload.account_id)}
    ask(KIND, court, f"read:{upload.id}", payload, court_now())
    _put(upload.account, upload, {"name": upload.name, "found": None})


def _read(errand: Errand) -> None:
    account = Account.objects.filter(pk=errand.payload["account"]).first()
    upload = find_upload(account, errand.payload["upload"]) if account else None
    if account is not None and upload is not None:
        content = store().get(upload.address)
        try:
            found, vain = found_in(texts_of(content, upload.kind)), ""
        except Unreadable as broken:
            found, vain = (), str(broken)
        _put(account, upload, {"name": upload.name, "found": [asdict(each) for each in found]})
        if vain:  # said once, to whoever brought it and to whoever looks after the court's errands
            fail(errand, court_now(), vain, hopeless=True)


def _put(account: Account, upload: Upload, said: dict[str, Any]) -> None:
    """Beside what was found in other files; tried again where it crossed with another."""
    for _try in range(5):
        kept = find_draft(account, FORM, keys())
        body = {**(kept.body if kept else {}), upload.id: said}
        try:
            save_draft(account, FORM, body, version=kept.version if kept else 0, keys=keys(), now=court_now())
            return
        except DraftConflict:
            continue


def read_so_far(account: Account) -> dict[str, tuple[str, tuple[Found, ...] | None]]:
    """For each file its name and what was found in it, None while it is being read."""
    kept = find_draft(account, FORM, keys())
    return {
        upload: (said["name"], None if said["found"] is None else tuple(Found(**each) for each in said["found"]))
        for upload, said in (kept.body if kept else {}).items()
    }


HANDLERS[KIND] = _read
