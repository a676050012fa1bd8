"""What is forgotten of wishes and claims: nobody needs a shoe size once the shoes are worn."""

from datetime import timedelta
from uuid import UUID

from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.wishes.events import WishForgotten, WishWithdrawn
from wushe.wishes.kinds import WAITING
from wushe.wishes.models import MicroWish
from wushe.wishes.queries import claims, wishes as queries
from wushe.wishes.service.contacts import forget_contact

KEPT_AFTER_END = timedelta(days=90)


async def forget_old(work: Work) -> None:
    """Contacts, aliases and notes of what ended long ago. For the nightly job."""
    moment = clock.now() - KEPT_AFTER_END
    for contact, claim in await work.rows(claims.contacts_ended_before(moment)):
        await forget_contact(work, claim, contact)
    for wish in await work.all(queries.ended_before(moment)):
        await _forget(work, wish)


async def forget_of(work: Work, person_id: UUID) -> None:
    """The notes of all wishes of somebody who wants nothing kept; what nobody has claimed is wished no more."""
    for wish in await work.all(queries.of_person(person_id)):
        if wish.state in WAITING:
            wish.withdraw(_("本人要求删除资料").say(), clock.now())
            work.record(WishWithdrawn(wish_id=wish.id))
        await _forget(work, wish)


async def _forget(work: Work, wish: MicroWish) -> None:
    wish.forget()
    work.record(WishForgotten(wish_id=wish.id))
    await work.flush()
