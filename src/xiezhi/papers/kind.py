"""What one kind of paper is: its name, the form and edition that print it, what must be known to print it."""

from __future__ import annotations

from dataclasses import dataclass

from xiezhi.law.sources import Basis

ALWAYS = ("court", "day")
IF_GIVEN = ("number", "code", "address", "access")


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper. `fields` must be given, `optional` may be; the first lines of the form say what each means.

    `signed_by` says whose names stand on it, in the order of their places: `court` is the seal, `signers` the persons
    whose places are sign-1, sign-2 and so on.
    """

    code: str
    chapter: str
    title: str
    law: tuple[Basis, ...]
    fields: tuple[str, ...]
    optional: tuple[str, ...]
    signed_by: tuple[str, ...] = ("court",)
    heading: str = ""
    never_by: tuple[str, ...] = ()
    """Ways in which it must not be served: `deposit`, `announcement`."""
    edition: int = 1
    english: str = ""
    """The heading in English, of the few kinds that have a form in it."""
    sealed: tuple[str, ...] = ()
    """Fields that hold numbers as the court keeps them, sealed: the paper says their ends only."""
    waits: bool = False
    """Whether it is drawn up before the people sign it, and is none of theirs until they do."""

    def form(self, edition: int | None = None, language: str = "zh") -> str:
        """The form below the folder of forms. One that was replaced is kept as `code.1.html`, `code.2.html` …; one in
        English is `code.en.html`."""
        if language != "zh":
            return f"{self.chapter}/{self.code}.{language}.html"
        if edition is None or edition == self.edition:
            return f"{self.chapter}/{self.code}.html"
        return f"{self.chapter}/{self.code}.{edition}.html"

    @property
    def printed(self) -> str:
        """The heading as printed: three rulings of different kinds are all headed 民事裁定书."""
        return self.heading or self.title


RULING = "民事裁定书"
PEOPLE = ("signers",)


def kind(
    name: str,
    title: str,
    law: tuple[Basis, ...],
    fields: str,
    optional: str = "",
    signed_by: tuple[str, ...] = ("court",),
    heading: str = "",
    never_by: tuple[str, ...] = (),
    edition: int = 1,
    english: str = "",
    sealed: tuple[str, ...] = (),
    waits: bool = False,
) -> PaperKind:
    """A kind by `chapter/code`, its title, the law it rests on, and its fields in one string each."""
    chapter, code = name.split("/")
    needed, welcome = (*ALWAYS, *fields.split()), (*optional.split(), *IF_GIVEN)
    return PaperKind(
        code, chapter, title, law, needed, welcome, signed_by, heading, never_by, edition=edition, english=english,
        sealed=sealed, waits=waits,
    )  # fmt: skip
