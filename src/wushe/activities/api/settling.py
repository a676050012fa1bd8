"""Conflicts, certificates and ratings for programs; and what anybody may ask without an account."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, get, post
from litestar.params import FromPath, JSONBody

from wushe.activities import codes, service
from wushe.activities.errors import NoSuchConflict
from wushe.activities.models import Certificate, Conflict, Proposal, Rating, SignUp
from wushe.activities.permissions import Activities
from wushe.activities.queries import conflicts as queries, papers
from wushe.activities.schemas.attending import JoinedShown, PublicSignUp
from wushe.activities.schemas.papers import (
    CertificateData,
    CertificateShown,
    Moderation,
    RatingData,
    RatingShown,
    VerdictShown,
    Verification,
)
from wushe.activities.schemas.sessions import ConflictShown, ProposalShown, ResolutionData
from wushe.identity.doorway import network_of
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work

PUBLIC = {"public": True}
CONFLICT = "/api/{tenant:str}/conflicts/{conflict_id:uuid}"
PROPOSAL = CONFLICT + "/proposals/{proposal_id:uuid}"


@get("/api/{tenant:str}/conflicts")
async def list_conflicts(work: OpenWork) -> list[ConflictShown]:
    found = await work.all(queries.open_conflicts(work.require(Activities.SETTLE)).limit(100))
    return [await conflict_shown(work, conflict) for conflict in found]


@get(CONFLICT)
async def show_conflict(conflict_id: FromPath[UUID], work: OpenWork) -> ConflictShown:
    found = await work.one(queries.conflict(work.require(Activities.SETTLE), conflict_id), NoSuchConflict)
    return await conflict_shown(work, found)


@post(CONFLICT + "/proposals")
async def propose(conflict_id: FromPath[UUID], work: OpenWork, data: JSONBody[ResolutionData]) -> ProposalShown:
    return proposal_shown(await service.propose(work, conflict_id, data))


@post(PROPOSAL + "/agreement")
async def agree(conflict_id: FromPath[UUID], proposal_id: FromPath[UUID], work: OpenWork) -> ProposalShown:
    return proposal_shown(await service.agree(work, conflict_id, proposal_id))


@post(PROPOSAL + "/refusal")
async def decline(conflict_id: FromPath[UUID], proposal_id: FromPath[UUID], work: OpenWork) -> ProposalShown:
    return proposal_shown(await service.decline(work, conflict_id, proposal_id))


async def conflict_shown(work: Work, conflict: Conflict) -> ConflictShown:
    proposals = await work.all(queries.proposals(conflict.id))
    return ConflictShown(
        id=conflict.id,
        zone_id=conflict.zone_id,
        session_id=conflict.session_id,
        other_session_id=conflict.other_session_id,
        organization_id=conflict.organization_id,
        other_organization_id=conflict.other_organization_id,
        state=conflict.state,
        proposals=[proposal_shown(proposal) for proposal in proposals],
    )


def proposal_shown(proposal: Proposal) -> ProposalShown:
    return ProposalShown(
        id=proposal.id,
        resolution=proposal.resolution,
        session_id=proposal.session_id,
        starts_at=proposal.starts_at,
        ends_at=proposal.ends_at,
        zone_id=proposal.zone_id,
        state=proposal.state,
        agreed=proposal.agreed_by is not None,
        other_agreed=proposal.other_agreed_by is not None,
    )


# --- certificates and ratings


@post("/api/{tenant:str}/certificates")
async def issue(work: OpenWork, data: JSONBody[CertificateData]) -> CertificateShown:
    return await certificate_shown(work, await service.issue(work, data))


@post("/api/{tenant:str}/certificates/{certificate_id:uuid}/revocation")
async def revoke(certificate_id: FromPath[UUID], work: OpenWork) -> CertificateShown:
    return await certificate_shown(work, await service.revoke(work, certificate_id))


async def certificate_shown(work: Work, certificate: Certificate) -> CertificateShown:
    own = (name for name in CertificateShown.__struct_fields__ if name != "corrected")
    corrected = await work.scalar(papers.corrected([certificate.id])) is not None
    return CertificateShown(**{name: getattr(certificate, name) for name in own}, corrected=corrected)


@post("/api/{tenant:str}/comments/{rating_id:uuid}/moderation")
async def moderate(rating_id: FromPath[UUID], work: OpenWork, data: JSONBody[Moderation]) -> RatingShown:
    return rating_shown(await service.moderate(work, rating_id, data))


def rating_shown(rating: Rating) -> RatingShown:
    return msgspec.convert(rating, RatingShown, from_attributes=True)


# --- without an account


@post("/api/{tenant:str}/public/activities/{session_id:uuid}", opt=PUBLIC)
async def join(
    request: Request[Any, Any, Any], session_id: FromPath[UUID], work: OpenWork, data: JSONBody[PublicSignUp]
) -> JoinedShown:
    signed = await service.join(work, session_id, data, network_of(request))
    return joined_shown(work, signed)


@get("/api/{tenant:str}/public/sign-ups/{code:str}", opt=PUBLIC)
async def show_joined(code: FromPath[str], work: OpenWork) -> JoinedShown:
    signed, _session, _activity = await service.opened(work, code)
    return joined_shown(work, signed)


@post("/api/{tenant:str}/public/sign-ups/{code:str}/withdrawal", opt=PUBLIC, status_code=200)
async def withdraw_joined(code: FromPath[str], work: OpenWork) -> JoinedShown:
    return joined_shown(work, await service.withdraw_opened(work, code))


def joined_shown(work: Work, signed: SignUp) -> JoinedShown:
    return JoinedShown(
        session_id=signed.session_id, state=signed.state, code=codes.sign_up_code(work.secret, signed.id)
    )  # fmt: skip


@post("/api/{tenant:str}/public/ratings/{code:str}", opt=PUBLIC)
async def rate(code: FromPath[str], work: OpenWork, data: JSONBody[RatingData]) -> RatingShown:
    return rating_shown(await service.rate(work, code, data))


@post("/api/{tenant:str}/public/certificates", opt=PUBLIC, status_code=200)
async def verify(work: OpenWork, data: JSONBody[Verification]) -> VerdictShown:
    return VerdictShown(verdict=await service.verify(work, data))


ROUTES = [
    list_conflicts, show_conflict, propose, agree, decline, issue, revoke, moderate, join, show_joined,
    withdraw_joined, rate, verify,
]  # fmt: skip
