"""What somebody could have entered into any form of the product, made from the form's own declaration."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, get_args, get_origin
from uuid import UUID

import msgspec

from wushe.kernel.clock import SHANGHAI, today
from wushe.kernel.errors import Invalid
from wushe.kernel.reading import Field, fields_of, read

TEXTS = (
    "居民测试用语", "13812345678", "11010519491231002X", "91110000600037341L", "2026-06-01", "1200", "430121",
    "测试 wushe 2026 long enough", "MO,WE", "ceshi", "https://wushe.example.cn", "a@wushe.example.cn", "123456",
    "08:00-12:00", "2026Q2", "1.5", "",
)  # fmt: skip
"""Each kind of text takes one of these."""
BY_NAME = {"role": "volunteer", "roles": "volunteer", "scopes": "funds:read", "permission": "funds:read", "next": "/me"}
"""What is a text to the form and a word of a list to the verb."""
LATER = ("until", "end", "expire", "last", "close")
"""In names of what comes after something else."""
_MISSING = object()

Ids = Callable[[str], UUID]
"""The id to enter into the field of that name."""


def body(schema: type[msgspec.Struct], ids: Ids, *, form: bool, whole: bool = True) -> dict[str, Any]:
    """Everything that `schema` asks for, and with `whole` also what may be left empty."""
    fields = fields_of(schema).values()
    chosen = {field.name: value(schema, field, ids, form=form) for field in fields if whole or field.required}
    return {name: entered for name, entered in chosen.items() if entered is not _MISSING}


def value(schema: type[msgspec.Struct], field: Field, ids: Ids, *, form: bool) -> Any:
    """The first value that the field takes."""
    for candidate in _candidates(field, ids, form=form):
        if takes(schema, field.name, candidate, form=form):
            return candidate
    return _MISSING


def takes(schema: type[msgspec.Struct], name: str, entered: Any, *, form: bool = False) -> bool:
    """Whether the field has nothing against that value."""
    return name not in mistakes(schema, name, entered, form=form)


def mistakes(schema: type[msgspec.Struct], name: str, entered: Any, *, form: bool = False) -> dict[str, str]:
    """What is said beside which field when only that one is filled in."""
    try:
        read(schema, {name: entered}, form=form)
    except Invalid as refusal:
        return {wrong: error.say() for wrong, error in refusal.fields.items()}
    return {}


def inner_type(hint: Any) -> Any:
    """The type itself: without bounds, None and list."""
    while True:
        if get_origin(hint) is Annotated:
            hint = get_args(hint)[0]
        elif NoneType in get_args(hint):
            hint = next(arm for arm in get_args(hint) if arm is not NoneType)
        elif get_origin(hint) in {list, tuple, set, frozenset}:
            hint = get_args(hint)[0]
        else:
            return hint


def _candidates(field: Field, ids: Ids, *, form: bool) -> Iterator[Any]:
    inner = inner_type(field.type)
    for one in _ones(field, inner, ids, form=form):
        entered = str(one) if form and not isinstance(one, str | dict) else one
        yield [entered] if field.many else entered


def _ones(field: Field, inner: Any, ids: Ids, *, form: bool) -> Iterator[Any]:
    late = any(word in field.name for word in LATER)
    if inner is bool:
        yield "on" if form else True
    elif inner is UUID:
        yield str(ids(field.name))
    elif inner is int:
        yield from (field.min or 1, 2026, 1)
    elif inner is datetime:
        at = datetime.combine(today() + timedelta(days=7), time(11 if late else 9), SHANGHAI)
        yield from (at.isoformat(), at.replace(tzinfo=None).isoformat(timespec="minutes"))
    elif inner is date:
        yield (today() + timedelta(days=30 if late else 0)).isoformat()
    elif inner is time:
        yield "11:00:00" if late else "09:00:00"
    elif isinstance(inner, type) and issubclass(inner, StrEnum):
        yield from (member.value for member in inner)
    elif isinstance(inner, type) and issubclass(inner, msgspec.Struct):
        yield body(inner, ids, form=form)
    else:
        yield from ([BY_NAME[field.name]] if field.name in BY_NAME else TEXTS)
