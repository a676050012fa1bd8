"""The rows of files."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, func
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


class StoredFile(TenantModel):
    """A file that somebody brought and a row of a slice names; it is never changed. `size` in bytes.

    The row that names it holds it fast by its foreign key: it can be deleted only once that row is gone.
    """

    __tablename__ = "stored_file"
    grants = "SELECT, INSERT, DELETE"

    name: Mapped[Name]
    media_type: Mapped[Name]
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[bytes]
    content: Mapped[bytes] = mapped_column(deferred=True)
    stored_at: Mapped[datetime] = mapped_column(server_default=func.now())
