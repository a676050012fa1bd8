"""Who is in a social worker's care: told by the slices above, which people cannot import.

@cares                                                           # in a listeners.py
def members_of_their_groups(worker_id: UUID) -> Select[UUID]: ...   # ids of people, for whom the worker answers today
"""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, false, or_

from wushe.people.models import Person

Care = Callable[[UUID], Select[UUID]]
_C = TypeVar("_C", bound=Care)

_told: list[Care] = []


def cares(told: _C) -> _C:
    """Register who knows some of the people that a social worker answers for; NULL among the ids is nobody."""
    _told.append(told)
    return told


def cared_for(worker_id: UUID) -> ColumnElement[bool]:
    """The person is in that worker's care by what any slice says."""
    return or_(false(), *(Person.id.in_(told(worker_id)) for told in _told))
