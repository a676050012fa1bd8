"""What a township may switch on or off as a whole: slices, by their name in `src/wushe`."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Module(Labelled):
    """People, organisations, roles and the journal are not among them: without those there is no township."""

    NEEDS = "needs", _("需求与服务供给")
    LINKAGES = "linkages", _("五社联动")
    ACTIVITIES = "activities", _("活动与服务时长")
    FUNDS = "funds", _("慈善资源")


MODULES = frozenset(module.value for module in Module)
