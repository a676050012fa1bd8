"""What was entered, read into a struct field by field, so that every mistake is told at once beside its field."""

import re
import types
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from wushe.kernel.clock import SHANGHAI
from wushe.kernel.errors import FieldError, Invalid
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.values import Unfit

S = TypeVar("S", bound=msgspec.Struct)

YEARS = range(1900, 2101)
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""NUL and halves of surrogate pairs: PostgreSQL keeps neither."""
_TO_THE_MINUTE = re.compile(r"(\d{4}-\d{2}-\d{2}[T ])?\d{2}:\d{2}", re.ASCII)
_MISSING = object()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a struct as a form needs to know it."""

    name: str
    type: Any
    kind: str
    required: bool
    default: Any
    many: bool
    meta: msgspec.Meta
    optional: bool

    @property
    def max_length(self) -> int | None:
        return self.meta.max_length

    @property
    def min(self) -> Any:
        return self.meta.ge

    @property
    def max(self) -> Any:
        return self.meta.le


@cache
def fields_of(schema: type[msgspec.Struct]) -> dict[str, Field]:
    """The fields of `schema` by name, with their bounds."""
    hints = get_type_hints(schema, include_extras=True)
    return {f.name: _field(f, hints[f.name]) for f in msgspec.structs.fields(schema)}


def _field(info: msgspec.structs.FieldInfo, hint: Any) -> Field:
    inner, optional = _without_none(hint)
    meta = msgspec.Meta()
    while get_origin(inner) is Annotated:
        inner, *metas = get_args(inner)
        meta = next((m for m in metas if isinstance(m, msgspec.Meta)), meta)
    inner, also_optional = _without_none(inner)
    many = get_origin(inner) in {list, tuple, set, frozenset}
    kind = (meta.extra or {}).get("kind") or (
        "many" if many else _KINDS.get(inner, "select" if _is_choice(inner) else "text")
    )
    default = info.default_factory() if many and info.default_factory is not msgspec.NODEFAULT else info.default
    return Field(info.name, hint, kind, info.required, default, many, meta, optional or also_optional)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in {Union, types.UnionType}:
        rest = [arm for arm in get_args(hint) if arm is not types.NoneType]
        if len(rest) == 1 and len(rest) < len(get_args(hint)):
            return rest[0], True
    return hint, False


def _is_choice(inner: Any) -> bool:
    return isinstance(inner, type) and issubclass(inner, StrEnum | UUID)


_EXACT = {"number", "date", "datetime", "time"}
"""Kinds whose text is read as a value, so that full-width digits mean what they show."""
_TIMES = {"datetime", "time"}
_WORDS = {"text", "textarea"}
"""Kinds that are parsed before they are measured: what cannot be seen does not count. All others are parsed last."""
_KINDS = {bool: "checkbox", int: "number", date: "date", datetime: "datetime", time: "time"}


def read(schema: type[S], entered: Mapping[str, Any], *, form: bool = False) -> S:
    """A struct out of `entered`; raises `Invalid` with everything that is wrong.

    With `form`, values are the strings of a form: an empty one means "not given", a number or date is read from it.
    """
    fields = fields_of(schema)
    errors: dict[str, FieldError] = {}
    values: dict[str, Any] = {}
    for name in entered.keys() - fields.keys():
        if not (form and name.startswith("_")):
            errors[name[:64]] = FieldError("unknown", _("没有这个字段"))
    for name, field in fields.items():
        try:
            value = _read_field(field, entered.get(name, _MISSING), form=form)
        except _WrongField as wrong:
            errors[name] = wrong.error
        else:
            if value is not _MISSING:
                values[name] = value
    if errors:
        raise Invalid(errors)
    return schema(**values)


class _WrongField(Exception):  # noqa: N818 - carries a FieldError out of nested calls, nothing more
    def __init__(self, code: str, sentence: Sentence, **facts: object) -> None:
        self.error = FieldError(code, sentence, facts)


def _read_field(field: Field, value: Any, *, form: bool) -> Any:
    if form:
        value = _from_form(field, value)
    if value is _MISSING:
        if field.required:
            raise _WrongField("required", _("请选择") if field.kind in {"select", "many"} else _("请填写这一项"))
        return _MISSING
    if value is None and field.optional:
        return None
    converted = _converted(field, value, strict=not form)
    return converted if field.kind in _WORDS else _parsed(field, converted)


