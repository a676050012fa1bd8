"""Kinds of community, and whether a thing is in use."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class CommunityKind(Labelled):
    """城市社区 or 行政村."""

    COMMUNITY = "community", _("社区")
    VILLAGE = "village", _("村")


class Standing(Labelled):
    """In use, or retired and closed but kept for what once happened there."""

    CURRENT = "current", _("在用")
    FORMER = "former", _("已停用")
