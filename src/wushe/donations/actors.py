"""Reminding of pledges, and the statements of a year."""

import tempfile
from pathlib import Path

from wushe.donations import service
from wushe.donations.jobs import REMIND, STATEMENTS
from wushe.donations.service.statements import make_statements
from wushe.kernel.i18n import _
from wushe.kernel.jobs.effects import does
from wushe.kernel.jobs.progress import Progress
from wushe.kernel.work import Work

ZIP = "application/zip"


@does(REMIND)
async def remind(work: Work) -> None:
    await service.remind(work)


@does(STATEMENTS)
async def statements(work: Work, progress: Progress, *, year: int) -> None:
    async def told(done: int, total: int) -> None:
        await progress.report(done, total, _("正在生成年度捐赠清单"))

    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "statements.zip"
        await make_statements(work, year, target, told)
        name = _("{year} 年度捐赠清单").say(year=year) + ".zip"
        await progress.finish(progress.keep(target, name=name, media_type=ZIP))
