"""The five societies of 五社联动. Templates and charts colour each by its value."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Society(Labelled):
    """Platform, support, carrier, helping hand and supplement, in this order."""

    COMMUNITY = "community", _("社区")
    WORKER = "worker", _("社会工作者")
    ORGANIZATION = "organization", _("社会组织")
    VOLUNTEER = "volunteer", _("志愿者")
    RESOURCE = "resource", _("慈善资源")
