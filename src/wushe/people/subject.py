"""All that the township keeps of one person, found by walking the catalogue: no slice can forget to hand its rows over.

Whatever tenant table has a column `person_id` speaks of that person; columns by other names (`recorded_by`) speak of
whom the person met, and the journal's own `person_id` is whoever acted.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Table, select

from wushe.kernel.database.model import metadata
from wushe.kernel.i18n import _
from wushe.kernel.journal.queries import timeline
from wushe.kernel.journal.telling import tell
from wushe.kernel.late import Late
from wushe.kernel.personal.vault import CannotOpen, Sealed
from wushe.kernel.sheets.excel_out import sheet_name
from wushe.kernel.work import Work
from wushe.people.models import Guardianship, Person

xlsxwriter = Late("xlsxwriter")

Rows = dict[str, list[dict[str, Any]]]
_NOT_OF_THE_SUBJECT = frozenset({"journal_entry"})
_NOT_FOR_READING = frozenset({"tenant_id", "search", "fingerprint", "phone_hash"})
_LATEST = 10_000


def tables_of_people() -> Sequence[tuple[Table, ColumnElement[Any]]]:
    """Each tenant table that speaks of a person, with the column that says of whom."""
    return [(table_of(Person), table_of(Person).c.id)] + [
        (table, table.c.person_id)
        for table in metadata.sorted_tables
        if table.info["class"] == "tenant" and "person_id" in table.c and table.name not in _NOT_OF_THE_SUBJECT
    ]


def table_of(model: type[Any]) -> Table:
    return model.__table__


async def everything_about(work: Work, person: Person) -> Rows:
    """Rows by table, sealed values opened. The caller has asked whether this person may see them."""
    rows: Rows = {}
    for table, column in tables_of_people():
        found = await _rows(work, table, column == person.id)
        if found:
            rows[table.name] = found
    if person.guardianship_id is not None:
        table = table_of(Guardianship)
        rows[table.name] = await _rows(work, table, table.c.id == person.guardianship_id)
    rows["journal"] = [
        {"at": entry.at.isoformat(), "event": entry.event, "sentence": str(tell(entry))}
        for entry in await work.all(timeline(person.id).limit(_LATEST))
    ]
    return rows


async def _rows(work: Work, table: Table, about: ColumnElement[bool]) -> list[dict[str, Any]]:
    query = select(table).where(table.c.tenant_id == work.tenant.id, about)
    return [_row(work, table, row._mapping) for row in await work.rows(query)]  # noqa: SLF001 - SQLAlchemy's own name


def _row(work: Work, table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name.removesuffix("_sealed"): _readable(work, table, name, value, row)
        for name, value in row.items()
        if name not in _NOT_FOR_READING
    }


def _readable(work: Work, table: Table, name: str, value: Any, row: Mapping[str, Any]) -> Any:
    match value:
        case bytes():
            field = row["field"] if name == "sealed" else name.removesuffix("_sealed")
            try:
                return work.vault.open(Sealed(value), tenant_id=work.tenant.id, field=f"{table.name}.{field}")
            except CannotOpen:
                return None
        case UUID():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case _:
            return value


def as_file(rows: Rows) -> bytes:
    """A ZIP with the rows twice: as JSON for programs, as a workbook for people."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", msgspec.json.format(msgspec.json.encode(rows), indent=2))
        archive.writestr(f"{_('个人信息副本').say()}.xlsx", _workbook(rows))
    return target.getvalue()


def _workbook(rows: Rows) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        heading = book.add_format({"bold": True, "bg_color": "#e8f0fe"})
        for name, found in rows.items():
            page = book.add_worksheet(sheet_name(name))
            columns = list(found[0]) if found else []
            page.set_column(0, max(len(columns) - 1, 0), 22)
            _write(page, 0, columns, heading)
            for number, row in enumerate(found, start=1):
                _write(page, number, [_cell(row[column]) for column in columns], None)
    return target.getvalue()


def _write(page: Any, row: int, cells: Sequence[str], how: Any) -> None:
    for place, cell in enumerate(cells):
        page.write_string(row, place, cell, how)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()
