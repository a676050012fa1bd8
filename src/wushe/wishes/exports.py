"""The list of wishes as a file; whose wishes they are is not in it."""

from typing import Any

from sqlalchemy import Select

from wushe.kernel.exporting.declared import Export, each
from wushe.kernel.work import Work
from wushe.wishes.permissions import Wishes
from wushe.wishes.queries import listing
from wushe.wishes.schemas.entered import WishFilters
from wushe.wishes.sheets import WISH_LIST, wish_row


def _found(work: Work, filters: WishFilters) -> Select[Any]:
    return listing.bundled(work.require(Wishes.EXPORT), filters).order_by(*listing.ORDER)


WISHES = Export(
    kind="wishes", back="/wishes", permissions=(Wishes.EXPORT,), approval=None, sheet=WISH_LIST, filters=WishFilters,
    found=_found, as_rows=each(wish_row),
)  # fmt: skip
