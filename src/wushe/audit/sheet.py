"""The journal as a sheet."""

from typing import Any

from wushe.audit.schemas import EntryShown
from wushe.kernel.i18n import _
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.kernel.web import formats

SHEET = Sheet(
    _("操作记录"),
    (
        Column("number", _("编号")),
        Column("at", _("时间")),
        Column("who", _("操作人")),
        Column("sentence", _("操作")),
        Column("event", _("类型")),
        Column("channel", _("途径")),
    ),
)


def as_row(entry: EntryShown) -> dict[str, Any]:
    """An entry by the fields of `SHEET`."""
    return {
        "number": str(entry.number),
        "at": formats.datetime(entry.at),
        "who": entry.who,
        "sentence": entry.sentence,
        "event": entry.event,
        "channel": entry.channel,
    }
