"""A mentor's desk: pairing comes with a later release, so it leads to what a mentor can do today."""

from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.workbench.desk import Desk


async def desk(_work: Work) -> Desk:
    return Desk("mentor", _("导师"), "workbench/mentor.html", {})
