"""The side menu, drawn from what this person may do: an entry that leads to a refusal would be a defect."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.work import Visitor

GROUPS = {
    "overview": _("总览"),
    "service": _("需求与服务"),
    "activities": _("活动与志愿"),
    "people": _("组织与人员"),
    "pools": _("资源与物资"),
    "growth": _("督导与成长"),
    "money": _("资金与公示"),
    "system": _("系统"),
}
"""The groups of the menu in their order. An office has more entries than a screen has lines: the groups fold."""

UNFOLDED = 16
"""Up to so many entries nothing is folded."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, as a slice's `pages.py` declares it in `MENU`.

    `path` stands behind the township's; `rank` orders within the group; `phone` puts it into the phone's bottom bar,
    which holds the first four that the person may see. `also` are beginnings of paths that belong to it as well. Of
    several permissions one is enough.
    """

    group: str
    title: Sentence
    path: str
    icon: str
    permission: str | frozenset[str] | None
    rank: int = 50
    phone: bool = False
    module: str | None = None
    also: tuple[str, ...] = ()


def menu_for(entries: Iterable[Entry], visitor: Visitor, path: str) -> list[dict[str, Any]]:
    """`[{"title", "open", "entries": [{"title", "url", "icon", "current", "phone"}]}]` for this person.

    Of a long menu only the first group and the one of this page are open.
    """
    if visitor.tenant is None or visitor.person is None:
        return []
    seen = [e for e in sorted(entries, key=lambda e: e.rank) if is_visible(e, visitor)]
    here = _current(seen, visitor.tenant.slug, path)
    few = len(seen) <= UNFOLDED
    return [
        {
            "title": GROUPS[key].say(),
            "open": few or key == next(iter(GROUPS)) or (here is not None and here.group == key),
            "entries": [_shown(e, visitor.tenant.slug, here) for e in seen if e.group == key],
        }
        for key in GROUPS
        if any(e.group == key for e in seen)
    ]


def is_visible(entry: Entry, visitor: Visitor) -> bool:
    if entry.module and visitor.tenant and entry.module not in visitor.tenant.modules:
        return False
    match entry.permission:
        case None:
            return True
        case str(permission):
            return permission in visitor.grants
        case permissions:
            return not permissions.isdisjoint(visitor.grants)


def _current(entries: list[Entry], slug: str, path: str) -> Entry | None:
    """The entry whose path is the longest beginning of where the person is; the township's own root begins nothing."""
    path = f"{path.rstrip('/')}/"
    fitting = [
        (len(begins), begins == entry.path, entry)
        for entry in entries
        for begins in (entry.path, *entry.also)
        if path.startswith(f"/{slug}{begins}/") or path == f"/{slug}{begins}"
    ]
    return max(fitting, key=lambda fit: fit[:2], default=(0, False, None))[2]


def _shown(entry: Entry, slug: str, here: Entry | None) -> dict[str, Any]:
    return {
        "title": entry.title.say(),
        "url": f"/{slug}{entry.path}",
        "icon": entry.icon,
        "current": entry is here,
        "phone": entry.phone,
    }
