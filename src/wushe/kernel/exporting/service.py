"""Asking for a list, agreeing that somebody else may have it, and fetching the file."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select

from wushe.kernel.clock import now
from wushe.kernel.errors import FieldError, Forbidden, Invalid
from wushe.kernel.exporting.declared import Export
from wushe.kernel.exporting.errors import NoSuchExport, NothingToExport, TooManyToExport
from wushe.kernel.exporting.events import ExportApproved, ExportAsked, ExportFetched, ExportRefused
from wushe.kernel.exporting.jobs import MAKE
from wushe.kernel.exporting.models import ExportRequest, ExportState
from wushe.kernel.files.models import KeptFile
from wushe.kernel.files.shelf import own_file
from wushe.kernel.i18n import _
from wushe.kernel.jobs import progress
from wushe.kernel.jobs.models import JobProgress
from wushe.kernel.journal.event import Code
from wushe.kernel.paging import Filters
from wushe.kernel.personal.vault import Sealed
from wushe.kernel.reading import fields_of, read
from wushe.kernel.work import Work

SEALED = "export_request.filters"
_LIST_ONLY = {"cursor", "limit"}


async def ask(work: Work, declared: Export, query: str, reason: str) -> ExportRequest:
    """Ask for the rows that `query`, the list's address behind its `?`, finds.

    Raises `NothingToExport`, `TooManyToExport`. What needs nobody's approval is begun at once.
    """
    reasons = {member.value for member in declared.reasons}
    if reason not in reasons:
        raise Invalid({"reason": FieldError("exporting.no_reason", _("请选择导出理由"))})
    rows = await count(work, declared, filters_in(declared, query))
    account_id = work.person.account_id
    if account_id is None:
        raise Forbidden
    request = ExportRequest(
        kind=declared.kind,
        needs_approval=declared.approval is not None,
        reason=reason,
        rows=rows,
        filters_sealed=work.vault.seal(query, tenant_id=work.tenant.id, field=SEALED).token,
        reach=_reach(work, declared),
        communities=list(work.visitor.communities),
        asked_by=account_id,
        asked_person_id=work.person.person_id,
        asked_name=work.person.name,
        asked_at=now(),
    )
    work.add(request)
    await work.flush()
    if declared.approval is None:
        await _begin(work, request)
    else:
        work.record(ExportAsked(export_id=request.id, kind=Code(request.kind), reason=Code(reason), rows=rows))
    return request


async def count(work: Work, declared: Export, filters: Filters) -> int:
    """How many rows that would be; raises `NothingToExport`, `TooManyToExport`."""
    found = declared.asked(work, filters).order_by(None)
    rows = await work.scalar(select(func.count()).select_from(found.subquery()))
    if not rows:
        raise NothingToExport
    if rows > declared.most:
        raise TooManyToExport(rows=rows, most=declared.most)
    return rows


def filters_in(declared: Export, query: str) -> Filters:
    """The filters of the list's address; what the list would leave out is left out here as well."""
    fields = {name: field for name, field in fields_of(declared.filters).items() if name not in _LIST_ONLY}
    given: dict[str, Any] = {}
    for name, value in parse_qsl(query):
        if name in fields:
            given[name] = [*given.get(name, ()), value] if fields[name].many else value
    try:
        return read(declared.filters, given, form=True)
    except Invalid as invalid:
        return read(declared.filters, {n: v for n, v in given.items() if n not in invalid.fields}, form=True)


def sealed_filters(work: Work, request: ExportRequest) -> Filters:
    query = work.vault.open(Sealed(request.filters_sealed), tenant_id=work.tenant.id, field=SEALED)
    return filters_in(Export.of(request.kind), query)


def _reach(work: Work, declared: Export) -> dict[str, list[str]]:
    used = {permission.value for permission in (*declared.permissions, *declared.also)}
    return {name: sorted(extents) for name, extents in work.visitor.grants.items() if name in used}


async def approve(work: Work, request_id: UUID) -> ExportRequest:
    """Agree that the file is made. Raises `OwnExport`, `AlreadyDecided`."""
    request = await _decide(work, request_id, ExportState.APPROVED)
    await _begin(work, request)
    work.record(ExportApproved(export_id=request.id, kind=Code(request.kind), rows=request.rows))
    return request


async def refuse(work: Work, request_id: UUID) -> ExportRequest:
    """Say that it is not made. Raises `OwnExport`, `AlreadyDecided`."""
    request = await _decide(work, request_id, ExportState.REFUSED)
    work.record(ExportRefused(export_id=request.id, kind=Code(request.kind), rows=request.rows))
    return request


async def _decide(work: Work, request_id: UUID, state: ExportState) -> ExportRequest:
    asked = select(ExportRequest).where(ExportRequest.id == request_id, _seen(work))
    request = await work.one(asked.with_for_update(key_share=True), NoSuchExport)
    approval = Export.of(request.kind).approval
    if approval is None:
        raise Forbidden
    work.require(approval)
    request.decide(state, account_id=work.person.account_id, name=work.person.name, at=now())
    await work.flush()
    return request


async def _begin(work: Work, request: ExportRequest) -> None:
    request.state = ExportState.APPROVED
    request.job_id = progress.start(work, MAKE, account_id=request.asked_by, request_id=request.id)
    await work.flush()


def requests(work: Work) -> Select[ExportRequest]:
    """What one has asked for, and what one may approve; raises `Forbidden` for who has nothing to do with exports."""
    may_ask = any(all(map(work.may, one.permissions)) for one in Export.named.values())
    if not (may_ask or _approvable(work)):
        raise Forbidden
    return select(ExportRequest).where(_seen(work))


def _seen(work: Work) -> ColumnElement[bool]:
    mine = ExportRequest.asked_by == work.person.account_id
    return or_(mine, ExportRequest.kind.in_(_approvable(work)))


def _approvable(work: Work) -> list[str]:
    return [one.kind for one in Export.named.values() if one.approval is not None and work.may(one.approval)]


def may_decide(work: Work, request: ExportRequest) -> bool:
    """Whether the person who looks can agree or not."""
    waits = request.state is ExportState.ASKED and request.asked_by != work.person.account_id
    return waits and request.kind in _approvable(work)


def to_decide(work: Work) -> Select[ExportRequest]:
    """Those that wait for the person who looks; nothing for who decides none."""
    return select(ExportRequest).where(
        ExportRequest.state == ExportState.ASKED,
        ExportRequest.needs_approval,
        ExportRequest.asked_by != work.person.account_id,
        ExportRequest.kind.in_(_approvable(work)),
    )


def jobs(ids: Iterable[UUID]) -> Select[JobProgress]:
    return select(JobProgress).where(JobProgress.id.in_(list(ids)))


async def fetch(work: Work, request_id: UUID) -> KeptFile:
    """One's own file, for a day. Raises `NoSuchExport`, `NotApproved`, `NotMadeYet`."""
    mine = select(ExportRequest).where(ExportRequest.id == request_id, ExportRequest.asked_by == work.person.account_id)
    request = await work.one(mine, NoSuchExport)
    for permission in Export.of(request.kind).permissions:
        work.require(permission)
    request.refuse_unless_ready()
    file = await work.one(own_file(work, request.file_id or request.id), NoSuchExport)
    work.record(ExportFetched(export_id=request.id, kind=Code(request.kind), rows=request.rows))
    return file
