"""Reading `tenants/`: all files are right, or none is taken and everything that is wrong is told at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from wushe.kernel.i18n import _
from wushe.tenancy.entries import CountyEntry, Furnisher, Problem
from wushe.tenancy.errors import FilesRefused
from wushe.tenancy.protection import OFF_IN_DEMO
from wushe.tenancy.reader import Reader
from wushe.tenancy.toml import read_toml


def read_folder(folder: Path, furnishers: Sequence[Furnisher] = (), *, demo: bool = False) -> list[CountyEntry]:
    """The counties in the `*.toml` of `folder`; raises `FilesRefused`. The demo asks for no more than it publishes."""
    counties = read_files({path.name: path.read_bytes() for path in sorted(folder.glob("*.toml"))}, furnishers)
    return [_unprotected(county) for county in counties] if demo else counties


def _unprotected(county: CountyEntry) -> CountyEntry:
    townships = tuple(replace(township, protection=OFF_IN_DEMO) for township in county.townships)
    return replace(county, protection=OFF_IN_DEMO, townships=townships)


def read_files(files: Mapping[str, bytes], furnishers: Sequence[Furnisher] = ()) -> list[CountyEntry]:
    """The counties in `files`, by name; raises `FilesRefused` with every problem in all of them."""
    counties: list[CountyEntry] = []
    problems: list[Problem] = []
    for name, content in files.items():
        try:
            values, source = read_toml(name, content)
        except ValueError as error:
            problems.append(error.args[0])
            continue
        reader = Reader(source)
        if county := reader.county(values):
            counties.append(county)
        problems += reader.problems
    problems += _taken_twice(counties)
    townships = [township for county in counties for township in county.townships]
    problems += [p for furnisher in furnishers for township in townships for p in furnisher.check(township)]
    if problems:
        raise FilesRefused(sorted(problems, key=_place))
    return counties


def _place(problem: Problem) -> tuple[str, int]:
    return problem.file, problem.line


def _taken_twice(counties: Iterable[CountyEntry]) -> Iterator[Problem]:
    """One address leads to one place and one code names one, over all files."""
    seen: dict[str, str] = {}
    for county in counties:
        yield from _repeated(seen, county, (), county.slug, county.code, is_county=True)
        for township in county.townships:
            path = ("townships", township.slug)
            yield from _repeated(seen, county, path, township.slug, township.code, is_county=False)


def _repeated(
    seen: dict[str, str], county: CountyEntry, path: tuple[str, ...], slug: str, code: str, *, is_county: bool
) -> Iterator[Problem]:
    table = ("county",) if is_county else path
    keys = {slug: (*table, "slug") if is_county else path, code: (*table, "code")}
    for value, where in keys.items():
        if value in seen:
            yield county.source.problem(where, _("“{value}”已在 {place} 用过"), value=value, place=seen[value])
        else:
            found = county.source.problem(where, _("已用过"))
            seen[value] = f"{found.file}:{found.line}"
