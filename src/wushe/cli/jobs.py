"""`wushe jobs`: what failed, to be tried again or given up."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from uuid import UUID

import click
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.cli.place import opened, operator
from wushe.kernel.clock import local
from wushe.kernel.jobs import failures
from wushe.kernel.jobs.models import JobFailure
from wushe.kernel.settings import Settings, load
from wushe.kernel.work import Visitor, Work
from wushe.kernel.working import working
from wushe.tenancy import background
from wushe.tenancy.errors import JobGone, PlaceRemoved
from wushe.tenancy.kinds import ShelvingReason

Decision = Callable[[Work, UUID], Awaitable[object]]

_REASONS = [reason.value for reason in ShelvingReason]
_IDS = click.argument("message_ids", metavar="ID...", nargs=-1, required=True, type=click.UUID)


@click.group()
def jobs() -> None:
    """Show jobs that failed, have them tried again, or give them up."""


@jobs.command("list")
@click.option("--dead", is_flag=True, help="Only those that are not tried again by themselves.")
def show(*, dead: bool) -> None:
    """Show what failed, newest first: ids, the kind of error and its code."""
    asyncio.run(_list(load("database_url"), dead_only=dead))


async def _list(settings: Settings, *, dead_only: bool) -> None:
    async with opened(settings) as sessions, sessions() as session:
        for failure in await session.scalars(failures.failures(dead_only=dead_only)):
            click.echo(_line(failure))


def _line(failure: JobFailure) -> str:
    then = f"again {local(failure.retry_at):%m-%d %H:%M}" if failure.retry_at else "dead"
    what = f"{failure.error} {failure.code or ''}".strip()
    return (
        f"{failure.message_id}  {failure.job:<32} tenant {failure.tenant_id}  "
        f"{failure.attempts} attempts, {local(failure.failed_at):%m-%d %H:%M} {what}, {then}"
    )


@jobs.command()
@_IDS
def retry(message_ids: Sequence[UUID]) -> None:
    """Try these again at once."""
    click.echo(f"{_decide(background.try_again, message_ids)} are tried again.")


@jobs.command()
@_IDS
@click.option("--reason", type=click.Choice(_REASONS), default=ShelvingReason.OTHER.value, help="For the journal.")
def drop(message_ids: Sequence[UUID], reason: str) -> None:
    """Give these up for good."""
    shelve = partial(background.shelve, reason=ShelvingReason(reason))
    click.echo(f"{_decide(shelve, message_ids)} were given up.")


def _decide(decision: Decision, message_ids: Sequence[UUID]) -> int:
    """How many it was about. An id that is not there any more is passed over: a worker may have been faster."""

    async def decided(settings: Settings) -> int:
        async with opened(settings) as sessions:
            who = await operator(sessions)
            return sum([await _decide_one(sessions, who, decision, message_id) for message_id in message_ids])

    return asyncio.run(decided(load("database_url")))


async def _decide_one(
    sessions: async_sessionmaker[AsyncSession], who: Visitor, decision: Decision, message_id: UUID
) -> bool:
    try:
        async with working(sessions, who) as work:
            await decision(work, message_id)
    except JobGone:
        return False
    except PlaceRemoved as refusal:
        raise click.ClickException(f"{message_id}: {refusal.say()}") from refusal
    return True
