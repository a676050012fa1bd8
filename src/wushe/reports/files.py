"""The report as files: a workbook of two sheets, and a paper under the red letterhead."""

import io
from functools import partial
from pathlib import Path
from typing import Any

import anyio.to_thread

from wushe.kernel.i18n import _
from wushe.kernel.papers.paper import compile_paper
from wushe.kernel.sheets.excel_out import write_book
from wushe.kernel.sheets.kinds import HOURS, INTEGER
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.kernel.web import formats
from wushe.reports.schemas import CommunityShown, ReportShown
from wushe.reports.wording import lines_of, missing_of

PAPER = Path(__file__).parent / "papers" / "report.typ"

FIGURES = Sheet(
    _("指标"),
    (Column("part", _("部分")), Column("title", _("项目")), Column("number", _("数值")), Column("unit", _("单位"))),
)
BY_COMMUNITY = Sheet(
    _("各社区"),
    (
        Column("name", _("社区")),
        Column("organizations", _("社会组织"), INTEGER),
        Column("needs", _("需求"), INTEGER),
        Column("answered", _("已答复"), INTEGER),
        Column("sessions", _("场"), INTEGER),
        Column("person_times", _("人次"), INTEGER),
        Column("persons", _("人"), INTEGER),
        Column("minutes", _("志愿服务"), HOURS),
    ),
)
INCOMPLETE = Sheet(
    _("五社未到齐的联动"),
    (Column("title", _("联动")), Column("filled", _("到位")), Column("missing", _("尚缺"))),
)


async def workbook(report: ReportShown) -> bytes:
    target = io.BytesIO()
    parts = [
        (FIGURES, [line._asdict() for line in lines_of(report)]),
        (BY_COMMUNITY, [_row(line) for line in report.communities]),
        (INCOMPLETE, [dict(zip(("title", "filled", "missing"), row, strict=True)) for row in missing_of(report)]),
    ]
    await anyio.to_thread.run_sync(partial(write_book, target, parts))
    return target.getvalue()


def _row(line: CommunityShown) -> dict[str, Any]:
    return {name: getattr(line, name) for name in line.__struct_fields__}


async def paper(report: ReportShown) -> bytes:
    """A PDF for the file; its words are those of the page."""
    return await anyio.to_thread.run_sync(compile_paper, PAPER, paper_data(report))


def paper_data(report: ReportShown) -> dict[str, Any]:
    """What `papers/report.typ` prints, said already."""
    return {
        "issuer": report.township,
        "title": _("{period}五社联动工作报表").say(period=report.title),
        "opening": _("现将{period}五社联动工作情况汇总如下，数据取自系统记录，截至{day}。").say(
            period=report.title, day=formats.date(report.made_at)
        ),
        "heads": [_("部分").say(), _("项目").say(), _("数值").say(), _("单位").say()],
        "lines": [list(line) for line in lines_of(report)],
        "parts": [_("一、主要指标").say(), _("二、各社区情况").say(), _("三、五社未到齐的联动").say()],
        "community_heads": [column.title.say() for column in BY_COMMUNITY.columns],
        "communities": [_written(line) for line in report.communities],
        "missing_heads": [column.title.say() for column in INCOMPLETE.columns],
        "missing": [list(row) for row in missing_of(report)],
        "none": _("在办联动五社均已到齐。").say(),
        "date": formats.date(report.made_at),
    }


def _written(line: CommunityShown) -> list[str]:
    counts = (line.organizations, line.needs, line.answered, line.sessions, line.person_times, line.persons)
    return [line.name, *map(formats.count, counts), formats.hours(line.minutes)]
