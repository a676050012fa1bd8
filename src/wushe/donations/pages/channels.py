"""Payment channels for people."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.donations import service
from wushe.donations.permissions import Donations
from wushe.donations.queries import channels as queries
from wushe.donations.schemas.entered import NewChannel
from wushe.donations.service.channels import Opened
from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/payment-channels")
async def list_channels(request: AnyRequest, work: OpenWork) -> Page:
    return await _page(work, request)


@post("/{tenant:str}/payment-channels", opt=redisplay("/{tenant}/payment-channels"), status_code=200)
async def open_channel(request: AnyRequest, work: OpenWork, data: URLEncodedBody[NewChannel]) -> Page:
    """The secret stands on this answer alone."""
    return await _page(work, request, await service.open_channel(work, data))


@post("/{tenant:str}/payment-channels/{channel_id:uuid}/closing", opt=redisplay("/{tenant}/payment-channels"))
async def close_channel(tenant: FromPath[str], channel_id: FromPath[UUID], work: OpenWork) -> See:
    await service.close_channel(work, channel_id)
    return See(f"/{tenant}/payment-channels", notice=_("支付渠道已停用").say())


async def _page(work: Work, request: AnyRequest, opened: Opened | None = None) -> Page:
    work.require(Donations.CHANNELS)
    address = str(request.app.state.settings.public_url or request.base_url).rstrip("/")
    return Page(
        work, "donations/channels.html", channels=await work.all(queries.channels()), opened=opened,
        form=Form.of(request, NewChannel), address=f"{address}/api/{work.tenant.slug}/donation-notices",
    )  # fmt: skip


ROUTES = [list_channels, open_channel, close_channel]
