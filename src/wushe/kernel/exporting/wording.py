"""The filters of an export in words: whoever agrees to a list reads what is in it."""

from datetime import date
from typing import Any
from uuid import UUID

from wushe.kernel.exporting.declared import Export
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.naming import names_in
from wushe.kernel.labelled import Labelled
from wushe.kernel.paging import Filters
from wushe.kernel.web import formats
from wushe.kernel.work import Work

_NOT_OF_ROWS = {"cursor", "limit", "sort"}
_TELLING = {"q": _("“{value}”"), "since": _("从 {value}"), "until": _("到 {value}"), "year": _("{value} 年")}
_PERSONS = ("person_id",)


async def in_words(work: Work, declared: Export, filters: Filters) -> list[str]:
    """One text for each filter that is set, by the names of what it points at; none for the whole list."""
    fields = (name for name in filters.__struct_fields__ if name not in _NOT_OF_ROWS)
    chosen = {name: value for name in fields if (value := getattr(filters, name)) not in (None, "", False, [])}
    return [await _said(work, declared, name, value) for name, value in chosen.items()]


async def _said(work: Work, declared: Export, name: str, value: Any) -> str:
    match value:
        case True:
            return declared.said.get(name, Sentence(name)).say()
        case Labelled():
            return value.label.say()
        case UUID():
            return await _called(work, name, value)
        case date():
            return _TELLING.get(name, _("{value}")).say(value=formats.date(value))
        case _:
            return _TELLING.get(name, _("{value}")).say(value=value)


async def _called(work: Work, name: str, thing_id: UUID) -> str:
    """Under the name of the filter, or as a person; something that nothing knows is one of its kind."""
    for fact in (name, f"{name}_id", *_PERSONS):
        if found := (await names_in(work, [{fact: thing_id}])).get(thing_id):
            return found
    return _("指定的一项").say()
