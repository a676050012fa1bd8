"""The verbs of the platform's operator. None of them reads a row of a township."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from wushe.kernel.clock import now
from wushe.kernel.journal.event import Code
from wushe.kernel.work import Work
from wushe.tenancy.directory import tell_directories
from wushe.tenancy.errors import NoSuchPlace
from wushe.tenancy.events import TownshipRemoved, TownshipResumed, TownshipSuspended
from wushe.tenancy.models import AnyPlace, County, PlaceStatus, Township
from wushe.tenancy.permissions import Tenancy
from wushe.tenancy.places import PLATFORM, PLATFORM_NAME, PLATFORM_SLUG, PlaceKind
from wushe.tenancy.protection import OFF_ON_PLATFORM
from wushe.tenancy.queries import counties, township, township_to_change, townships


async def open_platform(session: AsyncSession) -> None:
    """The operators' own place, made when it is not there yet."""
    row = {"id": PLATFORM, "kind": PlaceKind.PLATFORM, "slug": PLATFORM_SLUG, "name": PLATFORM_NAME}
    row["protection"] = OFF_ON_PLATFORM
    await session.execute(insert(AnyPlace).values(**row, status=PlaceStatus.ACTIVE).on_conflict_do_nothing())


async def protect_platform(session: AsyncSession, days: int) -> None:
    """Hold sign-ins to the platform to 等保模式, with a new password after so many days; 0 switches it off."""
    await open_platform(session)
    wanted = {"password_days": days} if days else OFF_ON_PLATFORM
    other = update(AnyPlace).where(AnyPlace.id == PLATFORM, AnyPlace.protection != wanted)
    changed = other.values(protection=wanted).returning(AnyPlace.id).execution_options(synchronize_session=False)
    if await session.scalar(changed):
        await tell_directories(session)


async def renew_policy(work: Work) -> None:
    """What roles may do here has changed: every process asks again within half a second."""
    await work.session.execute(
        update(Township)
        .where(Township.id == work.tenant.id)
        .values(policy_version=Township.policy_version + 1)
        .execution_options(synchronize_session=False)
    )
    await tell_directories(work.session)


async def list_townships(work: Work) -> tuple[Sequence[County], Sequence[Township]]:
    """Counties and townships, in the order of their codes."""
    work.require(Tenancy.READ)
    return await work.all(counties()), await work.all(townships())


async def show_township(work: Work, slug: str) -> Township:
    work.require(Tenancy.READ)
    return await work.one(township(slug), NoSuchPlace)


async def suspend(work: Work, township_id: UUID) -> Township:
    """From the next half second on it can be read and nothing in it changed."""
    work.require(Tenancy.SUSPEND)
    row = await work.one(township_to_change(township_id), NoSuchPlace)
    row.suspend(now())
    await tell_directories(work.session)
    work.record(TownshipSuspended(township_id=row.id, code=Code(row.code)))
    return row


async def resume(work: Work, township_id: UUID) -> Township:
    work.require(Tenancy.SUSPEND)
    row = await work.one(township_to_change(township_id), NoSuchPlace)
    row.resume()
    await tell_directories(work.session)
    work.record(TownshipResumed(township_id=row.id, code=Code(row.code)))
    return row


async def remove(work: Work, township_id: UUID, *, name_typed: str) -> Township:
    """Close a suspended and saved township to everyone.

    Its rows are erased by the owner (`wushe tenants remove`): the product's own role cannot delete a journal.
    """
    work.require(Tenancy.REMOVE)
    row = await work.one(township_to_change(township_id), NoSuchPlace)
    row.remove(name_typed)
    await tell_directories(work.session)
    work.record(TownshipRemoved(township_id=row.id, code=Code(row.code)))
    return row
