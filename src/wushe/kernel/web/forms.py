"""Forms: declared by a struct, shown by macros, and back on the same page with every message when refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from uuid import uuid4

import msgspec
from litestar import Request
from litestar.datastructures import UploadFile
from litestar.dto import AbstractDTO
from litestar.typing import FieldDefinition

from wushe.kernel.clock import local
from wushe.kernel.errors import FieldError, Invalid, Refusal, Stale
from wushe.kernel.i18n import _
from wushe.kernel.money import plain_yuan
from wushe.kernel.reading import Field, fields_of, read

REFUSED = "refused"
FORM = "form"
"""A handler's `opt` under which the struct of its form stands when Litestar does not read it."""
MOST_DEPTH = 32


class NotJson(Refusal):
    """The body is not JSON, is nested too deep, or is not an object."""

    code = "not_json"
    sentence = _("提交的内容不是可以识别的 JSON")


class FieldwiseDTO(AbstractDTO[Any]):
    """How Litestar reads `data` for both faces: field by field, so that every mistake is told at once."""

    def decode_bytes(self, value: bytes) -> Any:
        try:
            entered = msgspec.json.decode(value or b"{}")
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise NotJson from error
        if not isinstance(entered, dict) or _depth(entered) > MOST_DEPTH:
            raise NotJson
        return read(self._schema(), entered)

    def decode_builtins(self, value: Mapping[str, Any]) -> Any:
        entered = {name: typed for name, typed in value.items() if not isinstance(typed, UploadFile)}
        self.asgi_connection.scope["state"]["typed"] = entered
        return read(self._schema(), entered, form=True)

    def _schema(self) -> Any:
        return self.asgi_connection.route_handler.parsed_data_field.annotation

    @classmethod
    def create_for_field_definition(
        cls, field_definition: FieldDefinition, handler_id: str, backend_cls: Any = None
    ) -> None:
        """Nothing to prepare: the struct itself says all."""

    @classmethod
    def create_openapi_schema(cls, field_definition: FieldDefinition, handler_id: str, schema_creator: Any) -> Any:  # noqa: ARG003
        return schema_creator.for_field_definition(field_definition)

    @classmethod
    def generate_field_definitions(cls, model_type: type[Any]) -> Any:
        raise NotImplementedError

    @classmethod
    def detect_nested_field(cls, field_definition: FieldDefinition) -> bool:
        raise NotImplementedError


def _depth(value: Any) -> int:
    """How deep lists and objects are nested, counted without recursion."""
    deepest, stack = 0, [(value, 1)]
    while stack:
        item, depth = stack.pop()
        deepest = max(deepest, depth)
        if depth > MOST_DEPTH:
            break
        if isinstance(item, dict | list):
            stack.extend((inner, depth + 1) for inner in (item.values() if isinstance(item, dict) else item))
    return deepest


@dataclass(slots=True)
class Refused:
    """What was typed and why it was refused; the page of the form finds it in the request's state."""

    schema: Any
    typed: Mapping[str, Any]
    errors: Mapping[str, FieldError]
    message: str
    path: str
    stale: bool = False


