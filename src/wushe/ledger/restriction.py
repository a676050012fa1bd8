"""What a donor or an office tied their money to, and whether a use keeps to it."""

from datetime import date
from typing import NamedTuple
from uuid import UUID


class Restriction(NamedTuple):
    """For what, where, for whom and when money may be spent; what is None or empty is left free.

    `group` is the code of a beneficiary group; both dates belong to the period.
    """

    purpose_id: UUID | None = None
    community_id: UUID | None = None
    group: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def is_free(self) -> bool:
        return self == Restriction()

    def allows(self, use: "Use") -> bool:
        """Whether money tied in this way may be put to that use."""
        ties = (self.purpose_id, use.purpose_id), (self.community_id, use.community_id), (self.group, use.group)
        return all(not tied or tied == used for tied, used in ties) and self._lasts_on(use.on)

    def _lasts_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Use(NamedTuple):
    """What money is set aside or spent for."""

    on: date
    purpose_id: UUID | None = None
    community_id: UUID | None = None
    group: str = ""
