"""Lists of people leave the product only after somebody else has agreed, for the one who asked, for a day."""

import io
import zipfile
from collections.abc import Mapping
from copy import copy
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from httpx import AsyncClient
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

import given
import handed
import visiting
from handed import approved, cells, fetched, made
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER
from wushe.kernel.clock import now, today
from wushe.kernel.errors import Forbidden, Invalid
from wushe.kernel.exporting import service
from wushe.kernel.exporting.errors import (
    AlreadyDecided,
    NoSuchExport,
    NotApproved,
    NothingToExport,
    NotMadeYet,
    OwnExport,
    TooManyToExport,
)
from wushe.kernel.exporting.models import ExportRequest, ExportState
from wushe.kernel.files.models import KeptFile
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.jobs.models import JobProgress, ProgressState
from wushe.kernel.journal.models import JournalEntry
from wushe.kernel.work import Visitor
from wushe.notifications.models import Notification
from wushe.people import exports, service as people
from wushe.people.schemas import NewPerson
from wushe.tenancy.places import Place

Sessions = async_sessionmaker[AsyncSession]
ID_NUMBER, PHONE = "110101199003077758", "13812341234"
REASON = "home_visit"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


@pytest.fixture
async def place(sessions: Sessions) -> Place:
    return await given.township(sessions, communities=("开元路社区居委会", "双河村村委会"), furnishers=[FURNISHER])


@pytest.fixture
async def admin(sessions: Sessions, place: Place) -> Visitor:
    return await given.member(sessions, place, Role.TOWNSHIP_ADMIN, name="王管理")


@pytest.fixture
async def ids(sessions: Sessions, admin: Visitor) -> list[UUID]:
    async with given.work(sessions, admin) as work:
        return await given.community_ids(work)


@pytest.fixture
async def staff(sessions: Sessions, place: Place, ids: list[UUID]) -> Visitor:
    """Works for 开元路社区."""
    return await given.member(sessions, place, Role.COMMUNITY_STAFF, name="李专干", community_id=ids[0])


@pytest.fixture(autouse=True)
async def registered(sessions: Sessions, admin: Visitor, ids: list[UUID]) -> None:
    """张建国 of 开元路社区 with everything, somebody with a formula for a name there, and 赵双河 of the village."""
    whole = NewPerson(
        name="张建国", phone=PHONE, community_id=ids[0], id_number=ID_NUMBER, address="=1+1", consent_given_on=today()
    )
    async with given.work(sessions, admin) as work:
        for data in (
            whole,
            NewPerson(name="=HYPERLINK(1)", community_id=ids[0]),
            NewPerson(name="赵双河", community_id=ids[1]),
        ):
            await people.record_person(work, data)


async def asked(sessions: Sessions, who: Visitor, kind: str = "people", query: str = "") -> ExportRequest:
    return await handed.asked(sessions, who, exports.Export.of(kind), query)


async def test_nothing_is_downloaded_before_somebody_else_has_agreed(
    sessions: Sessions, staff: Visitor, admin: Visitor, shelf: Shelf
) -> None:
    request = await asked(sessions, staff)
    assert (request.state, request.rows) == (ExportState.ASKED, 2)
    with pytest.raises(NotApproved):
        await fetched(sessions, staff, request)
    agreed = await approved(sessions, admin, request)
    with pytest.raises(NotMadeYet):
        await fetched(sessions, staff, request)
    await made(sessions, shelf, agreed)
    file = await fetched(sessions, staff, request)
    rows = cells(shelf.path(file))
    assert {row[0] for row in rows[1:3]} == {"张*国", "=***********)"}
    assert not any("赵双河" in cell for row in rows for cell in row)
    async with given.work(sessions, staff) as work:
        assert request.job_id is None
        assert agreed.job_id
        assert (await work.get(JobProgress, agreed.job_id)).state is ProgressState.DONE


async def test_nobody_approves_their_own_export(
    sessions: Sessions, admin: Visitor, place: Place, staff: Visitor
) -> None:
    request = await asked(sessions, admin)
    with pytest.raises(OwnExport):
        await approved(sessions, admin, request)
    theirs = await asked(sessions, staff)
    with pytest.raises(Forbidden):
        await approved(sessions, staff, theirs)
    another = await given.member(sessions, place, Role.TOWNSHIP_ADMIN, name="另一位")
    await approved(sessions, another, request)
    with pytest.raises(AlreadyDecided):
        await approved(sessions, another, request)


