"""What somebody signs by hand at the counter, as the scan that is kept of it."""

from __future__ import annotations

from xiezhi.engine.errands import store
from xiezhi.engine.facts import FileId, PersonId, Prose
from xiezhi.papers.render import print_html
from xiezhi.phrases.consent import OnPaper


def signed_by_hand(person: str, name: str, title: str, as_: type[OnPaper] = OnPaper) -> OnPaper:
    """The counter has seen the ID card, and scanned the sheet that was signed before it."""
    sheet = (
        f'<!doctype html><html lang="zh-CN"><head><title>{title}</title></head><body>'
        f"<h1>{title}</h1><p>演示：此处为{name}本人签名的纸件扫描。</p></body></html>"
    )
    scan = FileId(store().put(print_html(sheet)))
    return as_(person=PersonId(person), shown=Prose("当面核对身份证原件，与本人相符"), paper=scan)
