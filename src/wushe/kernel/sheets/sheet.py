"""The description of a sheet, from which its import, its export and its template are made."""

import re
from dataclasses import dataclass
from typing import Any

from wushe.kernel.errors import FieldError
from wushe.kernel.i18n import Sentence, _, headed, in_brackets
from wushe.kernel.sheets.kinds import TEXT, Cell, Kind
from wushe.kernel.text import halfwidth, normalised
from wushe.kernel.values import Unfit

_ADDED = re.compile(r"\((?:必填|选填|可选|必填项|下拉选择)\)|[*:]")
_BRACKETS = str.maketrans("【】〔〕[]", "()()()")


class Required(Unfit):
    """An empty cell in a column that must be filled."""

    code = "sheets.required"
    sentence = _("不能为空")


class TooLong(Unfit):
    """More characters than the column holds."""

    code = "sheets.too_long"
    sentence = _("最多 {most} 个字，现在有 {now} 个")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `title` is what we write, `aliases` what else offices call it; `field` is the row's key.

    Titles are compared without spaces, width, case, colons, stars and (必填). A unit in brackets is part of
    the title: 金额（万元） is not 金额（元）.
    """

    field: str
    title: Sentence
    kind: Kind = TEXT
    aliases: tuple[str, ...] = ()
    required: bool = False
    unique: bool = False
    max_length: int = 200
    hint: Sentence | None = None
    example: str = ""

    @property
    def heading(self) -> str:
        """The title with its unit, in the reader's language."""
        return in_brackets(self.title, self.kind.unit) if self.kind.unit else self.title.say()

    @property
    def names(self) -> frozenset[str]:
        """Every heading that means this column, as `fold_heading` leaves it."""
        unit = f"({self.kind.unit})" if self.kind.unit else ""
        written = {
            self.title,
            self.heading,
            *self.aliases,
            *(name + unit for name in (self.title, *self.aliases)),
        }
        return frozenset(map(fold_heading, written))

    def read(self, text: str) -> Any:
        """The value of a cell, None when it is empty; raises `Unfit`."""
        written = text.strip()
        if not written:
            if self.required:
                raise Required
            return None
        if len(written) > self.max_length:
            raise TooLong(most=self.max_length, now=len(written))
        value = self.kind.parse(written)
        if self.required and value == "":
            raise Required
        return value

    def show(self, value: Any) -> Cell:
        """The cell of a value; None is an empty one."""
        return "" if value is None else self.kind.show(value)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its columns, in the order in which we write them."""

    title: Sentence
    columns: tuple[Column, ...]

    def column(self, field: str) -> Column | None:
        return next((column for column in self.columns if column.field == field), None)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with one cell, or with the whole row where `field` is none of the columns."""

    field: str
    heading: str
    error: FieldError

    def say(self) -> str:
        return headed(self.heading, self.error.say()) if self.heading else self.error.say()


def fold_heading(heading: str) -> str:
    """A heading as it is compared: 联 系 电 话 * and 联系电话（必填） are 联系电话."""
    return _ADDED.sub("", normalised(halfwidth(heading).translate(_BRACKETS)))