@pytest.mark.parametrize(
    "impossible",
    [
        lambda request: {"decided_by": request.asked_by, "decided_name": "自己", "decided_at": now()},
        lambda _request: {"state": "approved"},
        lambda _request: {"state": "ready"},
    ],
    ids=["own approval", "approved by nobody", "ready without a file"],
)
async def test_the_database_itself_refuses_what_nobody_else_agreed_to(
    sessions: Sessions, staff: Visitor, impossible: Any
) -> None:
    request = await asked(sessions, staff)
    values: Mapping[str, Any] = impossible(request)
    with pytest.raises(IntegrityError):
        async with given.work(sessions, staff) as work:
            await work.session.execute(update(ExportRequest).where(ExportRequest.id == request.id).values(**values))


async def test_the_file_is_for_the_one_who_asked_and_for_a_day(
    sessions: Sessions, staff: Visitor, admin: Visitor, shelf: Shelf
) -> None:
    request = await asked(sessions, staff)
    agreed = await approved(sessions, admin, request)
    await made(sessions, shelf, agreed)
    await fetched(sessions, staff, request)
    with pytest.raises(NoSuchExport):
        await fetched(sessions, admin, request)
    async with given.work(sessions, staff) as work:
        ready = await work.get(ExportRequest, request.id)
        assert ready.file_id
        kept = await work.get(KeptFile, ready.file_id)
        assert timedelta(hours=23) < kept.expires_at - now() <= timedelta(hours=24)
        await work.session.delete(kept)  # as the sweep does when the day is over
    with pytest.raises(NoSuchExport):
        await fetched(sessions, staff, request)


async def test_whoever_loses_the_permission_cannot_fetch_what_was_approved(
    sessions: Sessions, staff: Visitor, admin: Visitor, shelf: Shelf, place: Place
) -> None:
    request = await asked(sessions, staff)
    await made(sessions, shelf, await approved(sessions, admin, request))
    left = await given.visitor(sessions, place, Role.VOLUNTEER, person=staff.person)
    with pytest.raises(Forbidden):
        await fetched(sessions, left, request)


async def test_cells_that_begin_like_formulas_are_text_and_every_page_names_who_took_it(
    sessions: Sessions, staff: Visitor, admin: Visitor, shelf: Shelf
) -> None:
    request = await asked(sessions, staff, "people_whole")
    await made(sessions, shelf, await approved(sessions, admin, request))
    file = await fetched(sessions, staff, request)
    content = shelf.path(file).read_bytes()
    page = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    rows = cells(shelf.path(file))
    assert ["张建国", PHONE, "1990-03-07", ID_NUMBER, "=1+1"] in [row[:5] for row in rows]
    for part in ("<oddHeader>", "<oddFooter>"):
        printed = page.partition(part)[2].partition("</")[0]
        assert "李专干导出" in printed
        assert "王管理批准" in printed
    assert request.id.hex[-12:] in rows[-1][0]


async def test_it_stands_in_the_journal_and_in_both_inboxes(
    sessions: Sessions, staff: Visitor, admin: Visitor, shelf: Shelf, place: Place
) -> None:
    request = await asked(sessions, staff, "people_whole", "q=zjg")
    await made(sessions, shelf, await approved(sessions, admin, request))
    await fetched(sessions, staff, request)
    async with given.work(sessions, staff) as work:
        entries = await work.all(
            select(JournalEntry).where(JournalEntry.tenant_id == place.tenant.id).order_by(JournalEntry.number)
        )
        inboxes = await work.all(select(Notification))
    assert staff.person
    assert admin.person
    told = [(entry.event, entry.account_id) for entry in entries if "export" in entry.event]
    assert told == [
        ("export_asked", staff.person.account_id),
        ("export_approved", admin.person.account_id),
        ("export_made", staff.person.account_id),
        ("list_exported", staff.person.account_id),
        ("people_exported", staff.person.account_id),
        ("export_fetched", staff.person.account_id),
    ]
    assert not any("zjg" in str(entry.facts) for entry in entries)
    assert {(one.account_id, one.rule.partition(".")[0]) for one in inboxes} == {
        (admin.person.account_id, "export_asked"),
        (staff.person.account_id, "export_approved"),
    }


async def test_a_refused_export_stays_refused(sessions: Sessions, staff: Visitor, admin: Visitor) -> None:
    request = await asked(sessions, staff)
    async with given.work(sessions, admin) as work:
        await service.refuse(work, request.id)
    with pytest.raises(NotApproved):
        await fetched(sessions, staff, request)
    with pytest.raises(AlreadyDecided):
        await approved(sessions, admin, request)


