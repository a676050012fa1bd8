"""Consents: given before a sensitive field is kept, withdrawn as easily, with everything that stood on them."""

from uuid import UUID

from wushe.kernel.clock import now
from wushe.kernel.work import Work
from wushe.people import queries, sealing
from wushe.people.drafting import consent_of, sensitive_value
from wushe.people.errors import ConsentStands, NoSuchConsent, NoSuchPerson
from wushe.people.events import ConsentGiven, ConsentTakenBack, PersonErased, SensitiveKept
from wushe.people.kinds import SensitiveField
from wushe.people.models import Consent, Guardianship, Person
from wushe.people.models.consent import refuse_future
from wushe.people.permissions import People
from wushe.people.schemas import ConsentData
from wushe.people.wording import Purpose


async def give_consent(work: Work, person_id: UUID, data: ConsentData) -> Consent:
    """Write down a consent and keep what it covers. Raises `ConsentStands`, `ConsentInFuture`, `IdNumberKnown`."""
    person = await consenting(work, person_id)
    person.refuse_if_erased()
    standing = await work.one_or_none(queries.standing_consent(person.id, data.purpose))
    if standing is not None and not (data.id_number or data.address):
        raise ConsentStands
    return await give_consent_to(work, person, data)


async def give_consent_to(work: Work, person: Person, data: ConsentData) -> Consent:
    """The same for a person that a verb has already loaded. A standing consent for the purpose is used again."""
    refuse_future(data.given_on, "given_on")
    consent = await work.one_or_none(queries.standing_consent(person.id, data.purpose))
    if consent is None:
        consent = consent_of(work, person, purpose=data.purpose, given_on=data.given_on, form=data.form)
        work.add(consent)
        work.record(ConsentGiven(person_id=person.id, consent_id=consent.id, purpose=consent.purpose))
        await work.flush()
    values = {SensitiveField.ID_NUMBER: data.id_number, SensitiveField.ADDRESS: data.address}
    for field, plain in values.items():
        if plain:
            await _keep(work, person, consent, field, plain)
    if any(values.values()):
        work.record(SensitiveKept(person_id=person.id, consent_id=consent.id))
    await work.flush()
    return consent


async def _keep(work: Work, person: Person, consent: Consent, field: SensitiveField, plain: str) -> None:
    """A new value takes the place of the old one, and stands on the new consent."""
    known = {value.field: value for value in await work.all(queries.sensitive(person.id))}
    value = known.get(field)
    if value is None:
        work.add(sensitive_value(work, consent, field, plain))
        return
    value.consent_id = consent.id
    for column, content in sealing.sensitive_columns(work, field, plain).items():
        setattr(value, column, content)


async def withdraw_consent(work: Work, person_id: UUID, consent_id: UUID) -> Consent:
    """Take a consent back: what was kept under it is erased, that it was given stays. Raises `ConsentWithdrawn`."""
    person = await consenting(work, person_id)
    consent = await work.one(queries.consent(consent_id, person.id), NoSuchConsent)
    erased = await _erase_under(work, consent)
    consent.withdraw(now())
    work.record(ConsentTakenBack(person_id=person.id, consent_id=consent.id, purpose=consent.purpose, erased=erased))
    await work.flush()
    return consent


async def withdraw_guardianship(work: Work, person_id: UUID) -> None:
    """The guardian wants nothing kept: everything is erased of all who are children still and were spoken for."""
    person = await consenting(work, person_id)
    if person.guardianship_id is None:
        raise NoSuchConsent
    guardianship = await work.get(Guardianship, person.guardianship_id)
    guardianship.withdraw(now())
    for child in await work.all(queries.children_of(guardianship.id)):
        if child.is_child:
            await _erase(work, child)
    await work.flush()


async def erase_person(work: Work, person_id: UUID) -> None:
    """Erase everything that names the person. Hours and needs keep pointing at a row that says nothing."""
    person = await consenting(work, person_id)
    person.refuse_if_erased()
    await _erase(work, person)
    await work.flush()


async def consenting(work: Work, person_id: UUID) -> Person:
    """The person whose consent is changed: by staff within their reach, or by themselves."""
    reach = work.require(People.PROFILE if person_id == work.person.person_id else People.CONSENT)
    return await work.one(queries.person(reach, person_id), NoSuchPerson)


async def _erase(work: Work, person: Person) -> None:
    for consent in await work.all(queries.consents(person.id)):
        if consent.stands:
            await _erase_under(work, consent)
            consent.withdraw(now())
    volunteer = await work.one_or_none(queries.volunteer(person.id))
    if volunteer is not None:
        volunteer.leave()
    person.erase()
    work.record(PersonErased(person_id=person.id))


async def _erase_under(work: Work, consent: Consent) -> int:
    """Erase what stands on the consent before the consent falls, as the foreign keys ask; returns how many values."""
    values = await work.all(queries.kept_under(consent.id))
    for value in values:
        await work.session.delete(value)
    if consent.purpose is Purpose.PUBLICITY:
        volunteer = await work.one_or_none(queries.volunteer(consent.person_id))
        if volunteer is not None:
            volunteer.show(None)
    await work.flush()
    return len(values)