def _from_form(field: Field, value: Any) -> Any:
    """What a browser sends, as JSON would have said it."""
    if field.kind == "checkbox":
        return value not in (_MISSING, "", "false", "off", "0")
    if field.many:
        return _several(field, value)
    if isinstance(value, list):
        value = value[-1] if value else _MISSING
    if not isinstance(value, str):
        return value
    if not value.strip():
        return _MISSING
    return unicodedata.normalize("NFKC", value.strip()) if field.kind in _EXACT else value


def _several(field: Field, value: Any) -> Any:
    if value is _MISSING:
        return _MISSING if field.default is None else []
    return [item for item in (value if isinstance(value, list) else [value]) if item != ""]


def _with_seconds(text: str) -> str:
    """Browsers and people leave the seconds of a time out; msgspec wants them."""
    return f"{text}:00" if _TO_THE_MINUTE.fullmatch(text) else text


def _converted(field: Field, value: Any, *, strict: bool) -> Any:
    if isinstance(value, str):
        value = _cleaned(field, value)
    elif isinstance(value, list):
        value = [_cleaned(field, item) if isinstance(item, str) else item for item in value]
    try:
        converted = msgspec.convert(value, field.type, strict=strict)
    except (msgspec.ValidationError, RecursionError) as error:
        raise _why(field, value) from error
    if isinstance(converted, datetime):
        converted = converted if converted.tzinfo else converted.replace(tzinfo=SHANGHAI)
    if isinstance(converted, date) and converted.year not in YEARS:
        raise _WrongField("out_of_range", _("日期要在 1900 年到 2100 年之间"))
    return converted


def _cleaned(field: Field, value: str) -> str:
    if field.kind in _WORDS and (field.meta.extra or {}).get("parse"):
        return _parsed(field, value)
    if _UNSTORABLE.search(value):
        raise _WrongField("text.unreadable", _("文字里有无法保存的字符，请删掉后重新输入"))
    return _with_seconds(value) if field.kind in _TIMES else value


def _parsed(field: Field, value: Any) -> Any:
    """What the kind's own parser makes of a text or a yes; its `Unfit` becomes this field's error."""
    parse = (field.meta.extra or {}).get("parse")
    if parse is None or not isinstance(value, str | bool):
        return value
    try:
        return parse(value)
    except Unfit as unfit:
        error = _WrongField(unfit.code, unfit.sentence, **unfit.facts)
        raise error from unfit


def _why(field: Field, value: Any) -> _WrongField:
    """The sentence for a value that msgspec would not take."""
    if isinstance(value, str) and (wrong := _wrong_length(field.meta, value)):
        return wrong
    if field.kind == "number" and field.meta.ge is not None and field.meta.le is not None:
        between = _("请填写 {least} 到 {most} 之间的整数")
        return _WrongField("out_of_range", between, least=field.meta.ge, most=field.meta.le)
    code, sentence = _EXPECTED.get(field.kind, ("unreadable", _("填写的内容无法识别")))
    return _WrongField(code, sentence)


def _wrong_length(meta: msgspec.Meta, value: str) -> _WrongField | None:
    if meta.max_length is not None and len(value) > meta.max_length:
        return _WrongField("too_long", _("最多 {most} 个字，现在有 {now} 个"), most=meta.max_length, now=len(value))
    if meta.min_length is not None and len(value) < meta.min_length:
        return _WrongField("too_short", _("请至少填写 {least} 个字"), least=meta.min_length)
    return None


_EXPECTED = {
    "number": ("not_a_number", _("请填写整数")),
    "date": ("not_a_date", _("请填写日期，例如 2026-11-21")),
    "datetime": ("not_a_moment", _("请填写日期和时间，例如 2026-11-21 09:00")),
    "time": ("not_a_time", _("请填写时间，例如 09:00")),
    "select": ("not_a_choice", _("请从给出的选项中选择")),
    "many": ("not_a_choice", _("请从给出的选项中选择")),
}
