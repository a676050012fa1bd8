"""A micro-wish and its way from being written down to being granted."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Fen, Name, TenantModel, Versioned, tenant_key, tenant_unique
from wushe.kernel.personal.public_text import tells_name, tells_number
from wushe.kernel.text import search_key
from wushe.people.groups import Group
from wushe.wishes.errors import AliasOrPerson, OwnWish, ReasonNeeded, TellsName, TellsNumber, WrongState
from wushe.wishes.kinds import WAITING, Band, WishKind, WishState

FORGOTTEN = "—"


class MicroWish(TenantModel, Versioned):
    """What one resident wishes for.

    `title` is what everybody reads and `story` what those read who may claim: neither says who it is, and only what
    another person verified is shown. `notes` (size, colour) are for staff and for who holds the claim; `alias` or
    `person_id` say whose wish it is, to staff alone. `written_by` is who changed its words last.
    """

    __tablename__ = "micro_wish"
    grants = "SELECT, INSERT, UPDATE"

    number: Mapped[int]
    community_id: Mapped[UUID]
    person_id: Mapped[UUID | None]
    alias: Mapped[Name | None]
    title: Mapped[str] = mapped_column(String(60))
    story: Mapped[str] = mapped_column(default="")
    kind: Mapped[WishKind]
    beneficiary: Mapped[Group]
    value_fen: Mapped[Fen]
    notes: Mapped[str] = mapped_column(String(200), default="")
    delivery_point: Mapped[str] = mapped_column(String(120), default="")
    wanted_by: Mapped[date | None]
    search: Mapped[str]
    state: Mapped[WishState] = mapped_column(default=WishState.COLLECTED)
    collected_at: Mapped[datetime]
    collected_by: Mapped[UUID]
    written_by: Mapped[UUID]
    verified_at: Mapped[datetime | None]
    verified_by: Mapped[UUID | None]
    published_at: Mapped[datetime | None]
    fulfilled_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    reason: Mapped[str] = mapped_column(default="")

    __table_args__ = (
        tenant_key("community_id", "community"),
        tenant_key("person_id", "person"),
        tenant_unique("number"),
        CheckConstraint("num_nonnulls(person_id, alias) = 1", name="of_somebody"),
        CheckConstraint("value_fen >= 0", name="value"),
        CheckConstraint("verified_by <> collected_by AND verified_by <> written_by", name="another_verifies"),
        CheckConstraint("num_nonnulls(verified_at, verified_by) IN (0, 2)", name="verification_whole"),
        CheckConstraint(
            "state NOT IN ('verified', 'open', 'claimed', 'delivered', 'fulfilled') OR verified_at IS NOT NULL",
            name="published_when_verified",
        ),
        CheckConstraint(
            "state NOT IN ('open', 'claimed', 'delivered', 'fulfilled') OR published_at IS NOT NULL",
            name="claimed_when_published",
        ),
        CheckConstraint("(state = 'fulfilled') = (fulfilled_at IS NOT NULL)", name="fulfilled_when"),
        CheckConstraint("state NOT IN ('refused', 'withdrawn') OR reason <> ''", name="says_why"),
        Index("ix_micro_wish_community", "tenant_id", "community_id", "number"),
        Index("ix_micro_wish_state", "tenant_id", "state", "number"),
    )

    @property
    def band(self) -> Band:
        return Band.of(self.value_fen)

    # --- what it says

    def say(self, title: str, story: str, *, names: tuple[str, ...]) -> None:
        """Raises `TellsNumber` and `TellsName` beside the field that says who it is."""
        for field, text in (("title", title), ("story", story)):
            refuse_identity(text, field, names)
        self.title, self.story = title, story
        self.search = search_key(f"{self.number}", title)

    def ask_for(self, kind: WishKind, beneficiary: Group, value_fen: int, wanted_by: date | None) -> None:
        self.kind, self.beneficiary, self.value_fen, self.wanted_by = kind, beneficiary, value_fen, wanted_by

    def hand_over_at(self, delivery_point: str, notes: str) -> None:
        self.delivery_point, self.notes = delivery_point, notes

    def rewrite(self, by: UUID) -> bool:
        """Its words change: what was verified has to be verified again. Raises `WrongState` once it is claimed."""
        self._must_be(WAITING)
        again = self.state is not WishState.COLLECTED
        self.written_by, self.state, self.reason = by, WishState.COLLECTED, ""
        self.verified_at = self.verified_by = self.published_at = None
        return again

    # --- its way

    def verify(self, at: datetime, by: UUID) -> None:
        """Raises `OwnWish`, `WrongState`."""
        self._refuse_own(by)
        self.verified_at, self.verified_by, self.state = at, by, WishState.VERIFIED

    def refuse(self, reason: str, by: UUID) -> None:
        """Raises `OwnWish`, `ReasonNeeded`, `WrongState`."""
        self._refuse_own(by)
        if not reason:
            raise ReasonNeeded
        self.reason, self.state = reason, WishState.REFUSED

    def publish(self, at: datetime) -> None:
        self._must_be({WishState.VERIFIED})
        self.published_at, self.state = at, WishState.OPEN

    def withdraw(self, reason: str, at: datetime) -> None:
        """Raises `ReasonNeeded`, `WrongState` once it is claimed: whoever prepares a gift is not left alone with it."""
        self._must_be(WAITING)
        if not reason:
            raise ReasonNeeded
        self.reason, self.ended_at, self.state = reason, at, WishState.WITHDRAWN

    def claim(self) -> None:
        self._must_be({WishState.OPEN})
        self.state = WishState.CLAIMED

    def release(self) -> None:
        self._must_be({WishState.CLAIMED})
        self.state = WishState.OPEN

    def deliver(self) -> None:
        self._must_be({WishState.CLAIMED})
        self.state = WishState.DELIVERED

    def fulfil(self, at: datetime) -> int:
        """The days that it took."""
        self._must_be({WishState.DELIVERED})
        self.fulfilled_at = self.ended_at = at
        self.state = WishState.FULFILLED
        return (at - self.collected_at).days

    def forget(self) -> None:
        """Keep what everybody could read."""
        self.notes = ""
        if self.alias is not None:
            self.alias = FORGOTTEN

    def _refuse_own(self, by: UUID) -> None:
        self._must_be({WishState.COLLECTED})
        if by in {self.collected_by, self.written_by}:
            raise OwnWish

    def _must_be(self, states: set[WishState] | frozenset[WishState]) -> None:
        if self.state not in states:
            raise WrongState(state=self.state.label)


def refuse_identity(text: str, field: str, names: tuple[str, ...]) -> None:
    """Raises `TellsNumber`, `TellsName` beside `field`."""
    if tells_number(text):
        raise TellsNumber().beside(field)
    if any(tells_name(text, name) for name in names):
        raise TellsName().beside(field)


refuses("ck_micro_wish_of_somebody", AliasOrPerson)
refuses("ck_micro_wish_another_verifies", OwnWish)
