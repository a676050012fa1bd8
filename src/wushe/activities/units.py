"""场, 人次, 人 and 小时 as types of their own: what is not the same never adds up.

A total of persons over several activities is counted from rows again, because one person may have been at both.
"""

from dataclasses import dataclass
from typing import ClassVar, Self

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web import formats


@dataclass(frozen=True, order=True, slots=True)
class Unit:
    """A number of one thing. Adding another unit, or a bare number, is a `TypeError`."""

    number: int = 0

    name: ClassVar[Sentence]

    def __add__(self, other: object) -> Self:
        if type(other) is not type(self):
            return NotImplemented
        return type(self)(self.number + other.number)

    def __sub__(self, other: object) -> Self:
        if type(other) is not type(self):
            return NotImplemented
        return type(self)(self.number - other.number)

    def __bool__(self) -> bool:
        return self.number != 0

    def __str__(self) -> str:
        return formats.count(self.number)


class Sessions(Unit):
    """场: sessions that were held."""

    __slots__ = ()
    name = _("场")


class PersonTimes(Unit):
    """人次: attendances, one person at one session each."""

    __slots__ = ()
    name = _("人次")


class Persons(Unit):
    """人: different persons, known by name."""

    __slots__ = ()
    name = _("人")

    def __add__(self, other: object) -> Self:
        """Never: the same person may be in both."""
        return NotImplemented


class Minutes(Unit):
    """小时, held in minutes: approved service in whole half hours."""

    __slots__ = ()
    name = _("小时")

    def __str__(self) -> str:
        return formats.hours(self.number)
