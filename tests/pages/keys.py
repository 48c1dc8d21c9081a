"""Somebody who has no pointer: Tab, Shift+Tab, Space, Enter and the arrows take him everywhere, and he types."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page, expect

MOST = 250
"""So many times one presses a key before one gives up."""

NAME = """() => {
  const at = document.activeElement
  const labels = [...(at.labels ?? [])].map(each => each.innerText)
  const words = [at.id, at.getAttribute("aria-label"), at.textContent, at.value, ...labels]
  return words.map(each => String(each ?? "").trim())
}"""
"""What the focus is on: its id, what it says or is called, what it sends."""


@dataclass(frozen=True)
class Keys:
    """The keyboard before a page."""

    page: Page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def to(self, what: str, key: str = "Tab") -> None:
        """On until the focus is on what says this, is labelled so, sends this or has this id."""
        for _press in range(MOST):
            if what in self.page.evaluate(NAME):
                return
            self.press(key)
        raise AssertionError(f"{key} never comes to {what} at {self.page.url}")

    def push(self, what: str) -> None:
        """A button that stays on the page."""
        self.to(what)
        self.press("Enter")

    def go(self, what: str) -> None:
        """A link or a button that leads to another page."""
        self.to(what)
        with self.page.expect_navigation():
            self.press("Enter")

    def write(self, field: str, words: str) -> None:
        """In place of whatever stands there."""
        self.to(field)
        self.press("Control+a")
        self.page.keyboard.type(words)

    def tick(self, box: str) -> None:
        self.to(box)
        self.press("Space")
        assert self.page.evaluate("document.activeElement.checked"), box

    def choose(self, field: str, words: str) -> None:
        """Of a list, from its top, what begins with these words."""
        self.to(field)
        self.press("Home")
        for _press in range(MOST):
            if self.page.evaluate("document.activeElement.selectedOptions[0].text.trim()").startswith(words):
                return
            self.press("ArrowDown")
        raise AssertionError(f"{field} has no {words}")

    def day(self, field: str, day: str) -> None:
        """A day is three fields; this browser asks for the month first."""
        self.to(field)
        year, month, of_month = day.split("-")
        self.page.keyboard.type(month + of_month + year)
        expect(self.page.locator(f"#{field}")).to_have_value(day)
