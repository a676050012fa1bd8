"""From the values of one file to its county and townships, going on after a mistake so that all are found."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from wushe.kernel.errors import Invalid
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.reading import read
from wushe.tenancy.entries import CountyEntry, GrantEntry, Path, Problem, Source, TownshipEntry
from wushe.tenancy.fields import (
    CommunityFields,
    CountyFields,
    GrantFields,
    Quotas,
    TownshipFields,
    TownshipSettings,
    WordFields,
)
from wushe.tenancy.protection import Protection

S = TypeVar("S", bound=msgspec.Struct)

_TABLES = ("communities", "wording", "quotas", "settings")
_LISTS = ("extra_grants",)


class Reader:
    """Reads one file. `problems` holds what was wrong; an entry with problems is not returned."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def county(self, values: Mapping[str, Any]) -> CountyEntry | None:
        """The file's county, or None when there were problems with the county itself."""
        for name in values.keys() - {"county", "townships"}:
            self._wrong((name,), _("没有“{name}”这一项"), name=name)
        county = self._table(values, "county", ())
        plain = {name: value for name, value in county.items() if name != "protection"}
        fields = self._fields(CountyFields, ("county",), plain)
        protection = self._protection(("county",), county)
        tables = self._table(values, "townships", ())
        townships = [self._township(slug, fields, self._table(tables, slug, ("townships",))) for slug in tables]
        if fields is None or protection is None:
            return None
        return CountyEntry(
            source=self.source, slug=fields.slug, code=fields.code, name=fields.name,
            townships=tuple(township for township in townships if township),
            protection=protection,
        )  # fmt: skip

    def _township(self, slug: str, county: CountyFields | None, values: Mapping[str, Any]) -> TownshipEntry | None:
        path = ("townships", slug)
        plain = {name: value for name, value in values.items() if name not in (*_TABLES, *_LISTS, "protection")}
        fields = self._fields(TownshipFields, path, plain | {"slug": slug})
        before = len(self.problems)
        tables = {name: self._table(values, name, path) for name in _TABLES}
        wording = self._wording(path, tables["wording"])
        quotas = self._fields(Quotas, (*path, "quotas"), tables["quotas"])
        settings = self._fields(TownshipSettings, (*path, "settings"), tables["settings"])
        protection = self._protection(path, values)
        communities = self._communities(path, fields, tables["communities"])
        grants = self._grants(path, values.get("extra_grants", []))
        if fields and county and not fields.code.startswith(county.code):
            self._wrong((*path, "code"), _("乡镇代码应以县的代码 {code} 开头"), code=county.code)
        if fields is None or county is None or len(self.problems) > before:
            return None
        return TownshipEntry(
            source=self.source, slug=slug, county_code=county.code, code=fields.code, name=fields.name,
            official_name=fields.official_name or fields.name, kind=fields.kind,
            modules=tuple(module.value for module in fields.modules), wording=wording,
            quotas=msgspec.to_builtins(quotas), settings=msgspec.to_builtins(settings), protection=protection or {},
            communities=communities, extra_grants=grants,
        )  # fmt: skip

    def _protection(self, path: Path, values: Mapping[str, Any]) -> Mapping[str, Any] | None:
        read_table = self._fields(Protection, (*path, "protection"), self._table(values, "protection", path))
        return None if read_table is None else msgspec.to_builtins(read_table)

    def _communities(self, path: Path, township: TownshipFields | None, table: Mapping[str, Any]) -> dict[str, str]:
        found: dict[str, str] = {}
        for code, name in table.items():
            where = (*path, "communities", code)
            fields = self._fields(CommunityFields, where, {"code": code, "name": name})
            if fields is None:
                continue
            if township and not code.startswith(township.code):
                self._wrong(where, _("社区代码应以乡镇代码 {code} 开头"), code=township.code)
            if fields.name in found.values():
                self._wrong(where, _("本乡镇已有名为“{name}”的社区"), name=fields.name)
            found[code] = fields.name
        return found

    def _wording(self, path: Path, table: Mapping[str, Any]) -> dict[str, str]:
        pairs = (
            self._fields(WordFields, (*path, "wording", official), {"official": official, "everyday": everyday})
            for official, everyday in table.items()
        )
        return {pair.official: pair.everyday for pair in pairs if pair}

    def _grants(self, path: Path, rows: object) -> tuple[GrantEntry, ...]:
        if not isinstance(rows, list):
            self._wrong((*path, "extra_grants"), _("“{name}”应写成一张表"), name="[[extra_grants]]")
            return ()
        read_rows = (
            self._fields(GrantFields, (*path, "extra_grants", number), row if isinstance(row, dict) else {})
            for number, row in enumerate(rows)
        )
        return tuple(GrantEntry(row.role, row.permission, row.extent) for row in read_rows if row)

    def _table(self, values: Mapping[str, Any], name: str, path: Path) -> Mapping[str, Any]:
        table = values.get(name, {})
        if isinstance(table, dict):
            return table
        self._wrong((*path, name), _("“{name}”应写成一张表"), name=f"[{name}]")
        return {}

    def _fields(self, schema: type[S], path: Path, values: Mapping[str, Any]) -> S | None:
        try:
            return read(schema, values)
        except Invalid as invalid:
            for name, error in invalid.fields.items():
                self._wrong((*path, name), _("{name}：{reason}"), name=name, reason=error.say())
            return None

    def _wrong(self, path: Path, reason: Sentence, /, **facts: object) -> None:
        self.problems.append(self.source.problem(path, reason, **facts))
