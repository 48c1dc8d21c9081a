"""From a frozen struct to its table: text, whole numbers and JSON text only, so replay is equal to the bit anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated, Any, NamedTuple, TypeVar, cast, get_args, get_origin, get_type_hints

import msgspec
from django.db import connection, models

Prose = Annotated[str, msgspec.Meta(extra={"content": True})]
"""Names and sentences: kept apart from the entry, which holds only a salted commitment; can be erased."""
Secret = Annotated[str, msgspec.Meta(extra={"content": True, "secret": True})]
"""ID, bank and telephone numbers: content, and sealed at rest so that only equality can be asked."""

Digest = Annotated[str, msgspec.Meta(extra={"content": True, "digest": True})]
"""A digest of what people stated: content, erased with any of what it was made from, which it would let one guess."""

TOMBSTONE = "（内容已删除）"


class Row(msgspec.Struct, frozen=True):
    """What every record carries. Rows of the court itself have an empty dispute."""

    id: str
    court: str
    dispute: str


R = TypeVar("R", bound=Row)
_JSON = msgspec.json.Encoder()
Plain = str | int | None
_PLAIN = {str, int, type(None)}
HANDFUL = 4
"""Values, up to which a list of them is written out in a statement."""


class Column(msgspec.Struct, frozen=True):
    """One column: how a value of the struct becomes text or a whole number, and back."""

    name: str
    content: bool
    digest: bool
    secret: bool
    pack: Callable[[Any], Plain]
    unpack: Callable[[Any], Any]


class Table(msgspec.Struct, frozen=True):
    """A struct with its model and its columns, in the struct's order."""

    name: str
    struct: type[Row]
    model: Any
    columns: dict[str, Column]
    select: str
    upsert: str
    """The statement that writes a record whether it is new or changed."""
    converted: tuple[tuple[int, Column], ...]
    """The columns, by their places, whose values in the table are not those of the struct."""

    def row(self, values: Sequence[Any]) -> Row:
        if self.converted:
            values = list(values)
            for place, column in self.converted:
                values[place] = column.unpack(values[place])
        return self.struct(*values)

    def values(self, row: Row) -> dict[str, Plain]:
        """The record as the table has it, by column."""
        return dict(zip(self.columns, self.packed(row), strict=True))

    def unsaid(self) -> dict[str, Plain]:
        """What the table has in each column where a record says nothing of it."""
        fields = {each.name: each for each in msgspec.structs.fields(self.struct)}
        told = {name: fields[name].default for name in self.columns if fields[name].default is not msgspec.NODEFAULT}
        return {name: self.columns[name].pack(value) for name, value in told.items()}

    def packed(self, row: Row) -> list[Plain]:
        """The same in the columns' order."""
        told = zip(self.columns.values(), msgspec.structs.astuple(row), strict=True)
        return [value if type(value) in _PLAIN else column.pack(value) for column, value in told]


TABLES: dict[str, Table] = {}
_TABLE_OF: dict[type[Row], Table] = {}


def table(name: str, *indexes: tuple[str, ...]) -> Callable[[type[R]], type[R]]:
    """Give a struct its table, `records_<name>`, with an index on each tuple of columns."""

    def make(struct: type[R]) -> type[R]:
        columns, fields = {}, {}
        for field, hint in get_type_hints(struct, include_extras=True).items():
            columns[field], fields[field] = _column(field, hint)
        marks = [models.Index(fields=list(index), name=f"{name}_{'_'.join(index)}"[:30]) for index in indexes]
        meta = type("Meta", (), {"app_label": "records", "db_table": f"records_{name}", "indexes": marks})
        spec = {"__module__": "xiezhi.records.models", "Meta": meta, **fields}
        model = type(f"{struct.__name__}Row", (models.Model,), spec)
        quoted = ", ".join(f'"{column}"' for column in columns)
        changes = ", ".join(f'"{column}" = excluded."{column}"' for column in columns if column != "id")
        into = f"INSERT INTO records_{name} ({quoted}) VALUES ({', '.join(['%s'] * len(columns))})"
        TABLES[name] = _TABLE_OF[struct] = Table(
            name,
            struct,
            model,
            columns,
            select=f"SELECT {quoted} FROM records_{name}",
            upsert=f"{into} ON CONFLICT (id) DO UPDATE SET {changes}",
            converted=tuple(pair for pair in enumerate(columns.values()) if pair[1].unpack is not _same),
        )
        return struct

    return make


def table_of(struct: type[Row]) -> Table:
    return _TABLE_OF[struct]


class Written(NamedTuple):
    """A condition as the database reads it."""

    sql: str
    values: tuple[Any, ...] = ()


def among(column: str, values: Sequence[str] | Sequence[int]) -> Written:
    """That a column has one of these values: a single parameter for however many, so that the statement is the same
    each time and prepared once; for one value plainly so, of which PostgreSQL need not make a plan each time."""
    if len(values) == 1:
        return Written(f'"{column}" = %s', (values[0],))
    if connection.vendor == "postgresql":
        return Written(f'"{column}" = ANY(%s)', (list(values),))
    return Written(f'"{column}" IN (SELECT value FROM json_each(%s))', (_JSON.encode(values).decode(),))


