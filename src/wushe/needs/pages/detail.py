"""What the page of one need shows to whoever looks."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from litestar import Request

from wushe.kernel import clock
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.work import Work
from wushe.needs.kinds import Channel, Group, Time
from wushe.needs.models import Need, NeedContact, NeedSource
from wushe.needs.models.source import written_reference
from wushe.needs.pages import choices
from wushe.needs.permissions import Needs
from wushe.needs.queries import needs as queries
from wushe.needs.queries.listing import UNANSWERED
from wushe.needs.schemas.needs import HeardAgain, Publication, Reply, Withdrawal
from wushe.needs.service.merging import likely_same
from wushe.needs.service.proposals import offers_for_need
from wushe.needs.steps import May, next_step, stepper
from wushe.people import queries as people
from wushe.people.history import history

TOP = 3
PROPOSE = "linkages:propose"
"""A permission of the slice above, whose page a button leads to; without that slice nobody holds it."""


def allowed(work: Work, need: Need) -> May:
    """What the person may do to this need, so that no button leads to a refusal."""

    def may(permission: str) -> bool:
        if not work.may(permission):
            return False
        reach = work.require(permission)
        return reach.whole_tenant or need.community_id in reach.communities

    return may


async def detail(request: Request[Any, Any, Any], work: Work, need: Need) -> dict[str, Any]:
    """The names that `needs/show.html` wants."""
    may, today = allowed(work, need), clock.today()
    names = await choices.community_names(work)
    kinds = dict(await choices.service_types(work, need.service_type_id))
    can_propose = work.may(PROPOSE)
    waits = need.state.waits
    found = await offers_for_need(work, need.id) if waits and work.may(Needs.READ_OFFERS) else None
    return {
        "need": need,
        "community": names.get(need.community_id, ""),
        "type": kinds.get(need.service_type_id) if need.service_type_id else "",
        "groups": [Group(code).label for code in need.groups],
        "times": [Time(code).label for code in need.times],
        "late": need.first_answered_at is None and need.due_on < today and need.state in UNANSWERED,
        "steps": stepper(need),
        "next": next_step(need, may, today, can_propose=can_propose),
        "can": may,
        "can_propose": can_propose and waits,
        "found": found,
        "top": found.proposed[:TOP] if found else [],
        "sources": await _sources(work, need, may),
        "channels": Channel,
        "likely": await _likely(work, need) if waits and may(Needs.EDIT) else [],
        "replies": await work.all(queries.replies({need.id})),
        "history": await history(work, need.id),
        "refusal": refusal_in(request, Withdrawal),
        **_forms(request, need),
    }


def _forms(request: Request[Any, Any, Any], need: Need) -> dict[str, Form]:
    headline = {"headline": need.headline or need.title}
    return {
        "publication": Form.of(request, Publication, headline, version=need.version),
        "reply": Form.of(request, Reply, version=need.version),
        "withdrawal": Form.of(request, Withdrawal, version=need.version),
        "again": Form.of(request, HeardAgain),
    }


async def _likely(work: Work, need: Need) -> list[Any]:
    return await likely_same(work, need.community_id, need.title, need.story, but=need.id)


async def _sources(work: Work, need: Need, may: May) -> list[dict[str, Any]]:
    """Where it was heard; who said it only for those who may ask, and then behind a mask."""
    rows = await work.rows(queries.sources(need.id))
    shows = may(Needs.REVEAL)
    ids = {source.person_id for source, _told, _contact in rows if source.person_id and shows}
    names: dict[UUID | None, str] = dict(await work.rows(people.names(ids))) if ids else {}
    return [_source(source, told, contact if shows else None, need.id, names) for source, told, contact in rows]


def _source(
    source: NeedSource, told: Need, contact: NeedContact | None, need_id: UUID, names: Mapping[UUID | None, str]
) -> dict[str, Any]:
    return {
        "id": source.id,
        "channel": source.channel,
        "heard_at": source.heard_at,
        "reference": written_reference(source.reference),
        "note": source.note,
        "title": told.title if told.id != need_id else "",
        "merged_id": told.id if told.id != need_id else None,
        "person": (source.person_id, names[source.person_id]) if source.person_id in names else None,
        "masked": contact.phone_masked or "***" if contact else "",
    }
