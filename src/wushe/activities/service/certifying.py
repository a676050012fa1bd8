"""志愿服务记录证明: issued from approved hours, verified by a stranger, revoked (民政部令第67号)."""

from uuid import UUID

from sqlalchemy import func, select

from wushe.activities import codes
from wushe.activities.errors import NoHours, NoSuchCertificate, PeriodReversed
from wushe.activities.events import CertificateIssued, CertificateRevoked
from wushe.activities.kinds import Verdict
from wushe.activities.models import Certificate, CertificateEntry
from wushe.activities.permissions import Activities
from wushe.activities.queries import hours as hours_queries, papers as queries
from wushe.activities.schemas.papers import CertificateData, Verification
from wushe.activities.service.acting import acting, hold_person
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.sheets.kinds import parse_half_hours
from wushe.kernel.text import normalised
from wushe.kernel.work import Work
from wushe.people.errors import NoSuchPerson
from wushe.people.models import Person

_SERIAL = slice(6, 12)


async def issue(work: Work, data: CertificateData) -> Certificate:
    """A certificate of the approved hours of those days, added up again here. Raises `NoHours`, `PeriodReversed`."""
    reach = work.require(Activities.CERTIFY)
    person = await work.one(queries.certifiable(reach, data.person_id or acting(work)), NoSuchPerson)
    person.refuse_if_erased()
    if data.last_on < data.first_on:
        raise PeriodReversed().beside("last_on")
    await hold_person(work, person.id)
    entries = await work.all(hours_queries.approved_between(person.id, data.first_on, data.last_on))
    if not entries:
        raise NoHours
    certificate = work.add(
        Certificate(
            id=new_id(),
            number=await _next_number(work),
            person_id=person.id,
            first_on=data.first_on,
            last_on=data.last_on,
            minutes=sum(entry.minutes for entry in entries),
            in_charge=data.in_charge,
            contact=data.contact,
            issued_by=work.person.person_id,
            issued_at=clock.now(),
        )
    )
    await work.flush()
    for entry in entries:
        work.add(CertificateEntry(certificate_id=certificate.id, hours_id=entry.id, minutes=entry.minutes))
    work.record(CertificateIssued(certificate_id=certificate.id, person_id=person.id, minutes=certificate.minutes))
    await work.flush()
    return certificate


async def _next_number(work: Work) -> str:
    """The year's next serial; issuing waits for issuing, so that no number is given twice."""
    await work.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"zy:{work.tenant.id}", 0))))
    year = clock.today().year
    highest = await work.scalar(queries.highest_number(f"ZY{year:04}"))
    return codes.certificate_number(year, int(highest[_SERIAL]) + 1 if highest else 1)


async def revoke(work: Work, certificate_id: UUID) -> Certificate:
    """From now on it matches nothing. Raises `Revoked`."""
    reach = work.require(Activities.CERTIFY)
    certificate = await work.one(queries.certificate(reach, certificate_id), NoSuchCertificate)
    certificate.revoke(clock.now())
    work.record(CertificateRevoked(certificate_id=certificate.id, person_id=certificate.person_id))
    await work.flush()
    return certificate


async def verify(work: Work, data: Verification) -> Verdict:
    """Whether a paper matches what is recorded, and nothing more: neither name nor hours leave the product."""
    work.require(Activities.VERIFY)
    number = codes.parse_certificate_number(data.number)
    if number is None:
        return Verdict.NO_MATCH
    certificate = await work.one_or_none(queries.certificates_numbered([number]))
    if certificate is None or certificate.revoked_at is not None or not await _says(work, certificate, data):
        return Verdict.NO_MATCH
    changed = await work.scalar(queries.corrected([certificate.id]))
    return Verdict.CORRECTED if changed else Verdict.MATCHES


async def _says(work: Work, certificate: Certificate, data: Verification) -> bool:
    """Whether the certificate says that name and those hours, as far as they were given."""
    if data.hours and parse_half_hours(data.hours) != certificate.minutes:
        return False
    if not data.name:
        return True
    person = await work.get(Person, certificate.person_id)
    return normalised(person.name) == normalised(data.name)
