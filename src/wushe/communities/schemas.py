"""What people enter and see of communities."""

from datetime import date
from typing import Annotated
from uuid import UUID

from wushe.communities.kinds import CommunityKind
from wushe.kernel.personal.identifiers import parse_phone
from wushe.kernel.schemas import Entered, Name, Shown, text
from wushe.kernel.text import clean


def _phone_or_nothing(written: str) -> str:
    return parse_phone(written) if clean(written) else ""


OfficePhone = Annotated[str, text(40, shortest=0, parse=_phone_or_nothing)]
Address = Annotated[str, text(200, shortest=0)]


class ContactData(Entered):
    """What a community's own staff say of it. `phone` is the office's, so it is no personal data."""

    short_name: Name
    address: Address = ""
    phone: OfficePhone = ""


class CommunityShown(Shown):
    """A community; `retired_on` is set when it left the official list."""

    id: UUID
    code: str
    name: str
    short_name: str
    kind: CommunityKind
    address: str
    phone: str
    retired_on: date | None
    version: int
