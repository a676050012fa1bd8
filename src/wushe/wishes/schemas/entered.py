"""What is entered of micro-wishes."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from wushe.kernel.paging import Filters
from wushe.kernel.personal.identifiers import parse_phone
from wushe.kernel.schemas import Day, Entered, Name, Yuan, consent, text
from wushe.kernel.text import clean
from wushe.people.groups import Group
from wushe.people.kinds import RevealReason
from wushe.wishes.errors import ConsentNeeded
from wushe.wishes.kinds import Band, WishKind, WishState
from wushe.wishes.models.rules import LONGEST


def _phone_or_nothing(written: str) -> str:
    return parse_phone(written) if clean(written) else ""


Wish = Annotated[str, text(60, shortest=2)]
Notes = Annotated[str, text(200, shortest=0)]
Place = Annotated[str, text(120, shortest=0)]
Story = Annotated[str, text(500, shortest=0, lines=True)]
Reason = Annotated[str, text(300, lines=True)]
Thanks = Annotated[str, text(300, shortest=0, lines=True)]
Phone = Annotated[str, text(40, parse=parse_phone)]
Consent = Annotated[bool, consent(ConsentNeeded)]
OptionalPhone = Annotated[str, text(40, shortest=0, parse=_phone_or_nothing)]
OptionalName = Annotated[str, text(60, shortest=0)]


class WishData(Entered):
    """What a wish says. Title and story are read by others; `notes` only by who claims it. `value` is in yuan."""

    title: Wish
    kind: WishKind
    story: Story = ""
    beneficiary: Group = Group.EVERYONE
    value: Yuan = 0
    notes: Notes = ""
    delivery_point: Place = ""
    wanted_by: Day | None = None


class NewWish(WishData, kw_only=True):
    """A wish of a person in the register, or of somebody by an alias."""

    community_id: UUID
    person_id: UUID | None = None
    alias: OptionalName = ""


class Because(Entered):
    """Why, for whoever is concerned."""

    reason: Reason


class NewClaim(Entered):
    """A claim for oneself, or for a group that one leads."""

    organization_id: UUID | None = None


class CounterClaim(Entered, kw_only=True):
    """A claim of an enterprise, or without `enterprise` of somebody, who came to the counter."""

    enterprise: OptionalName = ""
    name: Name
    phone: Phone
    consents: Consent


class Pledge(Entered):
    """A claim without an account."""

    name: Name
    phone: Phone
    consents: Consent


class Confirmation(Entered):
    """The resident's word, with what they want to say to the giver."""

    thanks: Thanks = ""


class ThanksCheck(Entered):
    """Whether the giver may read the thanks."""

    show: bool = False


class Disclosure(Entered):
    """Why the contact must be seen."""

    reason: RevealReason


class RulesData(Entered):
    """How dear a wish may be, in yuan, and how many days a claim has."""

    limit: Yuan
    claim_days: Annotated[int, Meta(ge=1, le=LONGEST)]


class WishFilters(Filters):
    """How the list may be narrowed. `late`: overdue claims and deliveries that nobody confirmed; `mine`: one's own."""

    community_id: UUID | None = None
    state: WishState | None = None
    kind: WishKind | None = None
    beneficiary: Group | None = None
    band: Band | None = None
    late: bool = False
    mine: bool = False


class BoardFilters(Filters):
    """How the public board may be narrowed; `state` is what everybody reads of it."""

    community_id: UUID | None = None
    kind: WishKind | None = None
    band: Band | None = None
    state: WishState | None = None


class Resident(Filters):
    """Whom somebody looks for in the register while writing a wish down."""

    person_id: UUID | None = None
    resident: Annotated[str, text(60, shortest=0)] = ""
    community_id: UUID | None = None
