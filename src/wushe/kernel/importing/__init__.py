"""Imports from the sheets that offices have: looked at first, then taken, and the own file back with its errors.

A slice declares its import once, in `imports.py`:

    PEOPLE = Import(
        kind="people", title=_("导入人员"), path="/people/import", back="/people",
        permission=People.IMPORT, sheet=SHEET, take=service.take,
    )

    async def take(work: Work, rows: Sequence[Row]) -> None:      # at most 500 rows, all of them readable
        reach = work.require(People.IMPORT)
        for row in rows:
            row.did(Outcome.ADDED)                                # or row.refuse(SomeRefusal(), "phone")

`kernel.web.imports.pages(PEOPLE)` and `.api(PEOPLE)` are its faces. The dry run is the very same `take`, undone
afterwards, so that it tells what the import would do and nothing else.
"""
