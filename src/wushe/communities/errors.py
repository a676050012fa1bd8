"""The ways communities say no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class CodeKept(Refusal):
    """Two communities of one township cannot have one code of the official list."""

    code = "communities.code_kept"
    sentence = _("这个区划代码已有社区使用")


class CommunityRetired(Refusal):
    """The official list no longer names the community; what it had can be read."""

    code = "communities.retired"
    sentence = _("“{name}”已从区划名单中撤销，只能查看")


class NoSuchCommunity(Missing):
    """No such community in this township, or not within this person's reach."""

    code = "communities.no_such_community"
    sentence = _("没有找到这个社区，或不在您的范围内")


class SeveralCommunities(Unfit):
    """More than one community of the township is called so."""

    code = "communities.several"
    sentence = _("本乡镇有多个社区叫“{name}”，请填写全称或区划代码")


class UnknownCommunity(Unfit):
    """No community within reach is called so."""

    code = "communities.unknown"
    sentence = _("没有找到社区“{name}”，请填写本乡镇的社区名称")
