"""Lists as Excel files: at once, or made by a job after somebody else has agreed.

A list that names nobody is downloaded at once: `exporting.export(work, "needs", SHEET, query, as_row)`, at most
20,000 rows. One that carries personal data is declared in the slice's `exports.py`, as is one that grows longer:

    PEOPLE = Export(
        kind="people", title=_("人员名单"), back="/people", permission=People.EXPORT, approval=People.HAND_OUT,
        reasons=RevealReason, sheet=LIST, filters=PersonFilters, found=_found, as_rows=_rows, most=20_000,
    )

`kernel.web.exports` is its face. Who asks says why; another person who holds `approval` agrees or not; a job makes the
file for the one who asked, for a day, with their name on every printed page. Without `approval` the job begins at once.
"""

from wushe.kernel.exporting.direct import MOST_ROWS, ListExported, TooManyRows, export, write
from wushe.kernel.journal.event import Code

__all__ = ["MOST_ROWS", "Code", "ListExported", "TooManyRows", "export", "write"]
