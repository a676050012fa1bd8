"""Counters that slow down guessing, shared by all processes."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import LocalModel


class SignInAttempt(LocalModel):
    """How often one account, one name that no account has, or one network was tried, and when last.

    `key` is a keyed hash, so that the table tells nobody who tried to sign in, or as whom.
    """

    __tablename__ = "sign_in_attempt"

    key: Mapped[bytes] = mapped_column(primary_key=True)
    attempts: Mapped[int]
    last_at: Mapped[datetime]
