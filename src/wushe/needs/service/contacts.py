"""Who may be called about a need: kept sealed under a consent, seen for a reason, forgotten when asked or done."""

from datetime import timedelta
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.personal.masks import mask_phone
from wushe.kernel.personal.vault import Sealed
from wushe.kernel.work import Work
from wushe.needs.errors import ConsentMissing, ContactGone, NoSuchNeed
from wushe.needs.events import ContactErased, ContactRevealed
from wushe.needs.models import NeedContact, NeedSource
from wushe.needs.permissions import Needs
from wushe.needs.queries import contacts as contact_queries, needs as queries
from wushe.needs.schemas.needs import ContactShown
from wushe.needs.wording import CONTACT
from wushe.people.kinds import RevealReason
from wushe.people.service.revealing import count_reveal

NAME, PHONE = "need_contact.name", "need_contact.phone"
KEPT_AFTER_END = timedelta(days=90)
"""How long somebody can still be called about a need that is done."""


def keep_contact(work: Work, source: NeedSource, *, name: str, phone: str, consents: bool) -> None:
    """Nothing for nothing; raises `ConsentMissing`."""
    if not name and not phone:
        return
    if not consents:
        raise ConsentMissing
    work.add(
        NeedContact(
            id=new_id(),
            source_id=source.id,
            name_sealed=_sealed(work, name, NAME),
            phone_sealed=_sealed(work, phone, PHONE),
            phone_masked=mask_phone(phone) if phone else None,
            wording=CONTACT.version,
            consented_at=clock.now(),
        )
    )


def _sealed(work: Work, plain: str, field: str) -> bytes | None:
    return work.vault.seal(plain, tenant_id=work.tenant.id, field=field).token if plain else None


async def reveal(work: Work, need_id: UUID, source_id: UUID, reason: RevealReason) -> ContactShown:
    """See who said it, which is written down and counted; raises `ContactGone`, `RevealedTooOften`."""
    reach = work.require(Needs.REVEAL)
    await work.one(queries.need(reach, need_id), NoSuchNeed)
    source = await work.one(queries.source(need_id, source_id), NoSuchNeed)
    contact = await work.one_or_none(queries.contact(source.id))
    if contact is None:
        raise ContactGone
    await count_reveal(work, ContactRevealed)
    work.record(ContactRevealed(need_id=need_id, source_id=source.id, reason=reason))
    return ContactShown(
        source_id=source.id,
        name=_opened(work, contact.name_sealed, NAME),
        phone=_opened(work, contact.phone_sealed, PHONE),
    )


def _opened(work: Work, token: bytes | None, field: str) -> str:
    return work.vault.open(Sealed(token), tenant_id=work.tenant.id, field=field) if token else ""


async def forget(work: Work, source: NeedSource) -> None:
    """The consent is taken back; raises `ContactGone`."""
    contact = await work.one_or_none(queries.contact(source.id))
    if contact is None:
        raise ContactGone
    await work.session.delete(contact)
    work.record(ContactErased(need_id=source.need_id, source_id=source.id))
    await work.flush()


async def forget_old(work: Work) -> int:
    """Contacts of needs that ended long ago; returns how many. For the nightly job."""
    old = await work.rows(contact_queries.ended_before(clock.now() - KEPT_AFTER_END))
    for contact, source in old:
        await work.session.delete(contact)
        work.record(ContactErased(need_id=source.need_id, source_id=source.id))
    await work.flush()
    return len(old)
