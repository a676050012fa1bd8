"""What is entered about townships, and what is shown of them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from wushe.kernel.paging import Filters
from wushe.kernel.schemas import Entered, Shown, text


class Removal(Entered):
    """The township's name, typed, as a proof that it is meant."""

    typed_name: Annotated[str, text(60, shortest=0)] = ""


class Watched(Filters):
    """The export that the page of a township watches."""

    job: UUID | None = None


class TownshipShown(Shown):
    """A township as its operator sees it: what it is called and how it stands, and nothing of what is in it."""

    slug: str
    code: str
    name: str
    county_code: str
    status: str
    exported_at: datetime | None
