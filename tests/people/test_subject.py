"""One person's data as one file: every row that speaks of them, and none of anybody else."""

import io
import json
import zipfile
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
from wushe.access.roles import Role
from wushe.kernel.clock import today
from wushe.people import service
from wushe.people.kinds import RevealReason, Skill
from wushe.people.schemas import NewPerson, VolunteerData, WorkerData
from wushe.people.subject import tables_of_people

Sessions = async_sessionmaker[AsyncSession]
IDS = ("110101199003077758", "110101198001010053")


async def somebody(work, name: str, number: str, phone: str) -> UUID:
    said = {"id_number": number, "address": f"{name}家", "phone": phone, "consent_given_on": today()}
    person = await service.record_person(work, NewPerson(name=name, **said))
    await service.make_volunteer(work, person.id, VolunteerData(skills=[Skill.REPAIR], public=True))
    await service.make_social_worker(work, person.id, WorkerData())
    return person.id


async def test_the_copy_holds_all_rows_of_the_subject_and_none_of_others(sessions: Sessions) -> None:
    place = await given.township(sessions)
    admin = await given.member(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        mine = await somebody(work, "张建国", IDS[0], "13812341234")
        other = await somebody(work, "李秀英", IDS[1], "13900005678")
    async with given.work(sessions, admin) as work:
        await service.reveal(work, mine, RevealReason.OWN_REQUEST)
    async with given.work(sessions, admin) as work:
        content = await service.export_subject(work, mine)
        expected = {
            table.name: len(await work.rows(select(table.c.tenant_id).where(
                table.c.tenant_id == place.tenant.id, column == mine
            )))
            for table, column in tables_of_people()
        }  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read("data.json").decode()
    rows = json.loads(text)
    assert {name: len(rows.get(name, [])) for name in expected} == expected
    assert {"person", "consent", "person_sensitive", "volunteer", "social_worker"} <= rows.keys()
    assert {value["sealed"] for value in rows["person_sensitive"]} == {IDS[0], "张建国家"}
    assert rows["person"][0]["phone"] == "13812341234"
    assert not any(secret in text for secret in ("李秀英", IDS[1], "13900005678", str(other)))
    assert any("查看了完整信息" in entry["sentence"] for entry in rows["journal"])
