"""People from a sheet: each row as careful as the form, and a hundred thousand of them in batches."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from wushe.communities import queries as communities
from wushe.communities.finding import CommunityNames
from wushe.kernel.database.bulk import insert_rows
from wushe.kernel.database.model import Versioned
from wushe.kernel.errors import Refusal
from wushe.kernel.importing.declared import Outcome, Row
from wushe.kernel.work import Reach, Work
from wushe.people import queries, sealing
from wushe.people.drafting import IN_ORDER, Draft, draft
from wushe.people.errors import CommunityNeeded, IdNumberKnown, PhoneAbove, PhoneKnown
from wushe.people.models import Person
from wushe.people.permissions import People
from wushe.people.schemas import NewPerson


async def take_people(work: Work, rows: Sequence[Row]) -> None:
    """Record the people of these rows; who is known already, or was named further up, is refused."""
    reach = work.require(People.IMPORT)
    names = await CommunityNames.within(work, reach)
    entered = {row.number: data for row in rows if (data := _entered(row, names, reach))}
    await _refuse_known(work, rows, entered)
    drafts: list[Draft] = []
    for row in rows:
        if row.is_refused:
            continue
        try:
            drafts.append(draft(work, entered[row.number]))
        except Refusal as refusal:
            row.refuse(refusal)
        else:
            row.did(Outcome.ADDED)
    await _insert(work, drafts)


def _entered(row: Row, names: CommunityNames, reach: Reach) -> NewPerson | None:
    """The row as the form would have sent it; a community that is none refuses the row."""
    values = dict(row.values)
    written = values.pop("community")
    try:
        if written:
            values["community_id"] = names.find(written)
        elif not reach.whole_tenant:
            row.refuse(CommunityNeeded(), "community")
            return None
    except Refusal as refusal:
        row.refuse(refusal, "community")
        return None
    return NewPerson(**{field: value for field, value in values.items() if value is not None})


async def _refuse_known(work: Work, rows: Sequence[Row], entered: dict[int, NewPerson]) -> None:
    """By the fingerprints of all rows at once: two questions for a batch, whatever its size."""
    phones = {row.number: _phone(work, entered[row.number]) for row in rows if row.number in entered}
    ids = {row.number: _id(work, entered[row.number]) for row in rows if row.number in entered}
    with_phone = {one.phone_hash: one for one in await work.all(queries.with_phones(filter(None, phones.values())))}
    same_id = await work.all(queries.with_id_hashes(filter(None, ids.values())))
    with_id = {found.fingerprint: found.person_id for found in same_id}
    called = await _called(work, [*with_phone.values(), *await work.all(queries.people_by_ids(with_id.values()))])
    first: dict[bytes, int] = {}
    for row in rows:
        phone, id_number = phones.get(row.number), ids.get(row.number)
        if id_number in with_id:
            row.refuse(IdNumberKnown(**called[with_id[id_number]]))
        elif phone in with_phone:
            row.refuse(PhoneKnown(**called[with_phone[phone].id]))
        elif phone and (above := first.setdefault(phone, row.number)) != row.number:
            row.refuse(PhoneAbove(row=above), "phone")


def _phone(work: Work, data: NewPerson) -> bytes | None:
    return sealing.phone_hash(work, data.phone) if data.phone and not data.different_person else None


def _id(work: Work, data: NewPerson) -> bytes | None:
    return sealing.id_hash(work, data.id_number) if data.id_number else None


async def _called(work: Work, known: Iterable[Person]) -> dict[UUID, dict[str, str]]:
    """Masked name and community of people who are known already."""
    people = list(known)
    ids = {person.community_id for person in people if person.community_id}
    names: dict[Any, str] = {row[0]: row[1] for row in await work.rows(communities.names(ids))} if ids else {}
    return {
        person.id: {"name": person.masked_name, "community": names.get(person.community_id, "—")} for person in people
    }


async def _insert(work: Work, drafts: Sequence[Draft]) -> None:
    """Table by table, all drafts together; a new person is the first version of themselves."""
    for model in IN_ORDER:
        born = {"version": 1} if issubclass(model, Versioned) else {}
        rows = [{**born, **columns} for one in drafts for columns in one.rows_of(model)]
        await insert_rows(work.session, model, rows, tenant_id=work.tenant.id)
