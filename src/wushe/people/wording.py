"""What a person consents to, word for word and by version; a consent names the version it was given to.

A changed text gets a new version and the old one stays, so that it can always be told what somebody agreed to.
"""

from typing import NamedTuple

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.labelled import Labelled


class Purpose(Labelled):
    """What personal data is used for. A consent is for one purpose."""

    SERVICE = "service", _("提供社区服务")
    IDENTITY = "identity", _("核验身份")
    VOLUNTEERING = "volunteering", _("志愿服务记录与证明")
    PUBLICITY = "publicity", _("公开展示")


class Wording(NamedTuple):
    """The text that is read out or signed. `version` is kept with every consent."""

    version: str
    text: Sentence


WORDINGS: dict[Purpose, tuple[Wording, ...]] = {
    Purpose.SERVICE: (
        Wording(
            "2026-1",
            _(
                "本乡镇为向您提供社区服务，需要保存您的身份证号和住址，仅供办理服务的工作人员按需查看。您可以随时撤回同意，撤回后即删除。"
            ),
        ),
    ),
    Purpose.IDENTITY: (
        Wording(
            "2026-1",
            _("本乡镇为核验您的身份，需要保存您的身份证号，不作其他用途。您可以随时撤回同意，撤回后即删除。"),
        ),
    ),
    Purpose.VOLUNTEERING: (
        Wording(
            "2026-1",
            _(
                "本乡镇为记录志愿服务、开具志愿服务证明，需要保存您的身份证号和住址。您可以随时撤回同意，撤回后即删除，已开具的证明不受影响。"
            ),
        ),
    ),
    Purpose.PUBLICITY: (
        Wording(
            "2026-1",
            _("您同意在公告栏、公示和宣传中展示您的姓名和志愿服务时长。您可以随时撤回同意，撤回后不再展示。"),
        ),
    ),
}
"""The last of each is the one in force."""


def in_force(purpose: Purpose) -> Wording:
    return WORDINGS[purpose][-1]


def wording(purpose: Purpose, version: str) -> Wording | None:
    """What somebody agreed to then."""
    return next((known for known in WORDINGS[purpose] if known.version == version), None)
