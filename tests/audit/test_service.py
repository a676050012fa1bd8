"""Verification in the product: what was tampered with is told, and the operator learns no more than that."""

from datetime import timedelta

import psycopg
import pytest
from psycopg import sql

import given
from wushe.access.roles import Role
from wushe.audit import queries, service
from wushe.audit.errors import VerifiedJustNow
from wushe.kernel.clock import now, stopped_at
from wushe.kernel.errors import Forbidden
from wushe.tenancy.places import Place

pytestmark = pytest.mark.anyio


@pytest.fixture
async def place(sessions) -> Place:
    founded = await given.township(sessions, communities=("开元路社区",), furnishers=given.FURNISHERS)
    admin = await given.registered(sessions, founded, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        await given.organization(work, "青禾课堂")
    return founded


async def verified(sessions, place: Place) -> service.Verdict:
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        return await service.verify(work)


async def test_a_whole_journal_is_called_whole_and_that_is_noted(sessions, place: Place) -> None:
    verdict = await verified(sessions, place)
    assert verdict.number >= 1
    assert not verdict.findings
    async with given.work(sessions, await given.system(sessions, place)) as work:
        state = await work.one(queries.chain_state(place.tenant.id))
        assert (state.number, state.findings) == (verdict.number, 0)


async def test_an_edited_entry_is_found(sessions, owner_url: str, place: Place) -> None:
    with psycopg.connect(owner_url) as owner:
        owner.execute(sql.SQL("SET LOCAL app.tenant_id = {}").format(sql.Literal(str(place.tenant.id))))
        owner.execute("UPDATE journal_entry SET event = 'organization_dissolved' WHERE number = 1")
    verdict = await verified(sessions, place)
    assert "第 1 条内容被改过" in verdict.say()


async def test_what_is_written_meanwhile_is_not_taken_for_an_insertion(sessions, place: Place) -> None:
    """The verification itself is recorded, and the next one proves that entry as well."""
    first = await verified(sessions, place)
    with stopped_at(now() + timedelta(minutes=2)):
        second = await verified(sessions, place)
    assert (second.number, second.findings) == (first.number + 1, [])


async def test_a_second_click_has_to_wait(sessions, place: Place) -> None:
    await verified(sessions, place)
    with pytest.raises(VerifiedJustNow) as refused:
        await verified(sessions, place)
    assert refused.value.facts["retry_after"] in range(1, 61)


async def test_the_job_verifies_too(sessions, place: Place) -> None:
    async with given.work(sessions, await given.system(sessions, place)) as work:
        assert not (await service.verify(work)).findings


async def test_a_social_worker_neither_reads_nor_verifies(sessions, place: Place) -> None:
    worker = await given.visitor(sessions, place, Role.SOCIAL_WORKER)
    async with given.work(sessions, worker) as work:
        with pytest.raises(Forbidden):
            await service.verify(work)
