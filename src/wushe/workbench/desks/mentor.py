"""A mentor's desk: the groups they are paired with today, what waits for them there, and nothing of any other group."""

from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.mentoring.kinds import MentorshipState, Side
from wushe.mentoring.models import Mentorship
from wushe.mentoring.queries import pairs, rounds
from wushe.mentoring.showing import mentorships_shown
from wushe.workbench.desk import Desk, Task, listed


async def desk(work: Work) -> Desk:
    person_id = work.person.person_id
    found = await work.all(pairs.mine(person_id)) if person_id else []
    shown = await mentorships_shown(work, found)
    names = {row.id: row.group for row in shown}
    tasks = [task for each in found if (task := _task(each, names[each.id]))]
    return Desk(
        "mentor", _("导师"), "workbench/mentor.html",
        {"pairs": shown, "tasks": listed(work, [*tasks, *await _rounds(work)])},
    )  # fmt: skip


def _task(mentorship: Mentorship, group: str) -> Task | None:
    path = f"/mentoring/pairs/{mentorship.id}"
    if mentorship.state is MentorshipState.OFFERED and not mentorship.is_answered(Side.MENTOR):
        return Task(group, path, _("请答复结对"))
    if mentorship.state is MentorshipState.REVIEWING and not mentorship.is_reviewed(Side.MENTOR):
        return Task(group, path, _("请写互评"))
    return None


async def _rounds(work: Work) -> list[Task]:
    """Rounds that ask for wishes; not of a visitor, for whom the township speaks."""
    if work.person.person_id is None:
        return []
    found = await work.all(rounds.with_mentor(work.person.person_id))
    return [Task(each.name, "/mentoring/me", _("填名额和意愿"), "info", due=each.gather_until) for each in found]
