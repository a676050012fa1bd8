"""The township's own list of service types."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.kernel.i18n import _
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Work
from wushe.needs import service
from wushe.needs.models import ServiceType
from wushe.needs.pages.choices import in_families
from wushe.needs.permissions import Needs
from wushe.needs.queries import offers as queries
from wushe.needs.schemas.offers import ServiceTypeData

AnyRequest = Request[Any, Any, Any]
TYPE = "/{tenant:str}/needs/types/{type_id:uuid}"


@get("/{tenant:str}/needs/types")
async def list_types(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Needs.CONFIGURE)
    kinds = in_families(await work.all(queries.types()))
    used = dict(await work.rows(queries.offers_by_type()))
    return Page(work, "needs/types.html", kinds=kinds, used=used, refusal=refusal_in(request))


@get("/{tenant:str}/needs/types/new")
async def new_type(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Needs.CONFIGURE)
    return await _form_page(work, Form.of(request, ServiceTypeData))


@post("/{tenant:str}/needs/types", opt=redisplay("/{tenant}/needs/types/new"))
async def create_type(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[ServiceTypeData]) -> See:
    await service.add_type(work, data)
    return See(f"/{tenant}/needs/types", notice=_("已增加服务类型").say())


@get(TYPE)
async def show_type(request: AnyRequest, type_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Needs.CONFIGURE)
    kind = await work.get(ServiceType, type_id)
    return await _form_page(work, Form.of(request, ServiceTypeData, kind, version=kind.version), kind)


@post(TYPE, opt=redisplay("/{tenant}/needs/types/{type_id}"))
async def edit_type(
    tenant: FromPath[str], type_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[ServiceTypeData]
) -> See:
    await service.edit_type(work, type_id, data)
    return See(f"/{tenant}/needs/types", notice=_("已保存").say())


@post(f"{TYPE}/retirement", opt=redisplay("/{tenant}/needs/types"))
async def retire_type(tenant: FromPath[str], type_id: FromPath[UUID], work: OpenWork) -> See:
    await service.retire_type(work, type_id)
    return See(f"/{tenant}/needs/types", notice=_("已停用").say())


async def _form_page(work: Work, form: Form, kind: ServiceType | None = None) -> Page:
    families = [other for other in await work.all(queries.types()) if other.parent_id is None and other is not kind]
    return Page(
        work, "needs/type.html", form=form, kind=kind, families=[(family.id, family.name) for family in families]
    )


ROUTES = [list_types, new_type, create_type, show_type, edit_type, retire_type]
