"""People on PostgreSQL: recording, consent before sensitive data, revealing for a reason."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access.roles import Role
from wushe.communities import queries as communities
from wushe.communities.errors import NoSuchCommunity
from wushe.communities.furnishing import FURNISHER
from wushe.kernel.clock import today
from wushe.kernel.errors import Forbidden, Invalid
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.work import Extent, Reach, Visitor
from wushe.people import queries, sealing, service
from wushe.people.errors import (
    CommunityNeeded,
    ConsentNeeded,
    ConsentStands,
    ConsentWithdrawn,
    CredentialTaken,
    Erased,
    GuardianNeeded,
    IdNumberKnown,
    NoSuchPerson,
    NotLicensed,
    PhoneKnown,
    RevealedTooOften,
)
from wushe.people.kinds import CredentialLevel, PersonRole, RevealReason, Skill, Slot
from wushe.people.models import Consent, Person, SensitiveValue, Volunteer
from wushe.people.schemas import ConsentData, NewPerson, PersonData, VolunteerData, WorkerData
from wushe.people.service.revealing import MOST_AN_HOUR
from wushe.people.wording import Purpose
from wushe.tenancy.places import Place as Township

Sessions = async_sessionmaker[AsyncSession]
EVERYWHERE = Reach(frozenset({Extent.TENANT}))
ID_NUMBER = "110101199003077758"
PHONE = "13812341234"


def with_id(**said: object) -> NewPerson:
    known = {"name": "张建国", "id_number": ID_NUMBER, "address": "开元路 1 号", "consent_given_on": date(2026, 1, 1)}
    return NewPerson(**(known | said))  # type: ignore[arg-type]


@pytest.fixture
async def township(sessions: Sessions) -> Township:
    return await given.township(sessions, communities=("开元路社区居委会", "双河村村委会"), furnishers=[FURNISHER])


@pytest.fixture
async def admin(sessions: Sessions, township: Township) -> Visitor:
    return await given.member(sessions, township, Role.TOWNSHIP_ADMIN)


@pytest.fixture
async def community_ids(sessions: Sessions, admin: Visitor) -> list[UUID]:
    async with given.work(sessions, admin) as work:
        return [row[0] for row in await work.rows(communities.choices())]


async def recorded(sessions: Sessions, who: Visitor, data: NewPerson | None = None) -> UUID:
    async with given.work(sessions, who) as work:
        return (await service.record_person(work, data or with_id())).id


async def count(sessions: Sessions, who: Visitor, event: str) -> int:
    async with given.work(sessions, who) as work:
        return await work.scalar(select(func.count()).select_from(JournalEntry).where(
            JournalEntry.tenant_id == work.tenant.id, JournalEntry.event == event
        ))  # fmt: skip


async def test_nothing_that_names_a_person_stands_in_the_tables_in_clear(
    sessions: Sessions, admin: Visitor, owner_url: str
) -> None:
    person_id = await recorded(sessions, admin, with_id(phone=PHONE))
    async with given.work(sessions, admin) as work:
        person = await work.get(Person, person_id)
        values = await work.all(queries.sensitive(person_id))
        kept = b"".join([person.phone_sealed or b"", person.phone_hash or b"", *(value.sealed for value in values)])
        assert not any(secret.encode() in kept for secret in (PHONE, ID_NUMBER, "开元路"))
        assert (person.phone_masked, person.birth_date, person.gender) == ("138****1234", date(1990, 3, 7), "male")
        facts = await work.all(select(JournalEntry).where(JournalEntry.tenant_id == work.tenant.id))
        assert not any(secret in str(entry.facts) for entry in facts for secret in (PHONE, ID_NUMBER, "张建国"))


async def test_people_are_found_by_name_pinyin_telephone_and_id_number(sessions: Sessions, admin: Visitor) -> None:
    person_id = await recorded(sessions, admin, with_id(phone=PHONE))
    await recorded(sessions, admin, NewPerson(name="李秀英", phone="13900005678"))
    async with given.work(sessions, admin) as work:
        for typed in ("张建国", "zhangjianguo", "zjg", PHONE, "+86 138 1234 1234", "1234", ID_NUMBER):
            found = await work.all(queries.people(EVERYWHERE, words=sealing.words(work, typed)))
            assert [one.id for one in found] == [person_id], typed
        assert await work.all(queries.people(EVERYWHERE, words=sealing.words(work, "13800000000"))) == []


async def test_a_known_telephone_shows_who_it_is_unless_it_is_said_to_be_another(
    sessions: Sessions, admin: Visitor
) -> None:
    known = await recorded(sessions, admin, NewPerson(name="张建国", phone=PHONE))
    async with given.work(sessions, admin) as work:
        with pytest.raises(PhoneKnown) as refused:
            await service.record_person(work, NewPerson(name="张小妹", phone=PHONE))
        assert "张*国" in refused.value.say()
        assert [one.id for one in await service.known_people(work, phone=PHONE)] == [known]
    await recorded(sessions, admin, NewPerson(name="张小妹", phone=PHONE, different_person=True))


async def test_a_known_id_number_is_one_person_whatever_is_said(sessions: Sessions, admin: Visitor) -> None:
    await recorded(sessions, admin)
    async with given.work(sessions, admin) as work:
        with pytest.raises(IdNumberKnown):
            await service.record_person(work, with_id(name="张三", different_person=True))


async def test_another_township_never_learns_whom_this_one_knows(sessions: Sessions, admin: Visitor) -> None:
    await recorded(sessions, admin, with_id(phone=PHONE))
    elsewhere = await given.township(sessions)
    stranger = await given.member(sessions, elsewhere, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, stranger) as work:
        assert await service.known_people(work, phone=PHONE, id_number=ID_NUMBER) == []
    await recorded(sessions, stranger, with_id(phone=PHONE))


async def test_staff_record_and_see_the_people_of_their_own_community(
    sessions: Sessions, township: Township, admin: Visitor, community_ids: list[UUID]
) -> None:
    own, other = community_ids
    staff = await given.visitor(sessions, township, Role.COMMUNITY_STAFF, communities=[own])
    neighbour = await recorded(sessions, admin, NewPerson(name="李秀英", community_id=other))
    mine = await recorded(sessions, staff, NewPerson(name="张建国", community_id=own))
    async with given.work(sessions, staff) as work:
        reach = work.require("people:read")
        assert [one.id for one in await work.all(queries.people(reach))] == [mine]
        with pytest.raises(NoSuchPerson):
            await service.edit_person(work, neighbour, PersonData(name="李四"))
        with pytest.raises(NoSuchPerson):
            await service.reveal(work, neighbour, RevealReason.PHONE_CALL)
        with pytest.raises(CommunityNeeded):
            await service.record_person(work, NewPerson(name="王五"))
        with pytest.raises(NoSuchCommunity):
            await service.record_person(work, NewPerson(name="王五", community_id=other))


async def test_no_sensitive_field_without_consent(sessions: Sessions, admin: Visitor) -> None:
    async with given.work(sessions, admin) as work:
        for refused in (with_id(consent_given_on=None), with_id(consent_given_on=None, id_number="")):
            with pytest.raises(ConsentNeeded):
                await service.record_person(work, refused)
        with pytest.raises(Invalid) as future:
            await service.record_person(work, with_id(consent_given_on=today() + timedelta(days=1)))
        assert future.value.fields["consent_given_on"].code == "people.consent_in_future"
        work.abandon()
    async with given.work(sessions, admin) as work:
        assert await work.scalar(select(func.count()).select_from(SensitiveValue)) == 0


async def test_the_database_keeps_no_sensitive_value_without_a_consent_of_that_person(
    sessions: Sessions, admin: Visitor
) -> None:
    one = await recorded(sessions, admin)
    other = await recorded(sessions, admin, NewPerson(name="李秀英"))
    async with given.work(sessions, admin) as work:
        consent = (await work.all(queries.consents(one)))[0]
        for consent_id, constraint in ((consent.id, "fk_person_sensitive_consent"), (None, "consent_id")):
            async with work.session.begin_nested() as attempt:
                value = SensitiveValue(person_id=other, field="address", sealed=b"x", consent_id=consent_id)
                work.session.add(value)
                with pytest.raises(IntegrityError, match=constraint):
                    await work.session.flush()
                await attempt.rollback()
        work.abandon()


async def test_a_consent_cannot_fall_while_something_stands_on_it(sessions: Sessions, admin: Visitor) -> None:
    person_id = await recorded(sessions, admin)
    async with given.work(sessions, admin) as work:
        falls = update(Consent).where(Consent.person_id == person_id).values(stands=False, withdrawn_at=func.now())
        with pytest.raises(IntegrityError, match="fk_person_sensitive_consent"):
            await work.session.execute(falls)
        work.abandon()


async def test_withdrawing_erases_the_values_and_keeps_the_proof(sessions: Sessions, admin: Visitor) -> None:
    person_id = await recorded(sessions, admin, with_id(phone=PHONE))
    async with given.work(sessions, admin) as work:
        consent = (await work.all(queries.consents(person_id)))[0]
        await service.withdraw_consent(work, person_id, consent.id)
    async with given.work(sessions, admin) as work:
        revealed = await service.reveal(work, person_id, RevealReason.OWN_REQUEST)
        assert (revealed.phone, revealed.id_number, revealed.address) == (PHONE, "", "")
        proof = (await work.all(queries.consents(person_id)))[0]
        assert not proof.stands
        assert (proof.given_on, proof.wording) == (date(2026, 1, 1), "2026-1")
        with pytest.raises(ConsentWithdrawn):
            await service.withdraw_consent(work, person_id, proof.id)
        given_again = ConsentData(purpose=Purpose.SERVICE, given_on=today(), address="新居")
        assert (await service.give_consent(work, person_id, given_again)).id != proof.id


async def test_a_purpose_is_consented_to_once_and_may_cover_more_later(sessions: Sessions, admin: Visitor) -> None:
    person_id = await recorded(sessions, admin)
    async with given.work(sessions, admin) as work:
        with pytest.raises(ConsentStands):
            await service.give_consent(work, person_id, ConsentData(purpose=Purpose.SERVICE, given_on=today()))
        moved = ConsentData(purpose=Purpose.SERVICE, given_on=today(), address="新居")
        await service.give_consent(work, person_id, moved)
        assert (await service.reveal(work, person_id, RevealReason.HOME_VISIT)).address == "新居"


async def test_a_person_withdraws_their_own_consent_and_nobody_else_s(
    sessions: Sessions, township: Township, admin: Visitor
) -> None:
    mine, other = await recorded(sessions, admin), await recorded(sessions, admin, NewPerson(name="李秀英"))
    myself = await given.member(sessions, township, Role.VOLUNTEER, person_id=mine)
    async with given.work(sessions, myself) as work:
        consent = (await work.all(queries.consents(mine)))[0]
        with pytest.raises(Forbidden):
            await service.withdraw_consent(work, other, consent.id)
        await service.withdraw_consent(work, mine, consent.id)


async def test_a_child_is_kept_with_a_guardian_s_consent_alone(sessions: Sessions, admin: Visitor) -> None:
    child = NewPerson(name="小明", birth_date=today() - timedelta(days=3000))
    async with given.work(sessions, admin) as work:
        with pytest.raises(GuardianNeeded):
            await service.record_person(work, child)
    said = {"guardian_name": "张建国", "guardian_phone": PHONE, "guardian_given_on": today(), "address": "开元路"}
    child_id = await recorded(sessions, admin, NewPerson(name="小明", birth_date=child.birth_date, **said))
    async with given.work(sessions, admin) as work:
        with pytest.raises(IntegrityError, match="child_has_guardian"):
            await work.session.execute(update(Person).where(Person.id == child_id).values(guardianship_id=None))
        work.abandon()
    async with given.work(sessions, admin) as work:
        await service.withdraw_guardianship(work, child_id)
    async with given.work(sessions, admin) as work:
        erased = await work.get(Person, child_id)
        assert (erased.name, erased.birth_date, erased.status) == ("—", None, "erased")
        assert await work.all(queries.sensitive(child_id)) == []
        with pytest.raises(Erased):
            await service.reveal(work, child_id, RevealReason.OTHER)


async def test_revealing_is_recorded_with_its_reason_and_needs_the_permission(
    sessions: Sessions, township: Township, admin: Visitor
) -> None:
    person_id = await recorded(sessions, admin, with_id(phone=PHONE))
    async with given.work(sessions, admin) as work:
        revealed = await service.reveal(work, person_id, RevealReason.HOME_VISIT)
        assert (revealed.name, revealed.phone, revealed.id_number) == ("张建国", PHONE, ID_NUMBER)
    async with given.work(sessions, admin) as work:
        entry = await work.one(select(JournalEntry).where(
            JournalEntry.tenant_id == work.tenant.id, JournalEntry.event == "person_revealed"
        ))  # fmt: skip
        assert entry.facts["reason"] == "home_visit"
        assert entry.facts["id_number"]
    volunteer = await given.visitor(sessions, township, Role.VOLUNTEER)
    async with given.work(sessions, volunteer) as work:
        with pytest.raises(Forbidden):
            await service.reveal(work, person_id, RevealReason.HOME_VISIT)
    worker = await given.visitor(sessions, township, Role.SOCIAL_WORKER)
    async with given.work(sessions, worker) as work:
        with pytest.raises(NoSuchPerson):
            await service.reveal(work, person_id, RevealReason.HOME_VISIT)


async def test_the_fiftieth_look_in_an_hour_raises_the_alarm_and_the_next_is_refused(
    sessions: Sessions, admin: Visitor
) -> None:
    person_id = await recorded(sessions, admin)
    for _ in range(MOST_AN_HOUR):
        async with given.work(sessions, admin) as work:
            await service.reveal(work, person_id, RevealReason.PHONE_CALL)
    assert await count(sessions, admin, "revealed_often") == 1
    async with given.work(sessions, admin) as work:
        with pytest.raises(RevealedTooOften):
            await service.reveal(work, person_id, RevealReason.PHONE_CALL)


async def test_an_empty_name_or_telephone_stays_as_it_is(sessions: Sessions, admin: Visitor) -> None:
    person_id = await recorded(sessions, admin, NewPerson(name="张建国", phone=PHONE))
    async with given.work(sessions, admin) as work:
        edited = await service.edit_person(work, person_id, PersonData())
        assert (edited.name, edited.phone_masked) == ("张建国", "138****1234")
        edited = await service.edit_person(work, person_id, PersonData(name="张国", remove_phone=True))
        assert (edited.name, edited.phone_masked) == ("张国", None)


async def test_a_volunteer_is_shown_by_name_under_a_consent_that_can_be_withdrawn(
    sessions: Sessions, admin: Visitor
) -> None:
    person_id = await recorded(sessions, admin, NewPerson(name="张建国"))
    offer = VolunteerData(skills=[Skill.REPAIR], availability=[Slot.SAT_MORNING], public=True)
    async with given.work(sessions, admin) as work:
        assert (await service.make_volunteer(work, person_id, offer)).is_public
        found = await work.all(queries.volunteers(EVERYWHERE, skill=Skill.REPAIR, slot=Slot.SAT_MORNING))
        assert [one.person_id for one in found] == [person_id]
        assert await work.all(queries.volunteers(EVERYWHERE, skill=Skill.LEGAL)) == []
        consent = await work.one(queries.standing_consent(person_id, Purpose.PUBLICITY))
        await service.withdraw_consent(work, person_id, consent.id)
    async with given.work(sessions, admin) as work:
        assert not (await work.one(queries.volunteer(person_id))).is_public


async def test_who_left_the_volunteers_comes_back_as_the_same_row(sessions: Sessions, admin: Visitor) -> None:
    person_id = await recorded(sessions, admin, NewPerson(name="张建国"))
    async with given.work(sessions, admin) as work:
        first = (await service.make_volunteer(work, person_id, VolunteerData())).id
        await service.leave_volunteers(work, person_id)
        assert await work.all(queries.people(EVERYWHERE, role=PersonRole.VOLUNTEER)) == []
        assert (await service.make_volunteer(work, person_id, VolunteerData())).id == first
        assert await work.scalar(select(func.count()).select_from(Volunteer)) == 1


async def test_the_database_knows_the_skills_there_are(sessions: Sessions, admin: Visitor) -> None:
    person_id = await recorded(sessions, admin, NewPerson(name="张建国"))
    async with given.work(sessions, admin) as work:
        await service.make_volunteer(work, person_id, VolunteerData())
        with pytest.raises(IntegrityError, match="skills_known"):
            await work.session.execute(update(Volunteer).values(skills=["flying"]))
        work.abandon()


def certified(**said: object) -> WorkerData:
    known = {"level": CredentialLevel.SOCIAL_WORKER, "number": "S1", "issued_on": date(2022, 1, 1)}
    return WorkerData(**(known | said))  # type: ignore[arg-type]


async def test_a_certificate_belongs_to_one_social_worker(sessions: Sessions, admin: Visitor) -> None:
    one = await recorded(sessions, admin, NewPerson(name="李梅"))
    other = await recorded(sessions, admin, NewPerson(name="王强"))
    async with given.work(sessions, admin) as work:
        await service.make_social_worker(work, one, certified())
        with pytest.raises(CredentialTaken):
            await service.make_social_worker(work, other, certified())
        work.abandon()


async def test_ending_credentials_are_found_before_they_end(sessions: Sessions, admin: Visitor) -> None:
    ends = {"甲": today() - timedelta(days=1), "乙": today() + timedelta(days=30), "丙": today() + timedelta(days=300)}
    for number, (name, expires_on) in enumerate(ends.items()):
        person_id = await recorded(sessions, admin, NewPerson(name=name))
        async with given.work(sessions, admin) as work:
            await service.make_social_worker(work, person_id, certified(number=f"S{number}", expires_on=expires_on))
            assert await service.is_licensed(work, person_id) == (name != "甲")
    async with given.work(sessions, admin) as work:
        assert len(await work.all(queries.workers(EVERYWHERE, ending=True))) == 2
        assert len(await work.all(queries.workers(EVERYWHERE))) == 3


async def test_a_social_worker_who_left_is_licensed_no_longer(sessions: Sessions, admin: Visitor) -> None:
    person_id = await recorded(sessions, admin, NewPerson(name="李梅"))
    async with given.work(sessions, admin) as work:
        await service.make_social_worker(work, person_id, certified())
        await service.end_social_worker(work, person_id)
        await service.require_licence(work, person_id, today())
        with pytest.raises(NotLicensed):
            await service.require_licence(work, person_id, today() + timedelta(days=1))


async def test_erasing_a_person_leaves_an_empty_row_and_a_whole_journal(sessions: Sessions, admin: Visitor) -> None:
    person_id = await recorded(sessions, admin, with_id(phone=PHONE))
    async with given.work(sessions, admin) as work:
        await service.make_volunteer(work, person_id, VolunteerData(public=True))
        await service.erase_person(work, person_id)
    async with given.work(sessions, admin) as work:
        erased = await work.get(Person, person_id)
        assert (erased.name, erased.phone_masked) == ("—", None)
        assert await work.all(queries.sensitive(person_id)) == []
        assert not any(consent.stands for consent in await work.all(queries.consents(person_id)))
    assert await count(sessions, admin, "person_erased") == 1


async def test_who_acts_is_kept_with_a_consent(sessions: Sessions, township: Township, admin: Visitor) -> None:
    clerk = await recorded(sessions, admin, NewPerson(name="林晓"))
    acting = replace(admin, person=replace(admin.person, person_id=clerk))  # type: ignore[type-var]
    person_id = await recorded(sessions, acting)
    async with given.work(sessions, admin) as work:
        assert (await work.all(queries.consents(person_id)))[0].recorded_by == clerk


async def test_rows_of_people_are_never_deleted(sessions: Sessions, admin: Visitor) -> None:
    await recorded(sessions, admin)
    async with given.work(sessions, admin) as work:
        for model in (Person, Consent, Volunteer):
            async with work.session.begin_nested() as attempt:
                with pytest.raises(Exception, match="permission denied"):
                    await work.session.execute(delete(model))
                await attempt.rollback()
        await work.session.execute(text("SELECT 1"))
        work.abandon()
