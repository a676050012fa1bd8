"""Sign-up: a place, or a place in the queue; given up, and the next one moves up."""

from uuid import UUID

from wushe.activities import codes, queries
from wushe.activities.errors import ConsentNeeded, NoSuchActivity, NoSuchSession, NoSuchSignUp, NotOpen
from wushe.activities.events import MovedUp, SignedUp, SignUpWithdrawn
from wushe.activities.kinds import ActivityState, Part, SignUpState
from wushe.activities.models import Activity, Session, SignUp
from wushe.activities.permissions import Activities
from wushe.activities.queries import attending as attending_queries, sessions as session_queries
from wushe.activities.schemas.attending import NewSignUp, PublicSignUp
from wushe.activities.service.acting import acting
from wushe.activities.service.enrolling import care_for, refuse_unless
from wushe.activities.service.places import free, take
from wushe.activities.service.throttle import count_joining
from wushe.activities.wording import JOINING
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.people.models import Person
from wushe.people.service.contact import find_or_record


async def sign_up(work: Work, session_id: UUID, data: NewSignUp) -> SignUp:
    """Oneself, or somebody else by the organiser. Without a free place one waits.

    Raises `AlreadySignedUp`, `GuardianConsentNeeded`, `NotAVolunteer`, `NotAMember`, `NotOpen`.
    """
    person_id = data.person_id or acting(work)
    if person_id == work.person.person_id:
        work.require(Activities.ATTEND)
        session = await _published(work, session_id)
    else:
        session = await _of_organiser(work, session_id)
    return await _enrol(work, session, person_id, data.part)


async def join(work: Work, session_id: UUID, data: PublicSignUp, network: bytes | None) -> SignUp:
    """A resident without an account, as one to be served.

    Raises `ConsentNeeded`, `JoinedTooOften`, `NotOpen`, `AlreadySignedUp`, `GuardianConsentNeeded`.
    """
    work.require(Activities.JOIN)
    if not data.consents:
        raise ConsentNeeded
    await count_joining(work, network)
    session = await work.one(session_queries.public_session(session_id), NoSuchSession)
    person = await find_or_record(work, name=data.name, phone=data.phone)
    joined = await _enrol(work, session, person.id, Part.BENEFICIARY)
    joined.wording = JOINING.version
    await work.flush()
    return joined


async def _published(work: Work, session_id: UUID) -> Session:
    session = await work.one(session_queries.session_by_id(session_id), NoSuchSession)
    activity = await work.get(Activity, session.activity_id)
    if activity.state is not ActivityState.PUBLISHED:
        raise NoSuchSession
    return session


async def _of_organiser(work: Work, session_id: UUID) -> Session:
    reach = work.require(Activities.CHECK_IN)
    activity = await work.one(queries.activity_of_session(reach, session_id), NoSuchActivity)
    if activity.state is not ActivityState.PUBLISHED:
        raise NotOpen
    return await work.one(session_queries.session_by_id(session_id), NoSuchSession)


async def _enrol(work: Work, session: Session, person_id: UUID, part: Part) -> SignUp:
    session.refuse_sign_up(clock.now())
    person = await work.get(Person, person_id)
    activity = await work.get(Activity, session.activity_id)
    care = await care_for(work, person)
    await refuse_unless(work, activity, person_id, part)
    placed = await take(work, session, part)
    signed_up = work.add(
        SignUp(
            id=new_id(),
            session_id=session.id,
            person_id=person_id,
            part=part,
            state=SignUpState.TAKEN if placed else SignUpState.WAITING,
            is_child=care.is_child,
            guardianship_id=care.guardianship_id,
            asked_at=clock.now(),
            asked_by=work.person.person_id,
        )
    )
    work.record(SignedUp(session_id=session.id, person_id=person_id, part=part, waiting=not placed))
    await work.flush()
    return signed_up


async def withdraw(work: Work, session_id: UUID, person_id: UUID | None = None) -> SignUp:
    """Give one's own place up, or as the organiser another's; the first in the queue moves up. Raises `NotOpen`."""
    person_id = person_id or acting(work)
    if person_id == work.person.person_id:
        work.require(Activities.ATTEND)
        session = await _published(work, session_id)
    else:
        session = await _of_organiser(work, session_id)
    session.refuse_sign_up(clock.now())
    session = await work.one(session_queries.locked(session_queries.session_by_id(session_id)), NoSuchSession)
    signed_up = await work.one(attending_queries.sign_up_of(session.id, person_id), NoSuchSignUp)
    await _give_up(work, session, signed_up)
    return signed_up


async def opened(work: Work, code: str) -> tuple[SignUp, Session, Activity]:
    """What a resident without an account signed up for, by the code of their link. Raises `NoSuchSignUp`."""
    work.require(Activities.JOIN)
    rows = await work.rows(attending_queries.sign_up_by_id(codes.opened_sign_up(work.secret, code)))
    if not rows:
        raise NoSuchSignUp
    signed_up, session, activity = rows[0]
    return signed_up, session, activity


async def withdraw_opened(work: Work, code: str) -> SignUp:
    """Give the place up without an account; a second time nothing happens. Raises `NoSuchSignUp`, `NotOpen`."""
    signed_up, session, _activity = await opened(work, code)
    session = await work.one(session_queries.locked(session_queries.session_by_id(session.id)), NoSuchSession)
    await work.session.refresh(signed_up)
    if signed_up.state is not SignUpState.WITHDRAWN:
        session.refuse_sign_up(clock.now())
        await _give_up(work, session, signed_up)
    return signed_up


async def _give_up(work: Work, session: Session, signed_up: SignUp) -> None:
    """The caller holds the session's row."""
    had_place = signed_up.state is SignUpState.TAKEN
    signed_up.withdraw()
    await work.flush()
    work.record(SignUpWithdrawn(session_id=session.id, person_id=signed_up.person_id))
    if had_place:
        await free(work, session, signed_up.part)
        await move_up(work, session, signed_up.part)


async def move_up(work: Work, session: Session, part: Part) -> None:
    """Everybody in the queue for whom there is a place now, in order; the caller holds the session's row."""
    while (waiting := await work.one_or_none(attending_queries.first_waiting(session.id, part))) is not None:
        if not await take(work, session, part):
            return
        waiting.move_up()
        work.record(MovedUp(activity_id=session.activity_id, session_id=session.id, person_id=waiting.person_id))
        await work.flush()
