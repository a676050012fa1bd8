"""Errors of PostgreSQL, read by sqlstate and constraint name, and told as the refusal that a slice gave that name."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import asyncpg
from sqlalchemy.exc import DBAPIError

from wushe.kernel.errors import FieldError, Invalid, Refusal
from wushe.kernel.i18n import _

SERIALIZATION_FAILURE = "40001"
DEADLOCK = "40P01"
FOREIGN_KEY = "23503"
_CHOSEN = re.compile(r"_tenant_id_(\w+)$")
"""The column behind the tenant's in the name of a foreign key, as the naming convention has it."""
UNAVAILABLE = {
    "53300",
    "53100",
    "57P01",
    "57P02",
    "57P03",
    "08006",
    "08001",
    "08003",
    "08004",
    "55P03",
    "57014",
}


_refusals: dict[str, Callable[[], Refusal]] = {}
_IN_MESSAGE = re.compile(r'constraint "([^"]+)"')
_SHARD = re.compile(r"_\d{6,}$")


def refuses(constraint: str, refusal: Callable[[], Refusal]) -> None:
    """Say which refusal a violated constraint means; a slice calls this in its `models.py`, beside the constraint."""
    _refusals[constraint] = refusal


def sqlstate(error: DBAPIError) -> str | None:
    """The five characters of PostgreSQL, or None when the error never reached it."""
    return getattr(error.orig, "sqlstate", None) or getattr(error.orig, "pgcode", None)


def constraint_name(error: DBAPIError) -> str | None:
    """The violated constraint. On Citus the name stands only in the message, with the shard's number behind it."""
    cause = getattr(error.orig, "__cause__", None)
    name = getattr(cause, "constraint_name", None)
    if name is None and (found := _IN_MESSAGE.search(str(error.orig))):
        name = found.group(1)
    return _SHARD.sub("", name) if name else None


def refusal_of(error: DBAPIError) -> Refusal | None:
    """The refusal that the violated constraint stands for, or None when no slice gave it one."""
    name = constraint_name(error) or ""
    if make := _refusals.get(name):
        return make()
    points_nowhere = sqlstate(error) == FOREIGN_KEY and "insert or update on table" in str(error.orig)
    if points_nowhere and (chosen := _CHOSEN.search(name)):
        return Invalid({chosen.group(1): POINTS_NOWHERE})
    return None


@contextmanager
def refusing() -> Iterator[None]:
    """A violated constraint is told as the refusal that it stands for."""
    try:
        yield
    except DBAPIError as error:
        if refusal := refusal_of(error):
            raise refusal from error
        raise


POINTS_NOWHERE = FieldError("points_nowhere", _("所选的内容没有找到，可能已被移除，请重新选择"))
"""An id that was entered is no thing of this township: removed meanwhile, another township's, or made up.

Composite keys make PostgreSQL say the same of all three, so that nothing is learnt about other townships.
"""


def may_be_retried(error: BaseException) -> bool:
    """Whether the same transaction, run again from its start, can succeed."""
    return isinstance(error, DBAPIError) and sqlstate(error) in {SERIALIZATION_FAILURE, DEADLOCK}


def is_unavailable(error: BaseException) -> bool:
    """Whether the database, and not the request, is what failed."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or sqlstate(error) in UNAVAILABLE
    if isinstance(error, asyncpg.PostgresError):  # from the lean path, which has no SQLAlchemy around it
        return getattr(error, "sqlstate", None) in UNAVAILABLE
    return isinstance(error, ConnectionError | TimeoutError | asyncpg.InterfaceError)
