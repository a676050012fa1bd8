"""The certificate on paper: what the template is given, and the PDF of it."""

from functools import partial
from pathlib import Path
from typing import Any

import anyio.to_thread

from wushe.activities.models import Certificate
from wushe.activities.queries.papers import told_by
from wushe.kernel.clock import local_day
from wushe.kernel.i18n import _
from wushe.kernel.papers.paper import compile_paper
from wushe.kernel.papers.qr import qr_svg
from wushe.kernel.web import formats
from wushe.kernel.work import Work
from wushe.people import queries as people
from wushe.people.models import Person

TEMPLATE = Path(__file__).parent / "papers" / "certificate.typ"


async def drawn(work: Work, certificate: Certificate, address: str) -> bytes:
    """The PDF. `address` is where a stranger checks it."""
    data = await told(work, certificate, address)
    return await anyio.to_thread.run_sync(partial(compile_paper, TEMPLATE, data))


async def told(work: Work, certificate: Certificate, address: str) -> dict[str, Any]:
    """Everything that stands on the paper, as text: 民发〔2015〕149号 asks for who, how long, what, by whom."""
    person = await work.get(Person, certificate.person_id)
    handler = certificate.issued_by
    names = {row[0]: row[1] for row in await work.rows(people.names([handler]))} if handler else {}
    link = f"{address}/{work.tenant.slug}/public/certificates/{certificate.number}"
    return {
        "issuer": work.tenant.name,
        "number": grouped(certificate.number),
        "name": person.name,
        "span": f"{formats.date(certificate.first_on)} 至 {formats.date(certificate.last_on)}",
        "hours": formats.hours(certificate.minutes),
        "entries": [
            [formats.date(entry.starts_at), title, organization, formats.hours(minutes)]
            for entry, minutes, title, organization in await work.rows(told_by(certificate.id))
        ],
        "people": [
            [label.say(), name]
            for label, name in (
                (_("负责人"), certificate.in_charge),
                (_("经办人"), names.get(handler, "") if handler else ""),
                (_("联系方式"), certificate.contact),
            )
            if name
        ],
        "date": formats.date(local_day(certificate.issued_at)),
        "code": str(qr_svg(link, _("查验二维码").say())),
        "address": f"{address}/{work.tenant.slug}/public/certificates",
    }


def grouped(number: str) -> str:
    """ZY2026 000001 ABCD EFGHJK, as it is read aloud and typed."""
    return f"{number[:6]} {number[6:12]} {number[12:17]} {number[17:]}"
