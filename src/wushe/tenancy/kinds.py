"""The words of the jobs' state that programs read as codes."""

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.labelled import Labelled


class Life(Labelled):
    """Whether a worker does the jobs. Where RabbitMQ carries them, only one on the same machine can be seen."""

    ALIVE = "alive", _("正常")
    SILENT = "silent", _("没有动静")
    UNSEEN = "unseen", _("本机看不到")


class Concern(Labelled):
    """What is wrong with the jobs; `advice` says what it means and what to do."""

    SILENT = "silent", _("后台进程没有动静")
    UNSEEN = "unseen", _("本机看不到后台进程")
    SLOW = "slow", _("最早的任务已等待 {span}")
    LATE = "late", _("{n} 个定时任务没有按时派出")
    GIVEN_UP = "given_up", _("{n} 个任务已放弃")

    @property
    def advice(self) -> Sentence:
        return _ADVICE[self]


_ADVICE = {
    Concern.SILENT: _(
        "导入、导出、提醒和夜间任务都停着，排队的一个也不会丢。"
        "请在服务器上启动 wushe worker（容器方式：docker compose up -d worker）。"
    ),
    Concern.UNSEEN: _(
        "任务由 RabbitMQ 转交，后台进程可能在另一台机器上。请在那台机器上运行 wushe worker --alive，返回 0 即正常。"
    ),
    Concern.SLOW: _(
        "任务比办得快，或者有任务卡住了。请查看后台进程的日志；"
        "经常这样就调大 WUSHE_WORKER_THREADS，或再启动一个 worker。"
    ),
    Concern.LATE: _("后台进程停过或刚刚启动时会这样。它一恢复，错过的会补派一次；一直这样请重启后台进程。"),
    Concern.GIVEN_UP: _("试了多次仍然不成，不会再自动去办。先看错误，排除故障后再试一次；不再需要的，写明原因搁置。"),
}


class ShelvingReason(Labelled):
    """Why a job that was given up is not tried again."""

    HANDLED = "handled", _("已用别的办法办好")
    NEEDLESS = "needless", _("不再需要办")
    DEFECT = "defect", _("程序有缺陷，等新版本")
    REMOVED = "removed", _("乡镇已移除")
    OTHER = "other", _("其他原因")
