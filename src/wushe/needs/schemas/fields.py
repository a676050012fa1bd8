"""Kinds of fields that several structs of needs share."""

from typing import Annotated

from msgspec import Meta

from wushe.kernel.personal.identifiers import parse_phone
from wushe.kernel.schemas import text
from wushe.kernel.text import clean
from wushe.needs.kinds import Group, Time
from wushe.needs.models.need import OLDEST


def _phone_or_nothing(written: str) -> str:
    return parse_phone(written) if clean(written) else ""


OptionalLine = Annotated[str, text(200, shortest=0)]
OptionalName = Annotated[str, text(60, shortest=0)]
OptionalPhone = Annotated[str, text(40, shortest=0, parse=_phone_or_nothing)]
OptionalStory = Annotated[str, text(2000, shortest=0, lines=True)]
Headline = Annotated[str, text(120, shortest=0)]
Reason = Annotated[str, text(500, lines=True)]
Age = Annotated[int, Meta(ge=0, le=OLDEST)]
Groups = Annotated[list[Group], Meta(max_length=len(Group))]
Times = Annotated[list[Time], Meta(max_length=len(Time))]
