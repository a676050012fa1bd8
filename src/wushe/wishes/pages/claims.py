"""Claiming a wish and what follows until the resident has confirmed."""

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
from wushe.people.kinds import RevealReason
from wushe.wishes import service
from wushe.wishes.errors import NoSuchClaim, NoSuchWish
from wushe.wishes.models import MicroWish
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import claims, wishes as queries
from wushe.wishes.schemas.entered import Because, Confirmation, CounterClaim, Disclosure, NewClaim, ThanksCheck
from wushe.wishes.schemas.shown import ContactShown

WISH = "/{tenant:str}/wishes/{wish_id:uuid}"
CLAIM = f"{WISH}/claim"
BACK = redisplay("/{tenant}/wishes/{wish_id}")
AnyRequest = Request[Any, Any, Any]


@post(f"{WISH}/claims", opt=BACK)
async def claim(tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewClaim]) -> See:
    await service.claim(work, wish_id, data)
    return _see(tenant, wish_id, _("认领成功，谢谢您").say())


@post(f"{WISH}/counter-claims", opt=BACK)
async def claim_at_counter(
    tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[CounterClaim]
) -> See:
    await service.claim_at_counter(work, wish_id, data)
    return _see(tenant, wish_id, _("已登记认领").say())


@post(f"{CLAIM}/call", opt=BACK)
async def call(tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork) -> See:
    await service.call(work, wish_id)
    return _see(tenant, wish_id, _("已核实，认领生效").say())


@post(f"{CLAIM}/return", opt=BACK)
async def give_back(
    tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]
) -> See:
    await service.give_back(work, wish_id, data)
    return _see(tenant, wish_id, _("已退回，谢谢您早些告诉我们").say())


@post(f"{CLAIM}/release", opt=BACK)
async def release(tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Because]) -> See:
    await service.release(work, wish_id, data)
    return _see(tenant, wish_id, _("已收回，重新等待认领").say())


@post(f"{CLAIM}/reception", opt=BACK)
async def receive(tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork) -> See:
    await service.receive(work, wish_id)
    return _see(tenant, wish_id, _("已登记收到，请送给居民").say())


@post(f"{CLAIM}/delivery", opt=BACK)
async def deliver(tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork) -> See:
    await service.deliver(work, wish_id)
    return _see(tenant, wish_id, _("已登记送达，等待居民确认").say())


@post(f"{CLAIM}/confirmation", opt=BACK)
async def confirm(
    tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Confirmation]
) -> See:
    await service.confirm(work, wish_id, data)
    return _see(tenant, wish_id, _("心愿已实现").say())


@post(f"{CLAIM}/thanks", opt=BACK)
async def check_thanks(
    tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ThanksCheck]
) -> See:
    shown = (await service.check_thanks(work, wish_id, data)).thanks_shown
    return _see(tenant, wish_id, _("已转给认领人").say() if shown else _("已核对，不转给认领人").say())


@get(f"{CLAIM}/contact")
async def ask_why(request: AnyRequest, wish_id: FromPath[UUID], work: OpenWork) -> Page:
    """Asks for the reason first; what is seen is written down."""
    return _contact_page(request, work, await _claimed(work, wish_id))


@post(f"{CLAIM}/contact", opt=redisplay("/{tenant}/wishes/{wish_id}/claim/contact"), status_code=200)
async def show_contact(
    request: AnyRequest, wish_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Disclosure]
) -> Page:
    shown = await service.reveal(work, wish_id, data.reason)
    return _contact_page(request, work, await _claimed(work, wish_id), shown)


@post(f"{CLAIM}/contact/deletion", opt=BACK)
async def forget_giver(tenant: FromPath[str], wish_id: FromPath[UUID], work: OpenWork) -> See:
    await service.forget_giver(work, wish_id)
    return _see(tenant, wish_id, _("已删除认领人的联系方式").say())


async def _claimed(work: Work, wish_id: UUID) -> MicroWish:
    wish = await work.one(queries.wish(work.require(Wishes.REVEAL), wish_id), NoSuchWish)
    await work.one(claims.standing(wish.id), NoSuchClaim)
    return wish


def _contact_page(request: AnyRequest, work: Work, wish: MicroWish, shown: ContactShown | None = None) -> Page:
    form = Form.of(request, Disclosure)
    return Page(work, "wishes/contact.html", wish=wish, shown=shown, reasons=RevealReason, form=form)


def _see(tenant: str, wish_id: UUID, notice: str) -> See:
    return See(f"/{tenant}/wishes/{wish_id}", notice=notice)


ROUTES = [
    claim, claim_at_counter, call, give_back, release, receive, deliver, confirm, check_thanks, ask_why, show_contact,
    forget_giver,
]  # fmt: skip