@dataclass(slots=True)
class Form:
    """A form as a template shows it. `of` brings back what was typed when the form was refused.

    Where somebody else changed the thing meanwhile, `now` is the form as it opens today: what stands there is shown
    beside each field, and whoever sends the form again has seen it.
    """

    schema: type[msgspec.Struct]
    initial: Mapping[str, Any] = field(default_factory=dict)
    typed: Mapping[str, Any] | None = None
    field_errors: Mapping[str, FieldError] = field(default_factory=dict)
    message: str = ""
    csrf_token: str = ""
    version: int | None = None
    now: "Form | None" = None
    idempotency_key: str = field(default_factory=lambda: str(uuid4()))
    id: str = "f"

    @classmethod
    def of(
        cls, request: Request[Any, Any, Any], schema: type[msgspec.Struct], initial: Any = None, *,
        version: int | None = None, id: str = "f", noun: str = "",  # noqa: A002 - the first part of its elements' ids
    ) -> "Form":  # fmt: skip
        """The form for `schema`; `initial` is a mapping or any object with the fields as attributes.

        A second form on a page has an `id` of its own. Where several share a schema, `noun` is the end of the address
        that this one is sent to.
        """
        state = request.scope["state"]
        id = "f-" + noun.replace("/", "-") if noun else id  # noqa: A001
        form = cls(schema, _as_mapping(schema, initial), csrf_token=state.get("csrf_token", ""), version=version, id=id)
        refused: Refused | None = state.get(REFUSED)
        if refused is not None and refused.schema is schema and refused.path.endswith(noun):
            form.now = cls(schema, form.initial) if refused.stale else None
            form.typed, form.field_errors, form.message = refused.typed, refused.errors, refused.message
            sent = str(refused.typed.get("_version", ""))
            form.version = int(sent) if sent.isdigit() and not refused.stale else version
        return form

    def field(self, name: str) -> Field:
        return fields_of(self.schema)[name]

    @property
    def errors(self) -> dict[str, str]:
        return {name: error.say() for name, error in self.field_errors.items()}

    def error(self, name: str) -> str | None:
        return self.field_errors[name].say() if name in self.field_errors else None

    def value(self, name: str) -> str:
        """What stands in the field: what was typed, else what was there before."""
        if self.typed is not None:
            typed = self.typed.get(name, "")
            return str(typed[-1] if isinstance(typed, list) else typed)
        return _written(self.field(name), self._before(name))

    def values(self, name: str) -> list[str]:
        """The chosen values of a field that takes several."""
        if self.typed is not None:
            typed = self.typed.get(name, [])
            return [str(v) for v in (typed if isinstance(typed, list) else [typed])]
        return [_plain(v) for v in self._before(name) or ()]

    def checked(self, name: str) -> bool:
        return bool(self.typed.get(name)) if self.typed is not None else bool(self._before(name))

    def changed(self, name: str) -> list[str] | None:
        """What somebody else left in the field, where that is not what was typed."""
        if self.now is None or name not in self.initial:
            return None
        several = isinstance(self._before(name), list | tuple | set | frozenset)
        there, typed = [form.values(name) if several else [form.value(name)] for form in (self.now, self)]
        return None if sorted(there) == sorted(line.replace("\r\n", "\n") for line in typed) else there

    def _before(self, name: str) -> Any:
        default = self.field(name).default
        return self.initial.get(name, None if default is msgspec.NODEFAULT else default)


def _as_mapping(schema: type[msgspec.Struct], initial: Any) -> Mapping[str, Any]:
    if initial is None or isinstance(initial, Mapping):
        return initial or {}
    return {name: getattr(initial, name) for name in fields_of(schema) if hasattr(initial, name)}


def _written(field_: Field, value: Any) -> str:
    """A value as its input element wants it."""
    if field_.kind == "money" and isinstance(value, int):
        return plain_yuan(value)
    if isinstance(value, datetime):
        return local(value).strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return _plain(value)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else str(value)


def refusal_in(request: Request[Any, Any, Any], *folded: type[msgspec.Struct]) -> str:
    """Why a verb in one button was refused, for the page it stands in; empty where a form tells it or nothing was.

    Of forms that lie folded on the page, what is wrong with no field of theirs.
    """
    told: Refused | None = request.scope["state"].get(REFUSED)
    if told is None or told.errors or told.schema not in (None, *folded):
        return ""
    return told.message


def refused(request: Request[Any, Any, Any], refusal: Refusal) -> Refused:
    """`refusal` as the form's page shows it: beside its field when it has one, else on top."""
    typed = request.scope["state"].get("typed", {})
    declared = request.route_handler.opt.get(FORM) or getattr(
        request.route_handler.parsed_data_field, "annotation", None
    )
    schema, path = request.scope["state"].get("schema", declared), request.scope["path"]
    if isinstance(refusal, Invalid) and refusal.fields:
        return Refused(schema, typed, refusal.fields, refusal.say(), path)
    if refusal.field and schema and refusal.field in fields_of(schema):
        error = FieldError(refusal.code, refusal.sentence, refusal.facts)
        return Refused(schema, typed, {refusal.field: error}, Invalid.sentence.say(), path)
    return Refused(schema, typed, {}, refusal.say(), path, stale=isinstance(refusal, Stale))
