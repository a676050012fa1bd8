"""The list of payment requests as a file; it names those who asked, agreed and paid, in their office."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select

from wushe.kernel.clock import local_day
from wushe.kernel.exporting.declared import Export
from wushe.kernel.work import Work
from wushe.payments import queries
from wushe.payments.models import PaymentRequest
from wushe.payments.naming import names_in
from wushe.payments.permissions import Payments
from wushe.payments.schemas import PaymentFilters
from wushe.payments.sheet import SHEET, as_row


def _found(work: Work, filters: PaymentFilters) -> Select[PaymentRequest]:
    reach = work.require(Payments.EXPORT)
    return queries.payments(reach, queries.as_read_by(work.person.person_id, filters)).order_by(*queries.ORDER)


async def _rows(work: Work, requests: Sequence[PaymentRequest]) -> Sequence[Mapping[str, Any]]:
    names = await names_in(work, requests)
    return [as_row(request, names, local_day(request.asked_at)) for request in requests]


PAYMENTS = Export(
    kind="payments", back="/payments", permissions=(Payments.EXPORT,), approval=None, sheet=SHEET,
    filters=PaymentFilters, found=_found, as_rows=_rows,
)  # fmt: skip
