"""From rows to what the pairing knows: mentors with the places they have left, groups with what they ask for."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from wushe.communities import queries as communities
from wushe.kernel.work import Work
from wushe.mentoring import pairing
from wushe.mentoring.kinds import Field, Language, Licence, MarkKind, Maturity, Method
from wushe.mentoring.models import Mentor, PairingGroup, PairingRound
from wushe.mentoring.pairing import Link, Problem, Weights
from wushe.mentoring.queries import pairs, rounds as queries
from wushe.mentoring.queries.mentors import parts_of
from wushe.people.kinds import Slot

Ids = Collection[UUID]
Names = dict[UUID, str]


async def problem_of(
    work: Work, round_: PairingRound, *, without: Ids = (), also_forbidden: Iterable[Link] = ()
) -> Problem:
    """The round as it is; `without` are groups that have agreed already: their mentors have a place less.

    A group that another round was quicker to pair stands in it no more.
    """
    gone = {*without, *await work.all(pairs.groups_elsewhere(round_.id))}
    names, taken = await _community_names(work), await _taken(work, round_, without)
    own = await _organizations(work)
    standing = [
        (place, mentor) for place, mentor in await work.rows(queries.mentors_in(round_.id)) if mentor.is_there()
    ]
    mentors = [
        as_mentor(mentor, names, own[mentor.person_id], place.wishes, _left(place.capacity, mentor, taken[mentor.id]))
        for place, mentor in standing
    ]
    groups = [
        as_group(group, name, round_, names)
        for group, name in await work.rows(queries.groups_in(round_.id)) if group.organization_id not in gone
    ]  # fmt: skip
    pinned, forbidden = await _marks(work, round_, {m.id for m in mentors}, {g.id for g in groups})
    forbidden |= {link for link in also_forbidden if link in _links(mentors, groups)}
    return Problem(mentors, groups, Weights(**round_.weights), pinned=pinned - forbidden, forbidden=forbidden)


def _left(wanted: int, mentor: Mentor, taken: tuple[int, int]) -> int:
    """Places in this round: what was said for it, and never more than the mentor has beside other rounds' groups."""
    here, elsewhere = taken
    return max(0, min(wanted - here, mentor.capacity - here - elsewhere))


async def _taken(work: Work, round_: PairingRound, without: Ids) -> dict[UUID, tuple[int, int]]:
    """(by groups of this round that have agreed, by groups of other rounds) for each mentor."""
    elsewhere = {row[0]: row[1] for row in await work.rows(pairs.loads(round_.id))}
    here: dict[UUID, int] = defaultdict(int)
    for mentorship in await work.all(pairs.of_round(round_.id)):
        here[mentorship.mentor_id] += mentorship.organization_id in without
    found: dict[UUID, tuple[int, int]] = defaultdict(lambda: (0, 0))
    return found | {mentor_id: (here[mentor_id], elsewhere.get(mentor_id, 0)) for mentor_id in {*here, *elsewhere}}


async def _organizations(work: Work) -> dict[UUID | None, frozenset[UUID]]:
    """In which groups each mentor is anything."""
    found: dict[UUID | None, set[UUID]] = defaultdict(set)
    for person_id, organization_id in await work.rows(parts_of()):
        found[person_id].add(organization_id)
    known: dict[UUID | None, frozenset[UUID]] = defaultdict(frozenset)
    return known | {person_id: frozenset(ids) for person_id, ids in found.items()}


async def _community_names(work: Work) -> Names:
    return {row[0]: row[1] for row in await work.rows(communities.choices())}


async def _marks(
    work: Work, round_: PairingRound, mentors: set[UUID], groups: set[UUID]
) -> tuple[set[Link], set[Link]]:
    """(pinned, forbidden) of those who are still there."""
    found: dict[MarkKind, set[Link]] = {kind: set() for kind in MarkKind}
    for mark in await work.all(queries.marks(round_.id)):
        if mark.mentor_id in mentors and mark.organization_id in groups:
            found[mark.kind].add(Link(mark.mentor_id, mark.organization_id))
    return found[MarkKind.PINNED], found[MarkKind.FORBIDDEN]


def _links(mentors: Iterable[pairing.Mentor], groups: Iterable[pairing.Group]) -> set[Link]:
    known = {group.id for group in groups}
    return {Link(mentor.id, group_id) for mentor in mentors for group_id in known}


def as_mentor(
    mentor: Mentor, names: Names, own: frozenset[UUID], wishes: Iterable[UUID], capacity: int
) -> pairing.Mentor:
    """Who has given no time has none; who has named no place goes everywhere."""
    fields = frozenset(map(Field, mentor.fields))
    return pairing.Mentor(
        id=mentor.id, name=mentor.name, capacity=capacity, fields=fields,
        methods=fields | frozenset(map(Method, mentor.methods)), stages=frozenset(map(Maturity, mentor.stages)),
        places=frozenset(names[each] for each in mentor.communities if each in names),
        hours=frozenset(map(Slot, mentor.slots)), languages=frozenset(map(Language, mentor.languages)),
        licences=frozenset({Licence.SOCIAL_WORKER}) if mentor.is_licensed else frozenset(),
        organizations=own, wishes=tuple(wishes), no_go=frozenset(mentor.no_go),
    )  # fmt: skip


def as_group(group: PairingGroup, name: str, round_: PairingRound, names: Names) -> pairing.Group:
    """By the id of the organisation. A group that names no time has not said no."""
    return pairing.Group(
        id=group.organization_id, name=name, goals=frozenset(map(Field, group.fields)),
        weaknesses=frozenset(map(Field, group.weak)) | frozenset(map(Method, group.methods)), stage=group.maturity,
        place=names.get(group.community_id) if group.community_id else None,
        hours=frozenset(map(Slot, group.slots)) or None, languages=frozenset(map(Language, group.languages)),
        licences=frozenset({Licence.SOCIAL_WORKER}) if round_.needs_licence else frozenset(),
        organizations=frozenset({group.organization_id}), wishes=tuple(group.wishes), no_go=frozenset(group.no_go),
    )  # fmt: skip


async def is_kept_apart(work: Work, round_: PairingRound, mentor: Mentor, group: PairingGroup) -> pairing.Rule | None:
    """The hard rule that keeps these two apart, if one does."""
    own, names = await _organizations(work), await _community_names(work)
    one = as_mentor(mentor, names, own[mentor.person_id], (), mentor.capacity)
    broken = pairing.broken(one, as_group(group, "", round_, names))
    return broken[0] if broken else None
