"""The form of a step's scores, which has a field for each indicator of its rubric."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from wushe.evaluation.models import Indicator
from wushe.evaluation.schemas.entered import LongNote, Note, Scored, ScoresData

NOTE = "_note"
"""Behind an indicator's code: the field in which it says why."""
OVERALL = "overall"


def scores_form(indicators: Sequence[Indicator]) -> type[msgspec.Struct]:
    """A struct with `code` and `code_note` for each, and `overall`; one for each version of a rubric."""
    return _made(tuple((each.code, each.highest) for each in indicators))


@lru_cache(maxsize=256)
def _made(codes: tuple[tuple[str, int], ...]) -> type[msgspec.Struct]:
    fields: list[tuple[str, Any, Any]] = []
    for code, highest in codes:
        level: Any = Annotated[int, Meta(ge=0, le=highest)]
        fields.append((code, level | None, None))
        fields.append((code + NOTE, Note, ""))
    fields.append((OVERALL, LongNote, ""))
    return msgspec.defstruct("ScoresForm", fields, kw_only=True, forbid_unknown_fields=True, module=__name__)


def entered(indicators: Sequence[Indicator], typed: msgspec.Struct) -> ScoresData:
    """What the form holds as the verbs take it."""
    said = {each.code: (getattr(typed, each.code), getattr(typed, each.code + NOTE)) for each in indicators}
    return ScoresData(
        scores=[Scored(code=code, level=level, note=note) for code, (level, note) in said.items()],
        note=getattr(typed, OVERALL),
    )


def as_typed(typed: Mapping[str, Mapping[str, Any]], note: str) -> dict[str, Any]:
    """A kept draft as the form begins with it."""
    before: dict[str, Any] = {OVERALL: note}
    for code, said in typed.items():
        before |= {code: said.get("level"), code + NOTE: said.get("note", "")}
    return before
