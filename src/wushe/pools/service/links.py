"""Secret addresses under which a calendar program reads a calendar, without an account."""

import hashlib
import hmac
import secrets
from uuid import UUID

from wushe.identity.service.attempts import Guess, count
from wushe.kernel.clock import now
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.pools.errors import NoSuchCalendar, NoSuchResource
from wushe.pools.events import CalendarLinkEnded, CalendarLinkMade
from wushe.pools.models import CalendarLink
from wushe.pools.permissions import Pools
from wushe.pools.queries import links as queries, resources

MOST_READ = 60
"""Within a quarter of an hour: calendar programs ask a few times an hour."""


async def renew_resource_link(work: Work, resource_id: UUID) -> str:
    """The token of a new address; a former one leads nowhere from now on. Raises `NoSuchResource`."""
    reach = work.require(Pools.STEWARD)
    resource = await work.one(resources.resource_to_keep(reach, resource_id), NoSuchResource)
    return await _renew(work, resource_id=resource.id, person_id=None)


async def renew_own_link(work: Work) -> str:
    """The same for the bookings of whoever asks."""
    work.require(Pools.BOOK)
    return await _renew(work, resource_id=None, person_id=acting(work))


async def _renew(work: Work, *, resource_id: UUID | None, person_id: UUID | None) -> str:
    token = secrets.token_urlsafe(32)
    link = await work.one_or_none(queries.link_of(resource_id, person_id))
    if link is None:
        link = work.add(CalendarLink(id=new_id(), resource_id=resource_id, person_id=person_id))
    link.digest, link.renewed_at = hashed(token), now()
    await work.flush()
    work.record(CalendarLinkMade(resource_id=resource_id, person_id=person_id))
    return token


async def end_resource_link(work: Work, resource_id: UUID) -> None:
    """Raises `NoSuchResource`, `NoSuchCalendar`."""
    reach = work.require(Pools.STEWARD)
    resource = await work.one(resources.resource_to_keep(reach, resource_id), NoSuchResource)
    await _end(work, resource_id=resource.id, person_id=None)


async def end_own_link(work: Work) -> None:
    """Raises `NoSuchCalendar`."""
    work.require(Pools.BOOK)
    await _end(work, resource_id=None, person_id=acting(work))


async def _end(work: Work, *, resource_id: UUID | None, person_id: UUID | None) -> None:
    link = await work.one(queries.link_of(resource_id, person_id), NoSuchCalendar)
    await work.session.delete(link)
    work.record(CalendarLinkEnded(resource_id=resource_id, person_id=person_id))


async def open_link(work: Work, token: str) -> CalendarLink:
    """Whose calendar the address is of; it asks no permission, for the address is the key.

    Raises `NoSuchCalendar`, and `TooManyAttempts` for a program that asks without pause.
    """
    link = await work.one(queries.link_by_hash(hashed(token)), NoSuchCalendar)
    key = hmac.digest(work.secret, b"calendar:" + work.tenant.id.bytes + link.id.bytes, hashlib.sha256)
    await count(work, Guess(key, MOST_READ))
    return link


def hashed(token: str) -> bytes:
    """What is kept of it: the token itself stands nowhere."""
    return hashlib.sha256(token.encode()).digest()
