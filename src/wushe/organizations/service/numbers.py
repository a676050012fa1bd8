"""The township's next filing number: without a gap, because the counter's row is locked until the filing stands."""

from datetime import date

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert

from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.organizations.models import FilingSeries
from wushe.organizations.numbering import filing_number, serial_of

_OF_THE_YEAR = "uq_filing_series_tenant_id_year"


async def next_filing_number(work: Work, on: date) -> str:
    """The next of the year of `on`. An undone transaction gives its number back."""
    first = insert(FilingSeries).values(tenant_id=work.tenant.id, id=new_id(), year=on.year, last=1)
    following = first.on_conflict_do_update(constraint=_OF_THE_YEAR, set_={"last": FilingSeries.last + 1})
    serial = await work.scalar(following.returning(FilingSeries.last))
    return filing_number(work.tenant.name, on.year, serial)


async def take_note_of(work: Work, number: str) -> None:
    """Never give out a number again that came with an import."""
    found = serial_of(number, work.tenant.name)
    if found is None:
        return
    year, serial = found
    taken = insert(FilingSeries).values(tenant_id=work.tenant.id, id=new_id(), year=year, last=serial)
    await work.session.execute(
        taken.on_conflict_do_update(
            constraint=_OF_THE_YEAR, set_={"last": func.greatest(FilingSeries.last, taken.excluded.last)}
        )
    )
