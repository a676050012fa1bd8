"""The instalments of an award."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.funds import service
from wushe.funds.errors import NoSuchAward, NoSuchInstalment
from wushe.funds.models import Award, Instalment
from wushe.funds.permissions import Funds
from wushe.funds.queries import awards as found
from wushe.funds.schemas.awards import InstalmentData, Proof
from wushe.kernel.files.errors import FileMissing
from wushe.kernel.files.evidence import Brought
from wushe.kernel.i18n import _
from wushe.kernel.reading import read
from wushe.kernel.web.answers import Download, Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.uploads import LARGEST_UPLOAD, uploaded
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work

AnyRequest = Request[Any, Any, Any]
ONE = "/{tenant:str}/instalments/{instalment_id:uuid}"


@post("/{tenant:str}/awards/{award_id:uuid}/instalments", opt=redisplay("/{tenant}/awards/{award_id}"))
async def plan(
    tenant: FromPath[str], award_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[InstalmentData]
) -> See:
    await service.plan(work, award_id, data)
    return See(f"/{tenant}/awards/{award_id}", notice=_("已增加一期").say())


@get(ONE)
async def show_instalment(tenant: FromPath[str], instalment_id: FromPath[UUID], work: OpenWork) -> See:
    """Where payments and messages lead to: the award that it is a part of."""
    award, _instalment = await _read(work, instalment_id)
    return See(f"/{tenant}/awards/{award.id}")


@get(f"{ONE}/reaching")
async def reaching_form(request: AnyRequest, instalment_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Funds.ASK_AWARD)
    award, instalment = await _read(work, instalment_id)
    form = Form.of(request, Proof, {"evidence": instalment.evidence}, version=instalment.version)
    return Page(work, "funds/reaching.html", award=award, instalment=instalment, form=form)


@post(
    f"{ONE}/reaching", opt=redisplay("/{tenant}/instalments/{instalment_id}/reaching"),
    request_max_body_size=LARGEST_UPLOAD,
)  # fmt: skip
async def reach(request: AnyRequest, tenant: FromPath[str], instalment_id: FromPath[UUID], work: OpenWork) -> See:
    work.require(Funds.ASK_AWARD)
    instalment = await service.reach(work, instalment_id, *await _proof_in(request))
    return See(f"/{tenant}/awards/{instalment.award_id}", notice=_("已报告节点达成").say())


@post(f"{ONE}/confirmation")
async def confirm(tenant: FromPath[str], instalment_id: FromPath[UUID], work: OpenWork) -> See:
    instalment = await service.confirm(work, instalment_id)
    return See(f"/{tenant}/awards/{instalment.award_id}", notice=_("已确认，可以申请付款").say())


@post(f"{ONE}/removal")
async def drop(tenant: FromPath[str], instalment_id: FromPath[UUID], work: OpenWork) -> See:
    award = await service.drop(work, instalment_id)
    return See(f"/{tenant}/awards/{award.id}", notice=_("已删除这一期").say())


@get(f"{ONE}/proof")
async def show_proof(instalment_id: FromPath[UUID], work: OpenWork) -> Download:
    """The file, to be kept and never shown inline: somebody else brought it. Not for funders: it may show people."""
    work.require(Funds.ASK_AWARD)
    _award, instalment = await _read(work, instalment_id)
    file = await work.one(found.proof_of(instalment.id), NoSuchInstalment)
    return Download(file.content, file.name, file.media_type)


async def _read(work: Work, instalment_id: UUID) -> tuple[Award, Instalment]:
    instalment = await work.one(found.instalment(instalment_id), NoSuchInstalment)
    award = await work.one(found.award(work.require(Funds.READ_AWARDS), instalment.award_id), NoSuchAward)
    return award, instalment


async def _proof_in(request: AnyRequest) -> tuple[Proof, Brought | None]:
    """A file is welcome and may be left out."""
    try:
        return await uploaded(request, Proof)
    except FileMissing:
        return read(Proof, request.scope["state"]["typed"], form=True), None


ROUTES = [plan, show_instalment, reaching_form, reach, confirm, drop, show_proof]
