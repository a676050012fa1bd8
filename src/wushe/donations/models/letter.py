"""The letter, form or picture in which a donor said yes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import Mapped, mapped_column

from wushe.donations.errors import LetterKept
from wushe.kernel.database.integrity import refuses
from wushe.kernel.database.model import TenantModel, tenant_key, tenant_unique


class DonationLetter(TenantModel):
    """One for each change, brought when it was recorded or later; the plain role may only add."""

    __tablename__ = "donation_letter"
    grants = "SELECT, INSERT"

    change_id: Mapped[UUID]
    file_id: Mapped[UUID]
    brought_by: Mapped[UUID | None]
    brought_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (
        tenant_key("change_id", "donation_change"),
        tenant_key("file_id", "stored_file"),
        tenant_key("brought_by", "person"),
        tenant_unique("change_id"),
    )


refuses("uq_donation_letter_tenant_id_change_id", LetterKept)
