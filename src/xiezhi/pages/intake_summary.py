"""An intake once more before it is sent: everything as it will be handed in, numbers by their ends only."""

from __future__ import annotations

from xiezhi.engine.facts import Field as Asked
from xiezhi.engine.facts import fields_of
from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.forms import Given, form_of
from xiezhi.pages.saying import say as _
from xiezhi.pages.saying import termed
from xiezhi.procedures.filing import Door, Intake

UNSAID = ("-language", "-stands_for")


def summary_of(given: Given, *, counter: bool) -> tuple[Field, ...]:
    """What was stated, as fields that ask nothing; at a counter also by which way it came."""
    said = (_said(asked, given) for asked in fields_of(Intake) if asked.name != "door")
    shown = tuple(each for each in said if each.value)
    if not counter:
        return shown
    ways = [each for each in Door if each not in (Door.web, Door.carried)]
    choices = tuple(Choice(each.value, _(each.label), chosen=each is Door.counter) for each in ways)
    return (*shown, Field("door", _("收件渠道"), "radio", choices=choices))


def _said(asked: Asked, given: Given) -> Field:
    form = next(each for each in form_of(Intake, given, lambda _what: []) if each.name == asked.name)
    if form.kind == "table":
        rows = [_("，").join(_cell(cell) for cell in row if _cell(cell)) for row in form.rows]
        value = _("；").join(each for each in rows if each)
    elif form.choices:
        value = _("、").join(each.label for each in form.choices if each.chosen)
    else:
        value = _("是") if form.kind == "yes" and form.value else form.value
    return Field(asked.name, termed(asked), value=value, known=True)


def _cell(cell: Field) -> str:
    """A cell in words; numbers are shown by their ends only."""
    if cell.choices:
        return next((each.label for each in cell.choices if each.chosen and each.value not in ("natural", "")), "")
    if cell.kind in ("id_number", "phone") and len(cell.value) > 7:
        return f"{cell.value[:3]}****{cell.value[-4:]}"
    return "" if cell.name.endswith(UNSAID) else cell.value
