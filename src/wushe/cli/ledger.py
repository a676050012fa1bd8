"""`wushe ledger`: proving that the books of all places balance."""

import asyncio
import sys

import click
from sqlalchemy import func, select

from wushe.cli.place import each_place
from wushe.kernel.i18n import say
from wushe.kernel.settings import Settings, load
from wushe.ledger.models import Entry
from wushe.ledger.verifying import CHECKS, Finding, verify as verify_in


@click.group()
def ledger() -> None:
    """Prove the books: every balance, both sides, every number."""


@ledger.command()
@click.option("--tenant", help="The one place to prove; without it all of them.")
def verify(tenant: str | None) -> None:
    """Add up all transfers again and compare. Ends with status 1 when something is wrong."""
    sys.exit(1 if asyncio.run(_verify(load("database_url"), tenant)) else 0)


async def _verify(settings: Settings, slug: str | None) -> int:
    """How much is wrong. Says of each place what was read, and what of it is wrong."""
    count = 0
    async for work in each_place(settings, slug):
        findings = await verify_in(work.session, work.tenant.id)
        entries = await work.scalar(select(func.count(Entry.id)))
        click.echo(f"{work.tenant.slug}: {entries} entries, {len(CHECKS)} checks, {len(findings)} findings")
        for finding in findings:
            click.echo(f"{work.tenant.slug}: {_told(finding)}")
        count += len(findings)
    click.echo(f"{count} findings" if count else "All books balance.")
    return count


def _told(finding: Finding) -> str:
    return f"{finding.kind} {finding.thing} by {finding.by}: {say(finding.kind.label)}"
