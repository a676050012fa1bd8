"""Questions about activities, by what they are about.

Slices above ask `outputs(Scope(linkage_id=…))` (typed: `activities.outputs.outputs_of`), `ratings(linkage_id=…)`,
`plans_waiting(person_id)`, `reviews_waiting(person_id)`, `reviews_due(reach, at)`, `of_linkage(linkage_id)`.
"""

from wushe.activities.queries.activities import (
    ORDER,
    activity,
    activity_of_session,
    activity_to_change,
    bundled,
    lines,
    matching,
    of_linkage,
    plan,
    plans_waiting,
    review,
    reviews_due,
    reviews_waiting,
    titles,
)
from wushe.activities.queries.outputs import Scope, minutes_by_person, outputs
from wushe.activities.queries.papers import ratings
from wushe.activities.queries.reach import changeable, readable

__all__ = [
    "ORDER",
    "Scope",
    "activity",
    "activity_of_session",
    "activity_to_change",
    "bundled",
    "changeable",
    "lines",
    "matching",
    "minutes_by_person",
    "of_linkage",
    "outputs",
    "plan",
    "plans_waiting",
    "ratings",
    "readable",
    "review",
    "reviews_due",
    "reviews_waiting",
    "titles",
]
