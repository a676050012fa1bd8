"""Every way by which a list leaves the product. A list or a route that a slice adds is looked at unnamed."""

import inspect
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

import given
import handed
import visiting
from wushe.access.roles import Role
from wushe.demo.stage import Stage
from wushe.kernel.clock import today
from wushe.kernel.exporting.declared import Export
from wushe.kernel.exporting.direct import rows_at_once, write
from wushe.kernel.exporting.errors import NotApproved
from wushe.kernel.files.shelf import Shelf
from wushe.kernel.reading import fields_of
from wushe.kernel.web.exports import EXPORT
from wushe.kernel.work import Extent, Visitor
from wushe.organizations.models import Organization
from wushe.people.models import Person
from wushe.slices import modules

from .neighbours import Township
from .reasons import complain, reasons
from .routes import Asked, all_routes

modules("exports")
OF_PERSONS = [declared for declared in Export.named.values() if declared.approval is not None]
AT_ONCE = [declared for declared in Export.named.values() if declared.approval is None]
PERSONAL = (
    "姓名", "电话", "手机", "身份证", "住址", "出生", "联系人", "捐赠人", "负责人", "社工", "志愿者", "人员",
    "导师", "申请人", "审批人", "付款人", "经办人", "操作人", "登录名",
)  # fmt: skip
"""What stands in the heading of a column that names somebody."""
FACES = {"wushe.kernel.web.exports", "wushe.kernel.web.imports"}
"""The approval itself; and templates without rows, and what the same person had brought."""


def by_kind(declared: Export) -> str:
    return declared.kind


def test_every_file_is_a_declared_list_or_named_with_a_reason(database_url: str) -> None:
    routes = all_routes(visiting.application(database_url))
    files = {str(asked) for asked in routes if answers_a_file(asked) and EXPORT not in asked.handler.opt}
    assert not (wrong := complain("files.txt", files, "answers a file past the approval of lists")), wrong


def answers_a_file(asked: Asked) -> bool:
    function = inspect.unwrap(asked.handler.fn)
    if function.__module__ in FACES:
        return False
    return "Download" in str(inspect.signature(function).return_annotation) or "Download(" in inspect.getsource(
        function
    )


def test_no_column_of_a_list_that_leaves_at_once_names_somebody() -> None:
    named = {
        f"{declared.kind} {column.field}"
        for declared in AT_ONCE
        for column in declared.sheet.columns
        if any(word in str(column.title) for word in PERSONAL)
    }
    assert not (wrong := complain("named_columns.txt", named, "names persons and needs nobody's approval")), wrong


def test_whoever_agrees_to_a_list_reads_every_tick_in_words() -> None:
    nameless = [
        f"{declared.kind}: {name}"
        for declared in OF_PERSONS
        for name, field in fields_of(declared.filters).items()
        if field.kind == "checkbox" and name not in declared.said
    ]
    assert nameless == []


def test_what_names_persons_is_short() -> None:
    assert [declared.kind for declared in OF_PERSONS if declared.most > 20_000] == []


# --- the demo's township, in which there is something of everything


@pytest.fixture
def stage(ours: Township) -> Stage:
    return ours.stage


@pytest.fixture
async def admin(sessions, stage: Stage) -> Visitor:
    """With every permission that a list asks for, whichever role has it."""
    who = await given.member(sessions, stage.place, Role.TOWNSHIP_ADMIN)
    asked = {str(one) for declared in Export.named.values() for one in (*declared.permissions, *declared.also)}
    return replace(who, grants=dict.fromkeys(asked, frozenset({Extent.TENANT})) | dict(who.grants))


@pytest.fixture
async def other(sessions, stage: Stage) -> Visitor:
    return await given.member(sessions, stage.place, Role.TOWNSHIP_ADMIN)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


async def query_of(sessions, declared: Export, who: Visitor) -> str:
    """A roster is of some organisation, and statements are of a year, which may have begun today."""
    if declared.kind == "statements":
        return f"year={(today() - timedelta(days=60)).year}"
    if declared.kind != "roster":
        return ""
    async with given.work(sessions, who) as work:
        return f"organization_id={(await work.all(select(Organization.id).order_by(Organization.id)))[0]}"


@pytest.mark.parametrize("declared", OF_PERSONS, ids=by_kind)
async def test_a_list_of_persons_is_made_only_after_somebody_else_has_agreed(
    sessions, shelf: Shelf, admin: Visitor, other: Visitor, declared: Export
) -> None:
    query = await query_of(sessions, declared, admin)
    async with given.work(sessions, admin) as work:
        with pytest.raises(NotApproved):
            await rows_at_once(work, declared, declared.filters())
    request = await handed.asked(sessions, admin, declared, query)
    with pytest.raises(NotApproved):
        await handed.fetched(sessions, admin, request)
    heading, *rows = await handed.out(sessions, shelf, declared, admin, other, query)
    assert heading == [column.heading for column in declared.sheet.columns]
    assert len(rows) >= request.rows


@pytest.mark.parametrize("declared", AT_ONCE, ids=by_kind)
async def test_a_list_that_is_too_long_is_made_by_a_job_and_is_the_same_list(
    sessions, shelf: Shelf, tmp_path: Path, admin: Visitor, other: Visitor, declared: Export
) -> None:
    async with given.work(sessions, admin) as work:
        rows = await rows_at_once(work, declared, declared.filters())
        if not rows:
            pytest.skip("the demo has nothing of it")
        assert await rows_at_once(work, replaced(declared, at_once=0), declared.filters()) is None
    (tmp_path / "at_once.xlsx").write_bytes(await write(declared.sheet, rows))
    assert await handed.out(sessions, shelf, declared, admin, other) == handed.cells(tmp_path / "at_once.xlsx")


@pytest.mark.parametrize("declared", AT_ONCE, ids=by_kind)
async def test_no_list_that_leaves_at_once_holds_the_name_of_anybody_in_the_register(
    sessions, admin: Visitor, declared: Export
) -> None:
    async with given.work(sessions, admin) as work:
        names = set(await work.all(select(Person.name)))
        rows = await rows_at_once(work, declared, declared.filters())
    named = {
        f"{declared.kind} {column.field}"
        for row in rows or ()
        for column in declared.sheet.columns
        if any(name in str(row.get(column.field)) for name in names)
    }
    assert named <= reasons("named_columns.txt").keys()


def replaced(declared: Export, **changes: Any) -> Export:
    """The same list with other bounds, declared nowhere."""
    made = object.__new__(Export)
    for name in Export.__dataclass_fields__:
        if name != "named":
            object.__setattr__(made, name, changes.get(name, getattr(declared, name)))
    return made