def before(columns: Sequence[str], values: Sequence[str]) -> Written:
    """That a row comes before another by several columns at once, as a comparison of rows, which an index follows."""
    names, places = ", ".join(f'"{each}"' for each in columns), ", ".join(["%s"] * len(columns))
    return Written(f"({names}) < ({places})", tuple(values))


def none_of(column: str, values: Sequence[str]) -> Written:
    """That a column has none of these values."""
    places = ", ".join(["%s"] * len(values))
    return Written(f'"{column}" NOT IN ({places})', tuple(values)) if values else Written("1 = 1")


def rows(
    struct: type[R], *where: models.Q | Written, order: Sequence[str] = ("id",), limit: int | None = None, **equal: Any
) -> list[R]:
    """The records that satisfy every condition, as structs."""
    return list(_select(struct, where, equal, order, limit))


def those(struct: type[R], column: str, values: Sequence[str]) -> list[R]:
    """The records whose column has one of these values, in order of id: what the door reads at every step, plainly."""
    if not values:
        return []
    made, one_of = table_of(struct), among(column, values)
    with connection.cursor() as cursor:
        cursor.execute(f"{made.select} WHERE {one_of.sql} ORDER BY id", one_of.values)
        return [cast(R, made.row(values)) for values in cursor.fetchall()]


def one(struct: type[R], *where: models.Q, **equal: Any) -> R | None:
    """The only record that satisfies the conditions, or None."""
    return next(_select(struct, where, equal, ("id",), 1), None)


def count(struct: type[Row], *where: models.Q, **equal: Any) -> int:
    return int(table_of(struct).model.objects.filter(*where, **equal).count())


def _select(
    struct: type[R], where: Sequence[models.Q | Written], equal: dict[str, Any], order: Sequence[str], limit: int | None
) -> Iterator[R]:
    made, written = table_of(struct), [each for each in where if isinstance(each, Written)]
    plain = _plainly(made, written, equal, order, limit) if len(written) == len(where) else None
    if plain is not None:
        with connection.cursor() as cursor:
            cursor.execute(*plain)
            found: Iterable[Sequence[Any]] = cursor.fetchall()
    else:
        query = made.model.objects.filter(*where, **equal).order_by(*order).values_list(*made.columns)
        found = query[:limit] if limit is not None else query
    for values in found:
        yield cast(R, made.row(values))


def _plainly(
    made: Table, written: Sequence[Written], equal: dict[str, Any], order: Sequence[str], limit: int | None
) -> tuple[str, list[Plain]] | None:
    """The statement for what most questions are, some columns equal to this or among those; None for any other."""
    conditions = [each.sql for each in written]
    values = [value for each in written for value in each.values]
    for name, wanted in equal.items():
        column, _, how = name.partition("__")
        several = list(wanted) if how == "in" and isinstance(wanted, list | tuple | set | frozenset) else [wanted]
        if column not in made.columns or how not in ("", "in") or not all(isinstance(each, str) for each in several):
            return None
        one_of = _one_of(column, [str(each) for each in several])
        conditions.append(one_of.sql)
        values += one_of.values
    told = [f'"{each.removeprefix("-")}"{" DESC" if each.startswith("-") else ""}' for each in order]
    sql = f"{made.select}{' WHERE ' if conditions else ''}{' AND '.join(conditions)}"
    sql += f" ORDER BY {', '.join(told)}" if told else ""
    return f"{sql} LIMIT {limit}" if limit is not None else sql, values


def _one_of(column: str, values: Sequence[str]) -> Written:
    """As `among`, but a handful in so many words, by which the database can plan. A list that grows with the court must
    not be worded anew at each length: every line to the database keeps what it was last asked, prepared."""
    if len(values) > HANDFUL:
        return among(column, values)
    places = ", ".join(["%s"] * len(values))
    return Written(f'"{column}" IN ({places})' if values else "1 = 0", tuple(values))


def _same(value: Any) -> Any:
    return value


def _column(name: str, hint: Any) -> tuple[Column, models.Field[Any, Any]]:
    extra: dict[str, Any] = {}
    if get_origin(hint) is Annotated:
        hint, meta = get_args(hint)[:2]
        extra = meta.extra or {}
    content, digest, secret = (bool(extra.get(each)) for each in ("content", "digest", "secret"))
    if name == "id":
        return Column(name, content, digest, secret, _same, _same), models.TextField(primary_key=True)
    if hint is str:
        return Column(name, content, digest, secret, str, _same), models.TextField()
    if hint is int:
        return Column(name, content, digest, secret, int, _same), models.BigIntegerField()
    if hint is bool:
        return Column(name, content, digest, secret, int, bool), models.BigIntegerField()
    if hint == (int | None):
        return Column(name, content, digest, secret, _same, _same), models.BigIntegerField(null=True)
    encoder, decoder = msgspec.json.Encoder(order="sorted"), msgspec.json.Decoder(hint)
    return Column(
        name, content, digest, secret, lambda v: encoder.encode(v).decode(), decoder.decode
    ), models.TextField()
