"""The side menu, drawn from what this person may do: an entry that leads to a refusal would be a defect."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.work import Visitor

GROUPS = {
    "overview": _("总览"),
    "business": _("业务"),
    "societies": _("五社资源"),
    "money": _("资金与公示"),
    "system": _("系统"),
}
"""The groups of the menu in their order; look.md shows them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, as a slice's `pages.py` declares it in `MENU`.

    `path` stands behind the township's; `rank` orders within the group; `phone` puts it into the phone's bottom bar,
    which holds the first four that the person may see. `also` are beginnings of paths that belong to it as well.
    """

    group: str
    title: Sentence
    path: str
    icon: str
    permission: str | None
    rank: int = 50
    phone: bool = False
    module: str | None = None
    also: tuple[str, ...] = ()


def menu_for(entries: Iterable[Entry], visitor: Visitor, path: str) -> list[dict[str, Any]]:
    """`[{"title", "entries": [{"title", "url", "icon", "current", "phone"}]}]` for this person."""
    if visitor.tenant is None or visitor.person is None:
        return []
    seen = [e for e in sorted(entries, key=lambda e: e.rank) if _visible(e, visitor)]
    here = _current(seen, visitor.tenant.slug, path)
    groups = [
        {
            "title": title.say(),
            "entries": [_shown(e, visitor.tenant.slug, here) for e in seen if e.group == key],
        }
        for key, title in GROUPS.items()
    ]
    return [group for group in groups if group["entries"]]


def _visible(entry: Entry, visitor: Visitor) -> bool:
    if entry.module and visitor.tenant and entry.module not in visitor.tenant.modules:
        return False
    return entry.permission is None or entry.permission in visitor.grants


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
