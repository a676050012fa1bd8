"""The five places of a linkage: which are filled and by whom, and which are missing; a view of its participants."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wushe.communities.societies import Society
from wushe.linkages.models import Participant


@dataclass(frozen=True, slots=True)
class Places:
    """Participants by society; every society has an entry, an empty one is a missing place."""

    filled: dict[Society, list[Participant]] = field(default_factory=lambda: {society: [] for society in Society})

    @property
    def missing(self) -> list[Society]:
        return [society for society, there in self.filled.items() if not there]

    @property
    def number_filled(self) -> int:
        """Out of five."""
        return len(Society) - len(self.missing)


def places_of(participants: Iterable[Participant]) -> Places:
    """The places of one linkage, from those who are in it now."""
    places = Places()
    for participant in participants:
        places.filled[participant.society].append(participant)
    return places
