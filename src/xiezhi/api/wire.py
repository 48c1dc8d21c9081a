"""What comes in over the wire, made safe before anything looks at it: strict JSON, and bounds on every value."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest
from pydantic import AfterValidator, StringConstraints

from xiezhi.engine.facts import MOST, F, Facts, Field, Misstated, fields_of, fits, stated
from xiezhi.engine.refused import Absent
from xiezhi.law.asking import FIRST_DAY, LAST_DAY

LARGEST = 1_000_000
"""Bytes of a request."""
KEY = re.compile(r"[!-~]{1,128}")
"""An idempotency key: printable ASCII."""


def _printable(text: str) -> str:
    if not is_text(text):
        raise ValueError("not a text")
    return text


Text = Annotated[str, StringConstraints(max_length=200), AfterValidator(_printable)]
"""A short text in an address or a query."""


def is_text(text: str) -> bool:
    """Whether a text can be kept: no NUL, no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def name_in_path(text: str) -> str:
    """An id, number or name in an address; what cannot be one is absent like any unknown one."""
    if len(text) > 200 or not is_text(text):
        raise Absent
    return text


def key_of(request: HttpRequest) -> str:
    """The caller's idempotency key."""
    key = request.headers.get("Idempotency-Key", "")
    if not KEY.fullmatch(key):
        raise Misstated("Idempotency-Key", "请在 Idempotency-Key 中写明办理编号：1 至 128 个可见的 ASCII 字符")
    return key


def body_of(request: HttpRequest, allowed: tuple[str, ...]) -> dict[str, Any]:
    """The JSON object in the request; raises Misstated where it is none, is too long, or has other members."""
    if request.content_type != "application/json":
        raise Misstated("Content-Type", "请求须为 application/json")
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        raise Misstated("", "请求太长")
    try:
        found = msgspec.json.decode(request.body or b"{}", type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise Misstated("", "请求须为一个 JSON 对象") from None
    _only(found, allowed, "")
    return found


def facts_of(facts: type[F], given: object) -> F:
    """What was given, as facts within bounds; raises Misstated naming the field."""
    if not isinstance(given, Mapping):
        raise Misstated("facts", "要素须为一个 JSON 对象")
    _known(fields_of(facts), given, "")
    try:
        made = stated(facts, given)
    except (OverflowError, RecursionError, UnicodeError):
        raise Misstated("facts", "填写的内容超出了可以办理的范围") from None
    _bounded(made, "")
    return made


def moment_of(given: object) -> datetime | None:
    """When it happened, with its offset from UTC; None where nothing is said."""
    if given is None:
        return None
    try:
        moment = msgspec.convert(given, datetime)
    except msgspec.ValidationError:
        raise Misstated("happened", "发生时间须写作 2026-03-02T09:00:00+08:00") from None
    if moment.tzinfo is None or not FIRST_DAY < moment.date() < LAST_DAY:
        raise Misstated("happened", "发生时间须带时区，例如 2026-03-02T09:00:00+08:00")
    return moment


def text_of(given: object, field: str) -> str:
    """A short text, empty where nothing is given."""
    if given is None:
        return ""
    if not isinstance(given, str) or len(given) > 200 or not is_text(given):
        raise Misstated(field, "填写的内容格式不对", label=field)
    return given


def _only(given: Mapping[str, Any], allowed: tuple[str, ...], path: str) -> None:
    strange = sorted(set(given) - set(allowed))
    if strange:
        raise Misstated(f"{path}{strange[0]}"[:200], "没有这一项")


def _known(fields: tuple[Field, ...], given: Mapping[str, Any], path: str) -> None:
    """Nothing is passed over in silence: a member that no field has is misstated."""
    _only(given, tuple(field.name for field in fields), path)
    for field in fields:
        value = given.get(field.name)
        for number, part in enumerate(value if isinstance(value, list) else [value]):
            if field.parts and isinstance(part, Mapping):
                _known(field.parts, part, f"{path}{field.name}.{number}." if field.many else f"{path}{field.name}.")


def _bounded(facts: Facts, path: str) -> None:
    for field in dataclasses.fields(facts):  # type: ignore[arg-type]
        value = getattr(facts, field.name)
        for number, part in enumerate(value if isinstance(value, tuple) else (value,)):
            place = f"{path}{field.name}" + (f".{number}" if isinstance(value, tuple) else "")
            if isinstance(part, Facts):
                _bounded(part, f"{place}.")
            elif not _fits(part, field.metadata.get("most") or MOST):
                raise Misstated(place, "超出了可以填写的范围", label=field.metadata["label"])


def _fits(value: object, most: int) -> bool:
    if isinstance(value, str):
        return is_text(value)
    return fits(value, most)
