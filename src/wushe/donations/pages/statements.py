"""The statements of a year for all donors: begun here, and how far they are."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.donations import service
from wushe.donations.permissions import Donations
from wushe.donations.queries import donors as queries
from wushe.donations.schemas.entered import StatementsData
from wushe.kernel.clock import today
from wushe.kernel.jobs.models import ProgressState
from wushe.kernel.jobs.progress import progress_of
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form
from wushe.kernel.web.job_routes import told
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork

AnyRequest = Request[Any, Any, Any]


@get("/{tenant:str}/donations/statements")
async def new_statements(request: AnyRequest, work: OpenWork) -> Page:
    work.require(Donations.EXPORT)
    year = today().year
    return Page(
        work, "donations/statements.html", form=Form.of(request, StatementsData, {"year": year}), job=None,
        years=[(each, each) for each in range(year, year - 6, -1)], donors=await work.scalar(queries.number_in(year)),
    )  # fmt: skip


@post("/{tenant:str}/donations/statements", opt=redisplay("/{tenant}/donations/statements"))
async def start_statements(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[StatementsData]) -> See:
    job_id = await service.start_statements(work, data)
    return See(f"/{tenant}/donations/statements/{job_id}")


@get("/{tenant:str}/donations/statements/{job_id:uuid}")
async def show_statements(job_id: FromPath[UUID], work: OpenWork) -> Page:
    work.require(Donations.EXPORT)
    job = await work.one(progress_of(work, job_id))
    return Page(work, "donations/statements.html", job=job, told=told(job), failed=job.state is ProgressState.FAILED)


ROUTES = [new_statements, start_statements, show_statements]
