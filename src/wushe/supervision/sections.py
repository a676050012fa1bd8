"""The tabs above the pages of supervision: each for who may open it."""

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.permission import Permission
from wushe.kernel.work import Work
from wushe.supervision.permissions import Supervision

_SECTIONS: tuple[tuple[str, Sentence, Permission], ...] = (
    ("visits", _("走访"), Supervision.READ),
    ("due", _("该走访的组织"), Supervision.READ),
    ("actions", _("跟进事项"), Supervision.READ),
    ("groups", _("集体督导"), Supervision.READ),
    ("individual", _("个别督导"), Supervision.READ_CONFIDED),
    ("courses", _("培训课程"), Supervision.READ_COURSES),
    ("coverage", _("工作量和覆盖"), Supervision.OVERSEE),
)


def sections(work: Work, current: str) -> list[tuple[str, str, bool]]:
    """(title, address, whether it is this one) for `pieces.tabs`."""
    return [
        (title.say(), f"/{work.tenant.slug}/supervision/{name}", name == current)
        for name, title, permission in _SECTIONS if work.may(permission)
    ]  # fmt: skip
