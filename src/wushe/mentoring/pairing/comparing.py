"""What has changed between two solutions, for the admin who has pinned, forbidden or changed something."""

from wushe.mentoring.pairing.explanation import Difference, Moved
from wushe.mentoring.pairing.facts import Solution


def difference(before: Solution, after: Solution) -> Difference:
    """Group by group, in the order of their ids; points are hundredths, more is better."""
    old = {pair.group: pair for pair in before.pairs}
    new = {pair.group: pair for pair in after.pairs}
    both = sorted(old.keys() & new.keys())
    moved = [Moved(g, old[g].mentor, new[g].mentor) for g in both if old[g].mentor != new[g].mentor]
    return Difference(
        moved=tuple(moved),
        gained=tuple(new[group] for group in sorted(new.keys() - old.keys())),
        lost=tuple(old[group] for group in sorted(old.keys() - new.keys())),
        kept=len(both) - len(moved),
        points=after.total - before.total,
    )