async def test_an_empty_list_too_long_a_list_and_no_reason_are_refused(
    sessions: Sessions, staff: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NothingToExport):
        await asked(sessions, staff, query="q=nobody")
    async with given.work(sessions, staff) as work:
        with pytest.raises(Invalid):
            await service.ask(work, exports.PEOPLE, "", "because")
    monkeypatch.setitem(exports.Export.named, "people", shorter(exports.PEOPLE, 1))
    with pytest.raises(TooManyToExport):
        await asked(sessions, staff)


def shorter(declared: exports.Export, most: int) -> exports.Export:
    """The same list with a lower cap."""
    made = copy(declared)
    object.__setattr__(made, "most", most)
    return made


async def test_the_faces_ask_approve_and_hand_out(
    database_url: str, sessions: Sessions, staff: Visitor, admin: Visitor, place: Place
) -> None:
    base, api = f"/{place.tenant.slug}", f"/api/{place.tenant.slug}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, staff)
        form = await browser.get(f"{base}/exports/new/people?q=zjg")
        assert 'name="query" value="q=zjg"' in form.text
        refused = await browser.post(f"{base}/exports/new/people", data={"query": "q=zjg", "reason": ""})
        assert refused.status_code == 422
        sent = await browser.post(f"{base}/exports/new/people", data={"query": "q=zjg", "reason": REASON})
        assert sent.status_code == 303
        listed = await browser.get(f"{base}/exports")
        assert "待审批" in listed.text
        assert "/approval" not in listed.text
        (shown,) = (await browser.get(f"{api}/exports")).json()
        assert (shown["state"], shown["rows"], shown["mine"], shown["decidable"]) == ("asked", 1, True, False)
        here = f"exports/{shown['id']}"
        assert (await browser.get(f"{base}/{here}/file")).status_code == 403
        assert (await browser.get(f"{api}/{here}/file")).status_code == 403
        assert (await browser.post(f"{api}/{here}/approval")).status_code == 403
        async with visiting.another(database_url) as second:
            await visiting.sign_in(second, sessions, admin)
            assert f"{here}/approval" in (await second.get(f"{base}/exports")).text
            assert (await second.post(f"{base}/{here}/approval", data={})).status_code == 303
            request = await _request(sessions, staff, UUID(shown["id"]))
            await made(sessions, visiting.application(database_url).state.shelf, request)
            assert (await second.get(f"{base}/{here}/file")).status_code == 404
            assert (await second.get(f"{base}/files/{(await _request(sessions, staff, request.id)).file_id}")
            ).status_code == 404  # fmt: skip
        assert f"{here}/file" in (await browser.get(f"{base}/exports")).text
        file = await browser.get(f"{base}/{here}/file")
        assert file.content[:2] == b"PK"
        assert (await browser.get(f"{api}/{here}/file")).content == file.content


async def test_programs_ask_and_refuse_and_a_stranger_sees_nothing(
    database_url: str, sessions: Sessions, staff: Visitor, admin: Visitor, place: Place
) -> None:
    api = f"/api/{place.tenant.slug}"
    volunteer = await given.member(sessions, place, Role.VOLUNTEER)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, staff)
        sent = await browser.post(f"{api}/exports/new/people", json={"reason": REASON})
        assert sent.status_code == 201, sent.text
        assert (await browser.post(f"{api}/exports/new/nothing", json={"reason": REASON})).status_code == 404
        await _switch(browser, sessions, admin)
        answer = await browser.post(f"{api}/exports/{sent.json()['id']}/refusal")
        assert (answer.status_code, answer.json()["state"]) == (200, "refused")
        await _switch(browser, sessions, volunteer)
        assert (await browser.get(f"{api}/exports")).json() == []  # lists without persons are theirs to ask for
        assert (await browser.post(f"{api}/exports/new/people", json={"reason": REASON})).status_code == 403
        assert (await browser.post(f"{api}/exports/{sent.json()['id']}/approval")).status_code in {403, 404}


async def _switch(browser: AsyncClient, sessions: Sessions, who: Visitor) -> None:
    await visiting.sign_in(browser, sessions, who)


async def _request(sessions: Sessions, who: Visitor, request_id: UUID) -> ExportRequest:
    async with given.work(sessions, who) as work:
        return await work.get(ExportRequest, request_id)
