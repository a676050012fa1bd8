"""Sealing a donor's telephone and the secret of a payment channel."""

from wushe.donations.models import Donor, PaymentChannel
from wushe.kernel.personal.masks import mask_phone
from wushe.kernel.personal.vault import Sealed
from wushe.kernel.work import Work

PHONE, SECRET = "donor.phone", "payment_channel.secret"


def set_phone(work: Work, donor: Donor, phone: str) -> None:
    donor.phone_sealed = work.vault.seal(phone, tenant_id=work.tenant.id, field=PHONE).token
    donor.phone_hash = work.vault.fingerprint(phone, tenant_id=work.tenant.id, field=PHONE)
    donor.phone_masked = mask_phone(phone)


def phone(work: Work, donor: Donor) -> str:
    return _opened(work, donor.phone_sealed, PHONE) if donor.phone_sealed else ""


def sealed_secret(work: Work, secret: str) -> bytes:
    return work.vault.seal(secret, tenant_id=work.tenant.id, field=SECRET).token


def secret(work: Work, channel: PaymentChannel) -> bytes:
    """What signs the channel's notices."""
    return _opened(work, channel.secret_sealed, SECRET).encode()


def _opened(work: Work, token: bytes, field: str) -> str:
    return work.vault.open(Sealed(token), tenant_id=work.tenant.id, field=field)
