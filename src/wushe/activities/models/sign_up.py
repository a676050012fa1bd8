"""Sign-up: who means to come, as what, and who waits for a place."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from wushe.activities.errors import AlreadySignedUp, GuardianConsentNeeded, NoSuchSignUp
from wushe.activities.kinds import Part, SignUpState
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import Code, TenantModel, tenant_key


class SignUp(TenantModel):
    """Ids are in order of time, so the queue is the order of ids.

    `is_child` on the day of sign-up; `guardianship_id` the consent without which a child is not enrolled. `wording` is
    the version of the text that somebody agreed to who signed up without an account.
    """

    __tablename__ = "sign_up"
    grants = "SELECT, INSERT, UPDATE"

    session_id: Mapped[UUID]
    person_id: Mapped[UUID]
    part: Mapped[Part]
    state: Mapped[SignUpState]
    is_child: Mapped[bool] = mapped_column(default=False)
    guardianship_id: Mapped[UUID | None]
    asked_at: Mapped[datetime]
    asked_by: Mapped[UUID | None]
    wording: Mapped[Code] = mapped_column(default="")

    __table_args__ = (
        tenant_key("session_id", "activity_session"),
        tenant_key("person_id", "person"),
        tenant_key("guardianship_id", "guardianship"),
        CheckConstraint("NOT is_child OR guardianship_id IS NOT NULL", name="child_has_guardian"),
        Index(
            "uq_sign_up_once",
            "tenant_id",
            "session_id",
            "person_id",
            unique=True,
            postgresql_where=text("state <> 'withdrawn'"),
        ),
        Index("ix_sign_up_person", "tenant_id", "person_id", "id"),
    )

    def withdraw(self) -> None:
        """Raises `NoSuchSignUp` when it was given up before."""
        if self.state is SignUpState.WITHDRAWN:
            raise NoSuchSignUp
        self.state = SignUpState.WITHDRAWN

    def move_up(self) -> None:
        """A place has become free."""
        self.state = SignUpState.TAKEN


refuses("uq_sign_up_once", AlreadySignedUp)
refuses("ck_sign_up_child_has_guardian", GuardianConsentNeeded)
