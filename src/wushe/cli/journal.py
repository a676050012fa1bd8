"""`wushe journal`: proving that nothing was changed behind the product's back."""

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

import click
import msgspec

from wushe.cli.place import each_place
from wushe.kernel.i18n import say
from wushe.kernel.journal.anchor import current_anchor, read_anchors
from wushe.kernel.journal.findings import Finding
from wushe.kernel.journal.proofreading import Anchors
from wushe.kernel.journal.verify import verify as verify_in
from wushe.kernel.settings import Settings, load

_LINES = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group()
def journal() -> None:
    """Verify the journals of all places, and anchor them outside the database."""


@journal.command()
@click.argument("slug", required=False)
@click.option("--anchors", type=_LINES, help="Anchors that were kept: the output of `anchor`, or the worker's log.")
def verify(slug: str | None, anchors: Path | None) -> None:
    """Read the journal of SLUG, or of every place, entry by entry. Ends with status 1 when something is wrong."""
    kept: Mapping[UUID, Anchors] = {}
    if anchors:
        with anchors.open(encoding="utf-8") as lines:
            kept = read_anchors(lines)
    sys.exit(1 if asyncio.run(_verify(load("database_url"), slug, kept)) else 0)


async def _verify(settings: Settings, slug: str | None, kept: Mapping[UUID, Anchors]) -> int:
    """How much is wrong."""
    count = 0
    async for work in each_place(settings, slug):
        findings = await verify_in(work.session, work.tenant.id, kept.get(work.tenant.id))
        for finding in findings:
            click.echo(f"{work.tenant.slug}: {_told(finding)}")
        count += len(findings)
    click.echo(f"{count} findings" if count else "Every journal is whole.")
    return count


def _told(finding: Finding) -> str:
    which = str(finding.first) if finding.first == finding.last else f"{finding.first}-{finding.last}"
    return f"{which} {finding.kind} {say(finding.kind.label)}"


@journal.command()
def anchor() -> None:
    """Print the last number and hash of every journal; keep the lines where no database administrator can write."""
    asyncio.run(_anchor(load("database_url")))


async def _anchor(settings: Settings) -> None:
    async for work in each_place(settings, None):
        if kept := await current_anchor(work):
            click.echo(msgspec.json.encode(kept))
