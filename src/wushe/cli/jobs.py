"""`wushe jobs`: what failed, to be tried again or given up."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from uuid import UUID

import click
from sqlalchemy.ext.asyncio import AsyncSession

from wushe.cli.place import opened
from wushe.kernel.clock import local
from wushe.kernel.jobs import failures
from wushe.kernel.jobs.models import JobFailure
from wushe.kernel.settings import Settings, load

Decision = Callable[[AsyncSession, Sequence[UUID]], Awaitable[int]]

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
    click.echo(f"{_decide(failures.retry, message_ids)} are tried again.")


@jobs.command()
@_IDS
def drop(message_ids: Sequence[UUID]) -> None:
    """Give these up for good."""
    click.echo(f"{_decide(failures.drop, message_ids)} were given up.")


def _decide(decision: Decision, message_ids: Sequence[UUID]) -> int:
    """How many it was about. An id that is not there any more is passed over: a worker may have been faster."""

    async def decided(settings: Settings) -> int:
        async with opened(settings) as sessions, sessions() as session:
            count = await decision(session, message_ids)
            await session.commit()
            return count

    return asyncio.run(decided(load("database_url")))
