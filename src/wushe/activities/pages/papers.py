"""Certificates and comments, for those who issue and read them."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.activities import service
from wushe.activities.certificates import drawn, grouped
from wushe.activities.errors import NoSuchCertificate
from wushe.activities.models import Certificate
from wushe.activities.permissions import Activities
from wushe.activities.queries import papers as queries
from wushe.activities.schemas.papers import CertificateData, Moderation
from wushe.kernel.i18n import _
from wushe.kernel.web.address import address_of
from wushe.kernel.web.answers import Download, Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.people import queries as people

AnyRequest = Request[Any, Any, Any]
PDF = "application/pdf"


@get("/{tenant:str}/certificates/new")
async def new_certificate(request: AnyRequest, work: OpenWork) -> Page:
    """For a person of the register; one's own is asked for on one's own page."""
    work.require(Activities.CERTIFY)
    chosen = {"person_id": request.query_params.get("person_id", "")}
    form = Form.of(request, CertificateData, chosen)
    named = await _person(work, form.value("person_id"))
    return Page(work, "activities/certificate_new.html", form=form, person=named)


async def _person(work: Work, written: str) -> str:
    try:
        rows = await work.rows(people.names([UUID(written)]))
    except ValueError:
        return ""
    return rows[0][1] if rows else ""


@post("/{tenant:str}/certificates", opt=redisplay("/{tenant}/certificates/new"))
async def issue(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[CertificateData]) -> See:
    certificate = await service.issue(work, data)
    return See(f"/{tenant}/certificates/{certificate.id}", notice=_("已开具证明").say())


@get("/{tenant:str}/certificates/{certificate_id:uuid}")
async def show_certificate(certificate_id: FromPath[UUID], work: OpenWork) -> Page:
    certificate = await _certificate(work, certificate_id)
    [(_id, name)] = await work.rows(people.names([certificate.person_id]))
    return Page(
        work, "activities/certificate.html", certificate=certificate, name=name, number=grouped(certificate.number),
        entries=await work.rows(queries.told_by(certificate.id)),
        corrected=await work.scalar(queries.corrected([certificate.id])) is not None,
    )  # fmt: skip


async def _certificate(work: Work, certificate_id: UUID) -> Certificate:
    reach = work.require(Activities.CERTIFY)
    return await work.one(queries.certificate(reach, certificate_id), NoSuchCertificate)


@get("/{tenant:str}/certificates/{certificate_id:uuid}/paper")
async def download(request: AnyRequest, certificate_id: FromPath[UUID], work: OpenWork) -> Download:
    certificate = await _certificate(work, certificate_id)
    body = await drawn(work, certificate, address_of(request))
    return Download(body, _("志愿服务记录证明").say() + f"-{certificate.number}.pdf", PDF)


@post(
    "/{tenant:str}/certificates/{certificate_id:uuid}/revocation",
    opt=redisplay("/{tenant}/certificates/{certificate_id}"),
)
async def revoke(tenant: FromPath[str], certificate_id: FromPath[UUID], work: OpenWork) -> See:
    await service.revoke(work, certificate_id)
    return See(f"/{tenant}/certificates/{certificate_id}", notice=_("证明已作废").say())


@get("/{tenant:str}/comments")
async def comments(work: OpenWork) -> Page:
    """What residents wrote and nobody has read yet."""
    waiting = await work.rows(queries.comments_waiting(work.require(Activities.MODERATE)).limit(100))
    return Page(work, "activities/comments.html", waiting=waiting)


@post("/{tenant:str}/comments/{rating_id:uuid}/moderation", opt=redisplay("/{tenant}/comments"))
async def moderate(
    tenant: FromPath[str], rating_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Moderation]
) -> See:
    await service.moderate(work, rating_id, data)
    return See(f"/{tenant}/comments", notice=_("已处理").say())


ROUTES = [new_certificate, issue, show_certificate, download, revoke, comments, moderate]
