"""What waits about mentor pairing: for leaders to answer or to review."""

from wushe.kernel.i18n import _
from wushe.kernel.work import Work
from wushe.mentoring.kinds import MentorshipState
from wushe.mentoring.permissions import Mentoring
from wushe.mentoring.queries import pairs
from wushe.mentoring.showing import mentor_names
from wushe.workbench.desk import Task

EACH = 4


async def of_leader(work: Work) -> list[Task]:
    if work.person.person_id is None or not work.may(Mentoring.AGREE):
        return []
    found = await work.all(pairs.offered_to_groups(work.person.person_id).limit(EACH))
    names = await mentor_names(work, [each.mentor_id for each in found])
    title = _("导师{name}")
    tags = {MentorshipState.OFFERED: _("请答复结对"), MentorshipState.REVIEWING: _("请写互评")}
    return [
        Task(title.say(name=names.get(each.mentor_id, "")), f"/mentoring/pairs/{each.id}", tags[each.state])
        for each in found
    ]
