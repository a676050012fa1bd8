"""Applying for filing and registration, handing in papers, and the decision."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import FieldError, Invalid
from wushe.kernel.i18n import _
from wushe.kernel.journal.event import Code, Event
from wushe.kernel.work import Work
from wushe.organizations import queries
from wushe.organizations.errors import AlreadyGranted, ApplicationOpen, NoSuchApplication, NoSuchOrganization
from wushe.organizations.events import (
    ApplicationCompleted,
    ApplicationOpened,
    ApplicationRefused,
    ApplicationReturned,
    ApplicationWithdrawn,
    OrganizationFiled,
    OrganizationRegistered,
    PaperHandedIn,
    PaperTakenBack,
)
from wushe.organizations.kinds import ApplicationState, FilingState, Outcome, Procedure, RegistrationState
from wushe.organizations.models import Application, Organization, Paper
from wushe.organizations.models.rules import DEFAULT_DAYS
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import Decision, Grant, NewApplication, No
from wushe.organizations.service.numbers import next_filing_number


async def apply(work: Work, organization_id: UUID, data: NewApplication) -> Application:
    """Open an application; it may be incomplete. Raises `AlreadyGranted`, `ApplicationOpen`, `Dissolved`."""
    reach = work.require(Organizations.APPLY)
    organization = await work.one(queries.organization_to_change(reach, organization_id), NoSuchOrganization)
    organization.refuse_if_dissolved()
    await _refuse_a_second(work, organization, data.procedure)
    today = clock.today()
    papers = await _papers(work, data.procedure, data.item_ids, today)
    application = Application.open(
        organization.id, data.procedure, papers, today, await days_to_decide(work, data.procedure)
    )
    application.id, application.registers_as = new_id(), data.registers_as
    _mark(organization, application)
    work.add(application)
    _record(work, ApplicationOpened, application, due_on=application.due_on)
    await work.flush()
    return application


async def _refuse_a_second(work: Work, organization: Organization, procedure: Procedure) -> None:
    granted = organization.is_filed if procedure is Procedure.FILING else organization.is_registered
    if granted:
        raise AlreadyGranted(procedure=procedure.label)
    of_this = queries.applications_of(organization.id).where(Application.procedure == procedure)
    if any(application.state.is_open for application in await work.all(of_this)):
        raise ApplicationOpen


async def _papers(work: Work, procedure: Procedure, handed_in: Collection[UUID], today: date) -> list[Paper]:
    """The checklist as it is today, with what came along marked."""
    return [
        Paper(
            id=new_id(),
            item_id=item.id,
            name=item.name,
            explanation=item.explanation,
            rank=item.rank,
            handed_in_on=today if item.id in handed_in else None,
        )
        for item in await work.all(queries.checklist(procedure))
    ]


async def days_to_decide(work: Work, procedure: Procedure) -> int:
    term = await work.one_or_none(queries.term(procedure))
    return term.days if term else DEFAULT_DAYS[procedure]


def _mark(organization: Organization, application: Application) -> None:
    """The organisation shows where its application is; withdrawn, it stands where it stood before."""
    withdrawn = application.state is ApplicationState.WITHDRAWN
    code = "none" if withdrawn else application.state.value
    if application.procedure is Procedure.FILING:
        organization.filing_state = FilingState(code)
    else:
        organization.registration_state = RegistrationState(code)


# --- papers


async def hand_in(work: Work, application_id: UUID, paper_id: UUID) -> Application:
    """One paper; handing it in twice changes nothing. Raises `NoSuchPaper`, `ApplicationClosed`."""
    _organization, application = await _to_change(work, Organizations.APPLY, application_id)
    application.hand_in(paper_id, clock.today())
    _record(work, PaperHandedIn, application, paper_id=paper_id, missing=application.papers_missing)
    await work.flush()
    return application


async def take_back(work: Work, application_id: UUID, paper_id: UUID) -> Application:
    """A paper that was handed in turned out to be none. Raises `NoSuchPaper`, `ApplicationClosed`."""
    _organization, application = await _to_change(work, Organizations.APPLY, application_id)
    application.take_back(paper_id)
    _record(work, PaperTakenBack, application, paper_id=paper_id, missing=application.papers_missing)
    await work.flush()
    return application


async def complete(work: Work, application_id: UUID) -> Application:
    """Hand a returned application in again. Raises `PapersMissing`, `WrongApplicationState`."""
    organization, application = await _to_change(work, Organizations.APPLY, application_id)
    application.complete(clock.today(), await days_to_decide(work, application.procedure))
    _mark(organization, application)
    _record(work, ApplicationCompleted, application, due_on=application.due_on)
    await work.flush()
    return application


async def withdraw(work: Work, application_id: UUID) -> Application:
    """Raises `ApplicationClosed`."""
    organization, application = await _to_change(work, Organizations.APPLY, application_id)
    _withdraw(work, organization, application, clock.today())
    await work.flush()
    return application


async def withdraw_all(work: Work, organization: Organization, on: date) -> None:
    """What is open, because the organisation is no more."""
    for application in await work.all(queries.applications_of(organization.id)):
        if application.state.is_open:
            _withdraw(work, organization, application, on)


def _withdraw(work: Work, organization: Organization, application: Application, on: date) -> None:
    application.withdraw(on)
    _mark(organization, application)
    _record(work, ApplicationWithdrawn, application)


# --- the decision


async def decide(work: Work, application_id: UUID, data: Decision) -> Application:
    """One of `grant`, `send_back` and `refuse`, as their own words say."""
    match data.outcome:
        case Outcome.APPROVE:
            brought = Grant(credit_code=data.credit_code, registers_as=data.registers_as, on=data.on)
            return await grant(work, application_id, brought)
        case Outcome.RETURN:
            return await send_back(work, application_id, No(reason=data.reason))
        case Outcome.REFUSE:
            return await refuse(work, application_id, No(reason=data.reason))


async def send_back(work: Work, application_id: UUID, data: No) -> Application:
    """Ask for something to be put right. Raises `ReasonNeeded`, `WrongApplicationState`."""
    organization, application = await _to_change(work, Organizations.DECIDE, application_id)
    application.send_back(data.reason)
    _mark(organization, application)
    _record(work, ApplicationReturned, application)
    await work.flush()
    return application


async def refuse(work: Work, application_id: UUID, data: No) -> Application:
    """Raises `ReasonNeeded`, `ApplicationClosed`."""
    organization, application = await _to_change(work, Organizations.DECIDE, application_id)
    application.refuse(data.reason, clock.today())
    _mark(organization, application)
    _record(work, ApplicationRefused, application)
    await work.flush()
    return application


async def grant(work: Work, application_id: UUID, data: Grant) -> Application:
    """Filing gives the township's next number, registration takes the bureau's code.

    Raises `PapersMissing` with every missing paper by name, `WrongApplicationState`, `LegalFormNeeded`,
    `CreditCodeTaken`, `Invalid` without a code.
    """
    organization, application = await _to_change(work, Organizations.DECIDE, application_id)
    application.grant(clock.today())
    if application.procedure is Procedure.FILING:
        await _file(work, organization, application)
    else:
        _register(work, organization, application, data)
    await work.flush()
    return application


async def _file(work: Work, organization: Organization, application: Application) -> None:
    today = clock.today()
    number = await next_filing_number(work, today)
    organization.file(number, today)
    work.record(OrganizationFiled(organization_id=organization.id, application_id=application.id, number=Code(number)))


def _register(work: Work, organization: Organization, application: Application, data: Grant) -> None:
    if data.credit_code is None:
        raise Invalid({"credit_code": FieldError("required", _("请填写登记证书上的统一社会信用代码"))})
    organization.register(data.credit_code, data.on or clock.today(), data.registers_as or application.registers_as)
    work.record(
        OrganizationRegistered(
            organization_id=organization.id, application_id=application.id, credit_code=Code(data.credit_code)
        )
    )


def _record(work: Work, event: Callable[..., Event], application: Application, **facts: Any) -> None:
    """With what every event of an application says: of whom, and which one."""
    whose = {"organization_id": application.organization_id, "application_id": application.id}
    work.record(event(**whose, procedure=application.procedure, **facts))


async def _to_change(work: Work, permission: Organizations, application_id: UUID) -> tuple[Organization, Application]:
    """Both locked, the organisation first, as every verb does."""
    reach = work.require(permission)
    organization_id = await work.one(
        select(Application.organization_id).where(Application.id == application_id), NoSuchApplication
    )
    organization = await work.one(queries.organization_to_change(reach, organization_id), NoSuchApplication)
    application = await work.one(queries.application_to_change(reach, application_id), NoSuchApplication)
    work.check_version(application)
    return organization, application
