"""The figures of a report as lines of words: one list for the page, the sheet and the paper."""

from typing import NamedTuple

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.web import formats
from wushe.reports.kinds import Unit
from wushe.reports.schemas import ReportShown


class Line(NamedTuple):
    """One figure: the part of the report it stands in, what it is, the number as written, and its unit."""

    part: str
    title: str
    number: str
    unit: str


def lines_of(report: ReportShown) -> list[Line]:
    """Everything but the table of communities, in the order of the report."""
    return [
        *_societies(report),
        *_needs(report),
        *_linkages(report),
        *_outputs(report),
        *_tasks(report),
        *_sharing(report),
        *_money(report),
    ]


def _societies(report: ReportShown) -> list[Line]:
    part = _("五社基本情况").say()
    return [
        Line(part, each.society.label.say(), written(each.number, each.unit), unit_of(each.unit))
        for each in report.societies
    ]


def _needs(report: ReportShown) -> list[Line]:
    part, needs = _("居民需求").say(), report.needs
    return [
        Line(part, _("收集").say(), formats.count(needs.heard), _("条").say()),
        Line(part, _("已答复").say(), formats.count(needs.answered), _("条").say()),
        Line(part, _("平均首次答复用时").say(), formats.hours(needs.response_minutes), _("小时").say()),
    ]


def _linkages(report: ReportShown) -> list[Line]:
    part, unit = _("五社联动").say(), _("个").say()
    return [Line(part, each.stage.label.say(), formats.count(each.linkages), unit) for each in report.linkages]


def _outputs(report: ReportShown) -> list[Line]:
    part, came = _("服务产出").say(), report.outputs
    counted: tuple[tuple[Sentence, int, Sentence], ...] = (
        (_("开展活动"), came.sessions, _("场")),
        (_("服务人次"), came.person_times, _("人次")),
        (_("参与人数"), came.persons, _("人")),
    )
    return [
        *(Line(part, title.say(), formats.count(number), unit.say()) for title, number, unit in counted),
        Line(part, _("志愿服务时长").say(), formats.hours(came.minutes), _("小时").say()),
    ]


def _tasks(report: ReportShown) -> list[Line]:
    part, tasks, unit = _("任务由来").say(), report.tasks, _("个").say()
    counted: tuple[tuple[Sentence, int], ...] = (
        (_("回应居民需求的活动"), tasks.needed),
        (_("组织自行发起的活动"), tasks.own),
        (_("行政交办的活动"), tasks.handed_down),
    )
    share = "—" if tasks.handed_down_percent is None else formats.count(tasks.handed_down_percent)
    return [
        *(Line(part, title.say(), formats.count(number), unit) for title, number in counted),
        Line(part, _("行政交办占比").say(), share, "%"),
    ]


def _sharing(report: ReportShown) -> list[Line]:
    part, shared, times, items = _("资源共享与微心愿").say(), report.sharing, _("次").say(), _("个").say()
    return [
        Line(part, _("场地、设备和专长预约使用").say(), formats.count(shared.bookings), times),
        Line(part, _("其中外乡镇借用").say(), formats.count(shared.lent), times),
        Line(part, _("物资发放签收").say(), formats.count(shared.allocations), times),
        Line(part, _("征集微心愿").say(), formats.count(shared.collected), items),
        Line(part, _("实现微心愿").say(), formats.count(shared.fulfilled), items),
    ]


def _money(report: ReportShown) -> list[Line]:
    part, money = _("慈善资源").say(), report.money
    return [
        Line(part, _("慈善基金").say(), formats.count(money.funds), _("个").say()),
        Line(part, _("基金累计收入").say(), formats.money(money.received_fen), unit_of(Unit.FEN)),
        Line(part, _("本期承诺资金").say(), formats.money(money.promised_fen), unit_of(Unit.FEN)),
    ]


def written(number: int, unit: Unit) -> str:
    """As people write it."""
    if unit is Unit.FEN:
        return formats.money(number)
    return formats.hours(number) if unit is Unit.MINUTES else formats.count(number)


def unit_of(unit: Unit) -> str:
    """Money carries its sign already."""
    return "" if unit is Unit.FEN else unit.label.say()


def missing_of(report: ReportShown) -> list[tuple[str, str, str]]:
    """(linkage, 2 / 5, the names of the missing societies) of each that is incomplete."""
    return [
        (each.title, _("{n} / 5").say(n=each.filled), "、".join(society.label.say() for society in each.missing))
        for each in report.incomplete
    ]
