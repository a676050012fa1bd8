"""Every field of every form: what is as long or as large as it may be is taken, one more is refused in words."""

from collections.abc import Iterator
from itertools import groupby, product
from typing import Any

import msgspec
import pytest
from sqlalchemy import String

import hostile
from wushe.kernel.database.model import Model
from wushe.kernel.migration import all_models
from wushe.kernel.reading import Field, fields_of
from wushe.kernel.schemas import Entered
from wushe.slices import modules

from .entered import inner_type, mistakes

for name in ("pages", "api"):
    modules(name)


def _schemas(root: type[msgspec.Struct] = Entered) -> Iterator[type[msgspec.Struct]]:
    for schema in root.__subclasses__():
        if schema.__module__.startswith("wushe."):
            yield schema
        yield from _schemas(schema)


SCHEMAS = sorted(set(_schemas()), key=lambda schema: f"{schema.__module__}.{schema.__qualname__}")
FIELDS = [(schema, field) for schema in SCHEMAS for field in fields_of(schema).values()]


Fields = list[tuple[type[msgspec.Struct], Field]]


def every(fields: Fields) -> pytest.MarkDecorator:
    """The test once for each slice, with its fields among these: four thousand tests of a line cost more than it."""
    slices = {name: list(theirs) for name, theirs in groupby(fields, lambda each: _slice_of(each[0]))}
    return pytest.mark.parametrize("fields", slices.values(), ids=slices)


def _slice_of(schema: type[msgspec.Struct]) -> str:
    return schema.__module__.split(".")[1]


def _named(schema: type[msgspec.Struct], field: Field) -> str:
    return f"{schema.__module__.removeprefix('wushe.')}.{schema.__qualname__}.{field.name}"


def _is_kept(schema: type[msgspec.Struct]) -> bool:
    """A filter is not kept, and of a form of one field no table can be told."""
    return not schema.__name__.endswith("Filters") and len(fields_of(schema)) > 1


def _is_text(field: Field) -> bool:
    return inner_type(field.type) is str and not field.many and field.kind != "file"


def _is_number(field: Field) -> bool:
    return inner_type(field.type) is int and not field.many


@every(FIELDS)
def test_every_text_and_number_has_a_bound(fields: Fields) -> None:
    assert [_named(schema, field) for schema, field in fields if not _is_bounded(field)] == []


def _is_bounded(field: Field) -> bool:
    if _is_number(field):
        return field.min is not None and field.max is not None and field.max < 2**63
    return field.max_length is not None or not _is_text(field)


@every([(schema, field) for schema, field in FIELDS if _is_text(field) or _is_number(field)])
def test_the_maximum_is_taken_and_one_more_is_refused_in_words(fields: Fields) -> None:
    for schema, field in fields:
        for form in (False, True):
            most, more = _at_the_edge(field, form=form)
            if _is_number(field) or _takes_any_words(field):
                refused = mistakes(schema, field.name, most, form=form)
                assert field.name not in refused, f"{_named(schema, field)}: {refused}"
            sentence = mistakes(schema, field.name, more, form=form).get(field.name)
            assert sentence, f"{_named(schema, field)} takes {str(more)[:40]!r}"


@every(FIELDS)
def test_no_field_breaks_on_hostile_input(fields: Fields) -> None:
    """Only `Invalid` is ever raised; anything else would be a 500."""
    for (schema, field), form in product(fields, (False, True)):
        for entered in HOSTILE:
            try:
                mistakes(schema, field.name, entered, form=form)
            except Exception as error:
                error.add_note(f"{_named(schema, field)}: {str(entered)[:40]!r}")
                raise


HOSTILE: list[Any] = [
    *hostile.TEXTS, "２０２６-０１-０１", "a" * 99_000, "\n", 2**64, -(2**64), 1.5, float("nan"), True, None, [], {},
    [[]], ["a"] * 1_000, {"a": {"a": {}}}, ["\0"], [None],
]  # fmt: skip


COLUMNS = {
    (table.name, column.name): column.type.length
    for table in all_models().tables.values() for column in table.columns
    if isinstance(column.type, String) and column.type.length
}  # fmt: skip


@every([(schema, field) for schema, field in FIELDS if _is_text(field) and _is_kept(schema)])
def test_every_column_that_keeps_it_is_wide_enough(fields: Fields) -> None:
    """By name: of the slice's own tables whose columns include the schema's required fields."""
    for schema, field in fields:
        if not _takes_any_words(field):
            continue  # what a parser makes of it is shorter than what was typed
        for table, length in _keeping(schema, field):
            assert (field.max_length or 0) <= length, f"{table}.{field.name} holds {length} characters"


def _keeping(schema: type[msgspec.Struct], field: Field) -> Iterator[tuple[str, int]]:
    slice_name = _slice_of(schema)
    kept = {f.name for f in fields_of(schema).values() if f.required} or {field.name}
    for mapper in Model.registry.mappers:
        table = mapper.local_table.name  # pyright: ignore[reportAttributeAccessIssue]
        is_of_the_slice = mapper.class_.__module__.split(".")[1] == slice_name
        if is_of_the_slice and kept <= set(mapper.columns.keys()) and (table, field.name) in COLUMNS:
            yield table, COLUMNS[table, field.name]


def _takes_any_words(field: Field) -> bool:
    """Whether it is free text, and not a telephone, a code or a date that has a form of its own."""
    parse = (field.meta.extra or {}).get("parse")
    return not field.meta.pattern and (parse is None or getattr(parse, "__name__", "") in {"clean", "clean_lines"})


def _at_the_edge(field: Field, *, form: bool) -> tuple[Any, Any]:
    if _is_number(field):
        return (str(field.max), str(field.max + 1)) if form else (field.max, field.max + 1)
    longest = field.max_length or 100_000
    return "字" * longest, "字" * (longest + 1)
