"""The JSON Schema of what must be stated with a step, made from its facts: the form and the interface cannot differ."""

from __future__ import annotations

from typing import Any

from xiezhi.engine.facts import MOST, Facts, Field, fields_of, plain
from xiezhi.engine.words import Step

Json = dict[str, Any]

_PLAIN: dict[str, Json] = {
    "day": {"type": "string", "format": "date"},
    "time": {"type": "string", "format": "date-time"},
    "yuan": {"type": "string", "pattern": r"^-?[0-9]{1,12}(\.[0-9]{1,2})?$", "description": "元，精确到分"},
    "number": {"type": "integer", "minimum": -MOST, "maximum": MOST},
    "yes": {"type": "boolean"},
}


def schema_of(facts: type[Facts]) -> Json:
    """A JSON object with a member for each field; others are not taken."""
    return _object(fields_of(facts), (facts.__doc__ or "").strip().partition("\n")[0])


def _object(fields: tuple[Field, ...], about: str = "") -> Json:
    made: Json = {
        "type": "object",
        "properties": {field.name: _member(field) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }
    return {**made, "description": about} if about else made


def _member(field: Field) -> Json:
    one = _one(field)
    made: Json = {"type": "array", "items": one} if field.many else one
    if not field.required and field.default is None:
        made = {"anyOf": [made, {"type": "null"}]}
    if field.chosen_from:
        made = {**made, "x-chosen-from": field.chosen_from}
    if not field.required:
        made = {**made, "default": plain(field.default)}
    return {**made, "title": field.label, **({"description": field.help} if field.help else {})}


def _one(field: Field) -> Json:
    if field.parts:
        return _object(field.parts)
    if field.choices:
        labels = dict(field.choices)
        return {"type": "string", "enum": list(labels), "x-labels": labels}
    if field.most:
        return {"type": "integer", "minimum": 0, "maximum": field.most}
    return _PLAIN.get(field.kind, {"type": "string"})


def body_schema(*steps: Step) -> Json:
    """The request body of a step, or of the steps that share a name in several procedures."""
    roles = sorted({role.name for step in steps for role in step.roles if role.kind != "system"})
    schemas = [schema_of(facts) for facts in dict.fromkeys(step.facts for step in steps)]
    facts = schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
    asks = [any(field.required for field in fields_of(step.facts)) for step in steps]
    members: Json = {
        "as": {"type": "string", "enum": roles, "title": "身份", "description": "不写时取您在本案的身份"},
        "facts": {**facts, "title": "要素"},
    }
    if any(step.stated for step in steps):
        members["happened"] = {"type": "string", "format": "date-time", "title": "发生时间", "description": "须带时区"}
    if all(step.opens and not step.upon for step in steps):
        members["on"] = {"type": "string", "maxLength": 200, "title": "母案", "description": "在哪一件案件里开"}
    required = ["facts"] if all(asks) else []
    return {"type": "object", "properties": members, "required": required, "additionalProperties": False}
