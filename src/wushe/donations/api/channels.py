"""Payment channels for programs, and the door at which a channel tells what was paid."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.params import FromPath, JSONBody

from wushe.donations import service
from wushe.donations.permissions import Donations
from wushe.donations.queries import channels as queries
from wushe.donations.schemas.entered import NewChannel, Notice
from wushe.donations.schemas.shown import ChannelOpened, ChannelShown, NoticeTaken
from wushe.donations.showing import channel_shown
from wushe.kernel.errors import Refusal
from wushe.kernel.web.answers import Answer
from wushe.kernel.web.problems import problem, status_of
from wushe.kernel.web.work import OpenWork

SIGNATURE = "x-wushe-signature"
"""HMAC-SHA256 of the body by the channel's secret, in hexadecimal."""


@get("/api/{tenant:str}/payment-channels")
async def list_channels(work: OpenWork) -> list[ChannelShown]:
    work.require(Donations.CHANNELS)
    return [channel_shown(channel) for channel in await work.all(queries.channels())]


@post("/api/{tenant:str}/payment-channels")
async def open_channel(work: OpenWork, data: JSONBody[NewChannel]) -> Response[ChannelOpened]:
    """Not an `Answer`, which would be kept beside an idempotency key for a day."""
    opened = await service.open_channel(work, data)
    told = channel_shown(opened.channel)
    shown = {name: getattr(told, name) for name in ChannelShown.__struct_fields__}
    return Response(ChannelOpened(**shown, secret=opened.secret))


@post("/api/{tenant:str}/payment-channels/{channel_id:uuid}/closing", status_code=200)
async def close_channel(channel_id: FromPath[UUID], work: OpenWork) -> ChannelShown:
    return channel_shown(await service.close_channel(work, channel_id))


@post("/api/{tenant:str}/donation-notices", opt={"public": True}, status_code=200)
async def take_notice(request: Request[Any, Any, Any], work: OpenWork, data: JSONBody[Notice]) -> Response[Any]:
    """A refusal is answered and not raised, so that the alarm which was recorded beside it is kept."""
    taken = await service.take_notice(work, data, await request.body(), request.headers.get(SIGNATURE, ""))
    if isinstance(taken, Refusal):
        return problem(request, taken, status_of(taken))
    return Answer(NoticeTaken(result=taken))


ROUTES = [list_channels, open_channel, close_channel, take_notice]
