"""Figures and dates of a page that open to nothing: no link upon themselves, no fold of which they are a part."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "use", "wbr", "source", "path"}
ROWS = ("li", "tr", "dd", "p", "h1", "h2", "h3", "section", "details")
"""What a figure stands in: the words that say where it is."""


@dataclass
class Node:
    tag: str
    attrs: dict[str, str]
    above: Node | None
    inner: list[Node] = field(default_factory=list)
    words: str = ""

    def all(self) -> list[Node]:
        return [self, *(each for one in self.inner for each in one.all())]

    def text(self) -> str:
        return self.words + "".join(each.text() for each in self.inner)

    def has_class(self, name: str) -> bool:
        return name in self.attrs.get("class", "").split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Node("html", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.inner.append(node)
        if tag not in VOID:
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        here: Node | None = self.at
        while here is not None and here.tag != tag:
            here = here.above
        if here is not None and here.above is not None:
            self.at = here.above

    def handle_data(self, data: str) -> None:
        self.at.words += data


def unopened(html: str) -> list[str]:
    """Each figure or date of the page's own part that leads nowhere, with the words it stands among; nothing has no
    working."""
    reader = _Reader()
    reader.feed(html)
    main = next(each for each in reader.root.all() if each.tag == "main")
    shown = [each for each in main.all() if each.tag == "time" or each.has_class("x-num")]
    nothing = ("0.00", "0.00元")
    dead = [each for each in shown if each.text().strip() not in nothing and not _opens(each)]
    return [f"{each.text().strip()} ← {_around(each)}" for each in dead]


def _opens(node: Node) -> bool:
    """Whether it is itself what one taps, or stands in the working that a fold has opened to."""
    here = node.above
    while here is not None and here.tag != "main":
        if here.tag in ("summary", "button", "details") or _leads_on(here) or _heads(here):
            return True
        here = here.above
    return False


def _leads_on(node: Node) -> bool:
    return node.tag == "a" and node.attrs.get("href", "").startswith("/")


def _heads(node: Node) -> bool:
    """A heading of a list, each row of which leads on."""
    if node.tag != "h3" or node.above is None:
        return False
    after = node.above.inner[node.above.inner.index(node) + 1 :]
    return bool(after) and after[0].tag == "ul" and all(any(map(_leads_on, row.all())) for row in after[0].inner)


def _around(node: Node) -> str:
    here = node
    while here.above is not None and here.tag not in ROWS:
        here = here.above
    return " ".join(here.text().split())[:80]
