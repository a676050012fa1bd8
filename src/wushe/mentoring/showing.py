"""What both faces show of rounds and pairs: rows with the names and words that belong to them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from wushe.kernel.work import Work
from wushe.mentoring.errors import NotAParty
from wushe.mentoring.kinds import Side
from wushe.mentoring.models import Mentor, Mentorship, MentorshipGoal, MentorshipMeeting, PairingMatch, PairingRound
from wushe.mentoring.pairing import Cause, Factor
from wushe.mentoring.queries import mentors, pairs, rounds, together
from wushe.mentoring.remembering import said
from wushe.mentoring.schemas.shown import (
    FactorShown,
    GoalShown,
    MatchShown,
    MeetingShown,
    MentorshipShown,
    MentorShown,
    RoundShown,
)
from wushe.mentoring.service import side_of
from wushe.organizations import queries as organizations

Names = dict[UUID, str]


class Load(NamedTuple):
    """A mentor, and beside how many groups they stand."""

    mentor: Mentor
    groups: int

    @property
    def is_full(self) -> bool:
        return self.groups >= self.mentor.capacity


async def group_names(work: Work, ids: Iterable[UUID]) -> Names:
    return {row[0]: row[1] for row in await work.rows(organizations.names(set(ids)))}


async def mentor_names(work: Work, ids: Iterable[UUID | None]) -> Names:
    return {row[0]: row[1] for row in await work.rows(mentors.names({each for each in ids if each}))}


async def speaks_for(work: Work, mentorship: Mentorship) -> Side | None:
    """None for whoever is neither side."""
    if work.person.person_id is None:
        return None
    try:
        return await side_of(work, mentorship)
    except NotAParty:
        return None


# --- rounds


async def rounds_shown(work: Work, rows: Sequence[PairingRound]) -> list[RoundShown]:
    counted = {row[0]: (row[1], row[2]) for row in await work.rows(rounds.counts([row.id for row in rows]))}
    return [_round_shown(row, *counted.get(row.id, (0, 0))) for row in rows]


async def round_shown(work: Work, round_: PairingRound) -> RoundShown:
    return (await rounds_shown(work, [round_]))[0]


def _round_shown(round_: PairingRound, number: int, groups: int) -> RoundShown:
    named = {name: getattr(round_, name) for name in RoundShown.__struct_fields__ if name not in {"mentors", "groups"}}
    return RoundShown(**named, mentors=number, groups=groups)


async def matches_shown(work: Work, round_: PairingRound) -> list[MatchShown]:
    """Those with a mentor first, by the names of the groups; then those without."""
    found = await work.all(rounds.matches(round_.id))
    groups = await group_names(work, [match.organization_id for match in found])
    people = await mentor_names(work, [id_ for match in found for id_ in (match.mentor_id, match.before_id)])
    shown = [match_shown(match, groups, people) for match in found]
    return sorted(shown, key=lambda match: (match.mentor_id is None, match.group))


def match_shown(match: PairingMatch, groups: Names, people: Names) -> MatchShown:
    told = match.told
    best = told.get("next")
    return MatchShown(
        organization_id=match.organization_id, group=groups.get(match.organization_id, ""), mentor_id=match.mentor_id,
        mentor=people.get(match.mentor_id, "") if match.mentor_id else "", points=told.get("points", 0),
        pinned=told.get("pinned", False),
        before=people.get(match.before_id, "") if match.before_id and match.before_id != match.mentor_id else "",
        factors=[
            FactorShown(
                factor=Factor(each["factor"]).label.say(), points=each["points"], most=each["most"],
                reason=said(each["why"]),
            )
            for each in told.get("factors", ())
        ],
        next_best=said(best["why"]) if best else "",
        cause=Cause(told["cause"]).label.say() if "cause" in told else "",
        reason=said(told["why"]) if "why" in told else "",
        change=[said(each) for each in told.get("change", ())],
    )  # fmt: skip


# --- pairs


async def mentorships_shown(work: Work, rows: Sequence[Mentorship]) -> list[MentorshipShown]:
    ids = [row.id for row in rows]
    groups = await group_names(work, [row.organization_id for row in rows])
    people = await mentor_names(work, [row.mentor_id for row in rows])
    met = {row[0]: (row[1], row[2]) for row in await work.rows(together.met(ids))}
    reached = {row[0]: round(row[2]) for row in await work.rows(together.progress(ids))}
    shown = []
    for row in rows:
        number, minutes = met.get(row.id, (0, 0))
        said_of = {
            "group": groups.get(row.organization_id, ""), "mentor": people.get(row.mentor_id, ""), "side": None,
            "meetings": number, "minutes": minutes, "progress": reached.get(row.id),
        }  # fmt: skip
        named = {name: getattr(row, name) for name in MentorshipShown.__struct_fields__ if name not in said_of}
        shown.append(MentorshipShown(**named, **said_of))
    return shown


async def mentorship_shown(work: Work, mentorship: Mentorship) -> MentorshipShown:
    [shown] = await mentorships_shown(work, [mentorship])
    shown.side = await speaks_for(work, mentorship)
    return shown


# --- mentors


def mentor_shown(mentor: Mentor) -> MentorShown:
    return MentorShown(**{name: getattr(mentor, name) for name in MentorShown.__struct_fields__})


async def loads(work: Work, rows: Iterable[Mentor]) -> list[Load]:
    carried = {row[0]: row[1] for row in await work.rows(pairs.loads())}
    return [Load(mentor, carried.get(mentor.id, 0)) for mentor in rows]


def goal_shown(goal: MentorshipGoal) -> GoalShown:
    return GoalShown(**{name: getattr(goal, name) for name in GoalShown.__struct_fields__})


def meeting_shown(meeting: MentorshipMeeting) -> MeetingShown:
    return MeetingShown(**{name: getattr(meeting, name) for name in MeetingShown.__struct_fields__})
