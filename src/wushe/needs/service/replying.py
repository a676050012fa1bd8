"""What residents are told, and what they say to it; entered by staff."""

from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.needs.errors import NoSuchNeed, ReplyNeeded
from wushe.needs.events import NeedReplied
from wushe.needs.models import Need, NeedReply
from wushe.needs.permissions import Needs
from wushe.needs.privacy import refuse_personal_data
from wushe.needs.queries import needs as queries
from wushe.needs.schemas.needs import Reply
from wushe.needs.service.following import confirm, reopen, settle


async def reply(work: Work, need_id: UUID, data: Reply) -> Need:
    """Tell whoever said it; the first reply stops the clock. Raises `ReplyNeeded`, `PersonalDataInText`."""
    need = await _to_change(work, need_id)
    work.check_version(need)
    if not data.text:
        raise ReplyNeeded
    refuse_personal_data(data.text, "text")
    at = clock.now()
    need.reply(at)
    work.add(NeedReply(id=new_id(), need_id=need.id, text=data.text, said_at=at, said_by=work.person.person_id))
    work.record(NeedReplied(need_id=need.id))
    if data.settles:
        settle(work, need, at)
    await work.flush()
    return need


async def confirm_heard(work: Work, need_id: UUID) -> Need:
    """Enter that the resident is content; raises `WrongState`."""
    need = await _to_change(work, need_id)
    return await confirm(work, need.id)


async def reopen_heard(work: Work, need_id: UUID) -> Need:
    """Enter that the resident is not content, or that it was withdrawn by mistake; raises `WrongState`."""
    need = await _to_change(work, need_id)
    return await reopen(work, need.id)


async def _to_change(work: Work, need_id: UUID) -> Need:
    reach = work.require(Needs.REPLY)
    return await work.one(queries.need_to_change(reach, need_id), NoSuchNeed)
