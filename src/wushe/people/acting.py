"""Who acts: makers and checkers are people of the township's register."""

from uuid import UUID

from wushe.kernel.work import Work
from wushe.people.errors import NotAPerson


def acting(work: Work) -> UUID:
    """The person of the township who acts. Raises `NotAPerson`."""
    if work.person.person_id is None:
        raise NotAPerson
    return work.person.person_id
