"""One field over everything a person may find: by Chinese, pinyin or initials, a few of each kind."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from wushe.activities import queries as activities
from wushe.activities.permissions import Activities
from wushe.activities.schemas.planning import ActivityFilters
from wushe.communities import queries as communities
from wushe.communities.permissions import Communities
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.text import search_patterns
from wushe.kernel.web import formats
from wushe.kernel.work import Work
from wushe.linkages import queries as linkages
from wushe.linkages.permissions import Linkages
from wushe.linkages.schemas import LinkageFilters
from wushe.needs.permissions import Needs
from wushe.needs.queries import listing as needs
from wushe.needs.schemas.needs import NeedFilters
from wushe.organizations import queries as organizations
from wushe.organizations.permissions import Organizations
from wushe.organizations.schemas import OrganizationFilters
from wushe.people import queries as people
from wushe.people.faces import called
from wushe.people.permissions import People
from wushe.people.queries import Words
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import listing as wishes
from wushe.wishes.schemas.entered import WishFilters

EACH = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """`path` stands behind the township's address."""

    title: str
    about: str
    path: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; `more` leads to the list with the rest."""

    kind: str
    title: Sentence
    hits: Sequence[Hit]
    more: str


async def search(work: Work, q: str) -> list[Group]:
    """The kinds in which something was found, each as far as this person may read it."""
    if not search_patterns(q):
        return []
    found = [await _group(work, kind, q) for kind in KINDS if work.may(kind.permission)]
    return [group for group in found if group.hits]


@dataclass(frozen=True, slots=True)
class Kind:
    """A list that can be searched: its address, what it needs, and how it finds one more than is shown."""

    path: str
    title: Sentence
    permission: str
    find: Callable[[Work, str], Awaitable[list[Hit]]]


async def _group(work: Work, kind: Kind, q: str) -> Group:
    hits = await kind.find(work, q)
    more = f"{kind.path}?{urlencode({'q': q})}" if len(hits) > EACH else ""
    return Group(kind.path.strip("/"), kind.title, hits[:EACH], more)


async def _communities(work: Work, q: str) -> list[Hit]:
    found = communities.communities(work.require(Communities.READ), q=q)
    rows = await work.all(found.order_by(communities.Community.code).limit(EACH + 1))
    return [Hit(row.short_name, row.name, f"/communities/{row.id}") for row in rows]


async def _needs(work: Work, q: str) -> list[Hit]:
    filters = NeedFilters(q=q)
    found = needs.bundled(work.require(Needs.READ), filters).order_by(*needs.order(filters))
    rows = await work.all(found.limit(EACH + 1))
    return [Hit(row.title, f"{row.community} · {row.state.label.say()}", f"/needs/{row.id}") for row in rows]


async def _wishes(work: Work, q: str) -> list[Hit]:
    """By title or number; of a wish that is somebody else's to read, what its own list tells."""
    found = wishes.bundled(work.require(Wishes.READ), WishFilters(q=q)).order_by(*wishes.ORDER)
    rows = await work.all(found.limit(EACH + 1))
    return [Hit(row.title, f"{row.community} · {row.kind.label.say()}", f"/wishes/{row.id}") for row in rows]


async def _linkages(work: Work, q: str) -> list[Hit]:
    found = linkages.linkages(work.require(Linkages.READ), LinkageFilters(q=q)).order_by(*linkages.ORDER)
    rows = await work.all(found.limit(EACH + 1))
    return [Hit(row.title, row.stage.label.say(), f"/linkages/{row.id}") for row in rows]


async def _activities(work: Work, q: str) -> list[Hit]:
    found = activities.bundled(work.require(Activities.READ), ActivityFilters(q=q)).order_by(*activities.ORDER)
    rows = await work.all(found.limit(EACH + 1))
    return [
        Hit(row.title, f"{row.organization} · {formats.date(row.begins_at)}", f"/activities/{row.id}") for row in rows
    ]


async def _organizations(work: Work, q: str) -> list[Hit]:
    filters = OrganizationFilters(q=q, sort="name")
    found = organizations.bundled(work.require(Organizations.READ), filters).order_by(*organizations.order(filters))
    rows = await work.all(found.limit(EACH + 1))
    return [Hit(row.name, row.community or row.level.label.say(), f"/organizations/{row.id}") for row in rows]


async def _people(work: Work, q: str) -> list[Hit]:
    """By name or the last four digits of a telephone, which is shown masked; the name as the register shows it."""
    found = people.people(work.require(People.READ), words=Words(q)).order_by(people.Person.search, people.Person.id)
    rows = await work.all(found.limit(EACH + 1))
    return [Hit(called(work, row), row.phone_masked or "", f"/people/{row.id}") for row in rows]


KINDS = (
    Kind("/communities", _("社区与村"), Communities.READ, _communities),
    Kind("/needs", _("居民需求"), Needs.READ, _needs),
    Kind("/wishes", _("微心愿"), Wishes.READ, _wishes),
    Kind("/linkages", _("五社联动"), Linkages.READ, _linkages),
    Kind("/activities", _("活动"), Activities.READ, _activities),
    Kind("/organizations", _("社会组织"), Organizations.READ, _organizations),
    Kind("/people", _("人员"), People.READ, _people),
)
"""In the order of the page."""
