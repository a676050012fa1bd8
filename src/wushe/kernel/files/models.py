"""The row of a kept file."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from wushe.kernel.database.model import Code, Name, TenantModel


class KeptFile(TenantModel):
    """A file on the shelf: `key` is its random name there, `name` what the person saves it as. `size` in bytes."""

    __tablename__ = "kept_file"
    grants = "SELECT, INSERT, DELETE"

    account_id: Mapped[UUID | None]
    key: Mapped[Code]
    name: Mapped[Name]
    media_type: Mapped[Name]
    size: Mapped[int] = mapped_column(BigInteger)
    expires_at: Mapped[datetime] = mapped_column(index=True)
