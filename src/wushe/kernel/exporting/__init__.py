"""Lists as Excel files: at once, or made by a job after somebody else has agreed.

Each list that leaves the product is declared in its slice's `exports.py`, and nowhere else:

    NEEDS = Export(kind="needs", back="/needs", permissions=(Needs.EXPORT,), approval=None, sheet=NEED_LIST,
                   filters=NeedFilters, found=_found, as_rows=_rows)

`kernel.web.exports` is its face. A list that names nobody (`approval=None`) has an address of its own, `/needs.xlsx`;
where it is too long to be waited for, a job makes it. Of a list of persons who asks says why; another person who holds
`approval` agrees or not; a job makes the file for the one who asked, for a day, with their name on every printed page.
What is no list of rows (a balance, a report) is written by `write` and told by `ListExported`.
"""

from wushe.kernel.exporting.direct import ListExported, write
from wushe.kernel.journal.event import Code

__all__ = ["Code", "ListExported", "write"]
