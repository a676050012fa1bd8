"""What whoever said a need sees of it by its number, without an account."""

from wushe.kernel.clock import local_day
from wushe.kernel.work import Work
from wushe.needs.errors import NoSuchReference
from wushe.needs.kinds import NeedState
from wushe.needs.models import Need, NeedSource, ServiceType
from wushe.needs.models.source import read_reference
from wushe.needs.permissions import Needs
from wushe.needs.queries import needs as queries
from wushe.needs.schemas.needs import RequestShown
from wushe.needs.service.contacts import forget


async def request_of(work: Work, reference: str) -> RequestShown:
    """How it stands; raises `NoSuchReference`. A merged one stands as the need that it was merged into."""
    work.require(Needs.SAY)
    source = await _source(work, reference)
    said = await work.get(Need, source.need_id)
    need = await work.get(Need, said.merged_into_id) if said.merged_into_id else said
    kind = await work.get(ServiceType, need.service_type_id) if need.service_type_id else None
    replies = await work.all(queries.replies({said.id, need.id}))
    return RequestShown(
        reference=source.reference,
        state=need.state,
        service_type=kind.name if kind else None,
        said_on=local_day(source.heard_at),
        replies=[(local_day(reply.said_at), reply.text) for reply in replies],
        reason=need.reason if need.state is NeedState.WITHDRAWN else "",
        may_forget=await work.one_or_none(queries.contact(source.id)) is not None,
    )


async def forget_request(work: Work, reference: str) -> None:
    """Take the consent back: name and telephone are deleted, the need stays. Raises `ContactGone`."""
    work.require(Needs.SAY)
    await forget(work, await _source(work, reference))


async def _source(work: Work, reference: str) -> NeedSource:
    return await work.one(queries.by_reference(read_reference(reference)), NoSuchReference)
