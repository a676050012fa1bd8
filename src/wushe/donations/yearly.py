"""What donors gave within a year, put together for many of them at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wushe.communities import queries as communities
from wushe.donations.kinds import InKindSort
from wushe.donations.queries import donors, yearly as queries
from wushe.kernel.i18n import Sentence
from wushe.kernel.work import Work
from wushe.ledger import purposes
from wushe.people.groups import Group


class Money(NamedTuple):
    """What arrived; `receipt` is the number of the valid receipt, empty where there is none."""

    on: date
    designation: str
    receipt: str
    fen: int


class InKind(NamedTuple):
    """A gift in kind; `fen` is None for what is only counted."""

    on: date
    what: str
    sort: Sentence
    fen: int | None


class Refunded(NamedTuple):
    """What went back, with the way in which the donor agreed."""

    on: date
    consent: Sentence
    fen: int


@dataclass(slots=True)
class Statement:
    """One donor's year."""

    donor: str
    year: int
    money: list[Money] = field(default_factory=list)
    in_kind: list[InKind] = field(default_factory=list)
    refunds: list[Refunded] = field(default_factory=list)
    goods_fen: int = 0
    labour_fen: int = 0

    @property
    def received_fen(self) -> int:
        return sum(row.fen for row in self.money)

    @property
    def refunded_fen(self) -> int:
        return sum(row.fen for row in self.refunds)


async def statements(work: Work, donor_ids: Collection[UUID], year: int) -> dict[UUID, Statement]:
    """The statements of these donors, each row oldest first. The caller has asked for permission."""
    made = {donor_id: Statement(name, year) for donor_id, name in await work.rows(donors.names(donor_ids))}
    await _add_money(work, made, year)
    await _add_in_kind(work, made, year)
    for donor_id, on, form, fen in await work.rows(queries.refunds_of(made, year)):
        made[donor_id].refunds.append(Refunded(on, form.label, fen))
    return made


async def _add_money(work: Work, made: Mapping[UUID, Statement], year: int) -> None:
    rows = await work.rows(queries.money_of(made, year))
    words = await _words(work, rows)
    for row in rows:
        tied = [row.fund, words.get(row.purpose_id), words.get(row.community_id)]
        tied.append(Group(row.group).label.say() if row.group else None)
        number = f"{row.year}-{row.number:06}" if row.number else ""
        made[row.donor_id].money.append(Money(row.on, " · ".join(filter(None, tied)), number, row.amount_fen))


async def _words(work: Work, rows: Collection[queries.MoneyRow]) -> dict[UUID | None, str]:
    """The names of the purposes and communities that money is tied to."""
    found = await work.rows(purposes.names({row.purpose_id for row in rows if row.purpose_id}))
    places = await work.rows(communities.names({row.community_id for row in rows if row.community_id}))
    return dict((*found, *places))


async def _add_in_kind(work: Work, made: Mapping[UUID, Statement], year: int) -> None:
    sums: dict[InKindSort, dict[UUID, int]] = defaultdict(lambda: defaultdict(int))
    for gift in await work.all(queries.in_kind_of(made, year)):
        what = f"{gift.title} {gift.quantity} {gift.unit}"
        made[gift.donor_id].in_kind.append(InKind(gift.given_on, what, gift.sort.label, gift.value_fen))
        sums[gift.sort][gift.donor_id] += gift.value_fen or 0
    for donor_id, statement in made.items():
        statement.goods_fen = sums[InKindSort.GOODS][donor_id]
        statement.labour_fen = sums[InKindSort.LABOUR][donor_id]
