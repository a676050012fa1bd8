"""Questions about certificates and ratings."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select

from wushe.activities.kinds import CommentState, HoursState
from wushe.activities.models import Activity, Attendance, Certificate, CertificateEntry, Rating, ServiceHours, Session
from wushe.activities.queries.reach import changeable
from wushe.kernel.work import Reach
from wushe.organizations.models import Organization
from wushe.people.models import Person


def certificate(reach: Reach, certificate_id: UUID) -> Select[Certificate]:
    """One's own, or of a person within reach."""
    return (
        select(Certificate)
        .join(Person, Person.id == Certificate.person_id)
        .where(
            Certificate.id == certificate_id,
            reach.clause(own=lambda person_id: Certificate.person_id == person_id, community=Person.community_id.in_),
        )
    )


def certifiable(reach: Reach, person_id: UUID) -> Select[Person]:
    """A person for whom one may issue a certificate."""
    return select(Person).where(
        Person.id == person_id,
        reach.clause(own=lambda own: Person.id == own, community=Person.community_id.in_),
    )


def certificates_of(person_id: UUID) -> Select[Certificate]:
    """The newest first."""
    return (
        select(Certificate)
        .where(Certificate.person_id == person_id)
        .order_by(Certificate.issued_at.desc(), Certificate.id.desc())
    )


def certificates_numbered(numbers: Iterable[str]) -> Select[Certificate]:
    return select(Certificate).where(Certificate.number.in_(list(numbers)))


def highest_number(prefix: str) -> Select[str]:
    """The last number of a year; letters of chance stand behind the serial, so the order is that of serials."""
    return select(func.max(Certificate.number)).where(Certificate.number.like(f"{prefix}%"))


def corrected(certificate_ids: Iterable[UUID]) -> Select[UUID]:
    """Which of these certificates tell of hours that are no longer approved, or no longer so many."""
    same = and_(ServiceHours.tenant_id == CertificateEntry.tenant_id, ServiceHours.id == CertificateEntry.hours_id)
    return (
        select(CertificateEntry.certificate_id)
        .join(ServiceHours, same)
        .where(
            CertificateEntry.certificate_id.in_(list(certificate_ids)),
            or_(ServiceHours.state != HoursState.APPROVED, ServiceHours.minutes != CertificateEntry.minutes),
        )
        .distinct()
    )


def told_by(certificate_id: UUID) -> Select[ServiceHours, int, str, str]:
    """(entry, minutes at issue, activity's title, organisation) of a certificate, the earliest first."""
    return (
        select(ServiceHours, CertificateEntry.minutes, Activity.title, Organization.name)
        .join(CertificateEntry, CertificateEntry.hours_id == ServiceHours.id)
        .join(Session, Session.id == ServiceHours.session_id)
        .join(Activity, Activity.id == Session.activity_id)
        .join(Organization, Organization.id == Activity.organization_id)
        .where(CertificateEntry.certificate_id == certificate_id)
        .order_by(ServiceHours.starts_at, ServiceHours.id)
    )


# --- ratings


def rating_of(attendance_id: UUID) -> Select[Rating]:
    return select(Rating).where(Rating.attendance_id == attendance_id)


def rated(session_id: UUID) -> Select[UUID]:
    """The attendances of a session that have a rating."""
    return select(Rating.attendance_id).where(Rating.session_id == session_id)


def served(attendance_id: UUID) -> Select[Attendance, Session, Activity]:
    """(attendance, session, activity) of somebody who was served and may say how it was."""
    return (
        select(Attendance, Session, Activity)
        .join(Session, Session.id == Attendance.session_id)
        .join(Activity, Activity.id == Session.activity_id)
        .where(Attendance.id == attendance_id, Attendance.part == "beneficiary", Attendance.person_id.is_not(None))
    )


def ratings(
    *, activity_id: UUID | None = None, linkage_id: UUID | None = None, organization_id: UUID | None = None
) -> Select[int | None, int]:
    """(average in tenths of a star, how many), rounded half up; everything that is not None narrows."""
    tenths = func.floor(func.avg(Rating.stars) * 10 + 0.5)
    found = (
        select(tenths, func.count(Rating.id))
        .select_from(Rating)
        .join(Session, Session.id == Rating.session_id)
        .join(Activity, Activity.id == Session.activity_id)
    )
    for column, wanted in (
        (Activity.id, activity_id),
        (Activity.linkage_id, linkage_id),
        (Activity.organization_id, organization_id),
    ):
        if wanted is not None:
            found = found.where(column == wanted)
    return found


def comments(activity_id: UUID) -> Select[Rating]:
    """What was said of an activity and is shown, the newest first."""
    return (
        select(Rating)
        .join(Session, Session.id == Rating.session_id)
        .where(Session.activity_id == activity_id, Rating.comment_state == CommentState.SHOWN)
        .order_by(Rating.rated_at.desc(), Rating.id.desc())
    )


def comments_waiting(reach: Reach) -> Select[Rating, str]:
    """(rating, activity's title) whose words nobody has read, of activities within reach, the oldest first."""
    return (
        select(Rating, Activity.title)
        .join(Session, Session.id == Rating.session_id)
        .join(Activity, Activity.id == Session.activity_id)
        .where(changeable(reach), Rating.comment_state == CommentState.WAITING)
        .order_by(Rating.id)
    )


def rating_to_moderate(reach: Reach, rating_id: UUID) -> Select[Rating]:
    return (
        select(Rating)
        .join(Session, Session.id == Rating.session_id)
        .join(Activity, Activity.id == Session.activity_id)
        .where(Rating.id == rating_id, changeable(reach))
    )
