"""法律文本：从全文中取出一条，查引用的字词是否确在其中。只供核对引用，运行时不需要全文。"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from xiezhi.law.numerals import article
from xiezhi.law.sources import ARTICLE as NUMBER
from xiezhi.law.sources import Citation, Edition

ARTICLE = re.compile(r"^(第[零一二三四五六七八九十百千]+条)(?:之[一二三四五六七八九十])?[ \u3000]*", re.M)
HEADING = re.compile(r"^#+ .*$", re.M)
PLAIN = re.compile(r"^(\d+)[.．、][ \u3000]*", re.M)
BLANK = re.compile(r"[\s\u200b]+")


@cache
def articles(path: Path) -> dict[str, str]:
    """全文按条分开：条号 → 条文（去掉空白与标题）。"""
    body = path.read_text(encoding="utf-8").partition("<!-- INFO END -->")[2]
    body = HEADING.sub("", body)
    if not ARTICLE.search(body):  # 个别规定的条号只写数字
        body = PLAIN.sub(lambda found: f"{article(int(found[1]))} ", body)
    parts = ARTICLE.split(body)
    found: dict[str, str] = {}
    for number, text in zip(parts[1::2], parts[2::2], strict=True):
        found.setdefault(number, BLANK.sub("", text))
    return found


def words_found(citation: Citation, edition: Edition, texts: Path) -> bool:
    """引用的字词是否在该版本的该条之中。没有全文的版本无从核对，抛 LookupError。

    `texts` is the folder of Markdown texts. Words may be cut by "……"; each piece must be found, in order.
    """
    if edition.text is None:
        raise LookupError(f"《{citation.instrument.title}》{edition.name}没有全文可核对")
    number = NUMBER.match(edition.article(citation.article) or "")
    text = articles(texts / f"{edition.text}.md").get(number[0] if number else "")
    if text is None:
        return False
    place = 0
    for piece in BLANK.sub("", citation.words).split("……"):
        place = text.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True


def readable_editions(citation: Citation) -> list[Edition]:
    """可以核对字词的版本：有全文，且有这一条。"""
    return [
        edition
        for edition in citation.instrument.editions
        if edition.text is not None and edition.article(citation.article) is not None
    ]
