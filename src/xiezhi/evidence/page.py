"""The offline page: one HTML file that checks files in any browser, with no network and no program to install.

It is put together from the modules that the court's own pages load, each in a scope of its own, under a content
security policy that lets nothing be fetched and no other script run.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from xiezhi.evidence.english import words

MODULES = Path(__file__).parents[1] / "pages/static/xiezhi/js"
PARTS = ("curves", "records", "der", "stamp", "check", "pasted", "pdf", "words", "desk")
ORDER = ("digest", *(f"verifier/{part}" for part in PARTS))
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "[./]*([a-z]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|const) (\w+)", re.MULTILINE)


def offline_page(policies: Mapping[str, str], roots: Sequence[str] = (), stampers: Sequence[str] = ()) -> bytes:
    """The page, knowing these trust policies by court and these root certificates in PEM, of courts and of authorities
    that stamp times; a reader may bring others."""
    form = (MODULES / "verifier/page.html").read_text(encoding="utf-8")
    style = (MODULES / "verifier/page.css").read_text(encoding="utf-8")
    script = "\n".join([*map(_module, ORDER), 'desk_.start(document.querySelector("[data-verifier]"));'])
    known = escape(
        json.dumps(
            {"policies": dict(policies), "roots": list(roots), "stampers": list(stampers), "english": words()},
            ensure_ascii=False,
        )
    )
    own = f"script-src '{_hash(script)}'; style-src '{_hash(style)}'"
    rules = f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"
    parts = {"policy": rules, "style": style, "known": known, "script": script}
    parts["whose"] = escape("、".join(policies) or "没有附公钥")
    return re.sub(r"@(\w+)@", lambda found: parts[found[1]], form).encode()


def _module(path: str) -> str:
    """A module as a constant of its name that holds what it exports."""
    text = (MODULES / f"{path}.js").read_text(encoding="utf-8")
    names = [name for _, name in _EXPORT.findall(text)]
    text = _EXPORT.sub(r"\1 \2", _IMPORT.sub(r"const \1 = \2_;", text))
    return f"const {path.rpartition('/')[2]}_ = (() => {{\n{text}\nreturn {{ {', '.join(names)} }};\n}})();"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
