"""The ways reports say no."""

from wushe.kernel.errors import Unavailable
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class NoReader(Unavailable):
    """This installation has no connection for the county's reader: WUSHE_READER_DATABASE_URL is not set."""

    code = "reports.no_reader"
    sentence = _("本系统没有配置县级汇总的只读连接（WUSHE_READER_DATABASE_URL），暂时看不到全县指标")


class NotAPeriod(Unfit):
    """Neither a quarter nor a year."""

    code = "reports.not_a_period"
    sentence = _("请填写季度或年份，例如 2026Q4 或 2026")
