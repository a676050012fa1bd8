"""Where a need was heard, and seeing who said it."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.needs import service
from wushe.needs.errors import NoSuchNeed
from wushe.needs.models import Need
from wushe.needs.permissions import Needs
from wushe.needs.queries import needs as queries
from wushe.needs.schemas.needs import ContactShown, Disclosure, HeardAgain
from wushe.people.kinds import RevealReason

SOURCES = "/{tenant:str}/needs/{need_id:uuid}/sources"
CONTACT = f"{SOURCES}/{{source_id:uuid}}/contact"


@post(SOURCES, opt=redisplay("/{tenant}/needs/{need_id}"))
async def hear_again(
    tenant: FromPath[str], need_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[HeardAgain]
) -> See:
    await service.hear_again(work, need_id, data)
    return See(f"/{tenant}/needs/{need_id}", notice=_("已增加一个来源").say())


@get(CONTACT)
async def ask_why(
    request: Request[Any, Any, Any], need_id: FromPath[UUID], source_id: FromPath[UUID], work: OpenWork
) -> Page:
    """Asks for the reason first; what is seen is written down."""
    need = await _need(work, need_id)
    await work.one(queries.source(need_id, source_id), NoSuchNeed)
    return _page(request, work, need, source_id)


@post(CONTACT, opt=redisplay("/{tenant}/needs/{need_id}/sources/{source_id}/contact"), status_code=200)
async def show_contact(
    request: Request[Any, Any, Any], need_id: FromPath[UUID], source_id: FromPath[UUID], work: OpenWork,
    data: URLEncodedBody[Disclosure],
) -> Page:  # fmt: skip
    shown = await service.reveal(work, need_id, source_id, data.reason)
    return _page(request, work, await _need(work, need_id), source_id, shown)


async def _need(work: Work, need_id: UUID) -> Need:
    reach = work.require(Needs.REVEAL)
    return await work.one(queries.need(reach, need_id), NoSuchNeed)


def _page(
    request: Request[Any, Any, Any], work: Work, need: Need, source_id: UUID, shown: ContactShown | None = None
) -> Page:
    return Page(
        work, "needs/contact.html", need=need, source_id=source_id, shown=shown, reasons=RevealReason,
        form=Form.of(request, Disclosure),
    )  # fmt: skip


ROUTES = [hear_again, ask_why, show_contact]
