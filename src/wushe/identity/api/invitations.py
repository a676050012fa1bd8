"""Invitations by JSON, for whoever may let people into the township."""

from typing import Any
from uuid import UUID

from litestar import Response, delete, get, post
from litestar.params import FromPath, JSONBody

from wushe.identity.doorway import AnyRequest
from wushe.identity.models import Invitation
from wushe.identity.schemas import InvitationMinted, InvitationShown, NewInvitation
from wushe.identity.service import invitations
from wushe.kernel.web.work import OpenWork


@get("/api/{tenant:str}/invitations")
async def list_invitations(work: OpenWork) -> list[InvitationShown]:
    """Those that can still be accepted."""
    return [InvitationShown(**_columns(invitation)) for invitation in await invitations.open_invitations(work)]


@post("/api/{tenant:str}/invitations")
async def invite(request: AnyRequest, work: OpenWork, data: JSONBody[NewInvitation]) -> Response[InvitationMinted]:
    """The only answer that ever holds the link."""
    made = await invitations.invite(work, data)
    link = f"{request.app.state.settings.public_url}/{work.tenant.slug}/invitations/{made.token}"
    return Response(InvitationMinted(**_columns(made.invitation), link=link), status_code=201)


def _columns(invitation: Invitation) -> dict[str, Any]:
    return {name: getattr(invitation, name) for name in InvitationShown.__struct_fields__}


@delete("/api/{tenant:str}/invitations/{invitation_id:uuid}")
async def revoke_invitation(invitation_id: FromPath[UUID], work: OpenWork) -> None:
    await invitations.revoke_invitation(work, invitation_id)


ROUTES = [list_invitations, invite, revoke_invitation]
