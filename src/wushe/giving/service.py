"""What a funder may ask about their money in one township."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from wushe.activities import queries as activities
from wushe.activities.outputs import outputs_of, shown
from wushe.activities.queries import Scope
from wushe.activities.queries.photos import shown_of_linkages
from wushe.giving import queries
from wushe.giving.errors import NoSuchGift
from wushe.giving.following import Abode, abodes, share_of
from wushe.giving.kinds import Condition
from wushe.giving.permissions import Giving
from wushe.giving.schemas import (
    AbodeShown,
    GiftHistory,
    GiftShown,
    MoveShown,
    OutcomeShown,
    PictureShown,
    TownshipGiving,
)
from wushe.kernel.i18n import _
from wushe.kernel.work import Tenant, Work
from wushe.ledger.kinds import AccountKind
from wushe.ledger.models import Account, Source
from wushe.ledger.pots import EMPTY, pots_of
from wushe.linkages.models import Linkage
from wushe.linkages.permissions import Linkages

MOST_PHOTOS = 6
Gifts = Sequence[tuple[Source, str | None]]


class Followed(NamedTuple):
    """Gifts, where their money is, and the linkages it pays for, by the id of the promise or award."""

    gifts: Gifts
    abodes: list[Abode]
    linkages: Mapping[UUID, Linkage]


async def giving(work: Work) -> TownshipGiving:
    """Everything the person gave to this township, and what became of it."""
    followed = await _follow(work, await work.rows(queries.gifts(work.require(Giving.READ))))
    return TownshipGiving(
        slug=work.tenant.slug, name=work.tenant.name, locked=False,
        gifts=_gifts(followed), abodes=[_abode(followed, each) for each in followed.abodes],
        outcomes=await _outcomes(work, followed),
    )  # fmt: skip


def locked(tenant: Tenant) -> TownshipGiving:
    """A township that has to be entered once more before it says anything."""
    return TownshipGiving(slug=tenant.slug, name=tenant.name, locked=True, gifts=[], abodes=[], outcomes=[])


async def gift(work: Work, source_id: UUID) -> GiftHistory:
    """One gift with every move of its money; raises `NoSuchGift`."""
    found = await work.rows(queries.gifts(work.require(Giving.READ)).where(Source.id == source_id))
    if not found:
        raise NoSuchGift
    moves = await work.rows(queries.moves(source_id))
    touched = {account_id for _entry, line in moves for account_id in (line.debit_id, line.credit_id)}
    names = await _said(work, await work.all(queries.upwards(touched)))
    return GiftHistory(
        gift=_gifts(await _follow(work, found))[0],
        moves=[
            MoveShown(
                entry_id=entry.id, year=entry.year, number=entry.number, on=entry.on, kind=entry.kind,
                from_account=names[line.debit_id], into_account=names[line.credit_id], fen=line.fen,
            )
            for entry, line in moves
        ],
    )  # fmt: skip


async def openable(work: Work, outcomes: Sequence[OutcomeShown]) -> set[UUID]:
    """The linkages of these outcomes whose page the person may open; money of theirs in others' funds opens none."""
    if not work.may(Linkages.READ):
        return set()
    ids = {outcome.linkage_id for outcome in outcomes}
    return set(await work.all(queries.openable(work.require(Linkages.READ), ids)))


async def _follow(work: Work, gifts: Gifts) -> Followed:
    ids = [source.id for source, _purpose in gifts]
    resting, spent = await work.rows(queries.resting(ids)), await work.rows(queries.spent(ids))
    touched = {account_id for _source, account_id, _fen in (*resting, *spent)}
    accounts = {account.id: account for account in await work.all(queries.upwards(touched))}
    found = abodes(accounts, resting, spent)
    holders = {holder_id for each in found for holder_id in each.holders}
    return Followed(gifts, found, dict(await work.rows(queries.linkages_behind(holders))))


def _gifts(followed: Followed) -> list[GiftShown]:
    """A gift that was given back whole lies nowhere and is shown with nothing."""
    parts: dict[UUID, Counter[Condition]] = defaultdict(Counter)
    funds: dict[UUID, str] = {}
    for each in followed.abodes:
        parts[each.source_id][each.condition] += each.fen
        funds[each.source_id] = each.fund.name
    return [
        GiftShown(
            source_id=source.id, kind=source.kind, received_on=source.received_on, tied_to=purpose or "",
            fund=funds.get(source.id, ""), given_fen=parts[source.id].total(),
            left_fen=parts[source.id][Condition.LEFT], reserved_fen=parts[source.id][Condition.RESERVED],
            spent_fen=parts[source.id][Condition.SPENT],
        )
        for source, purpose in followed.gifts
    ]  # fmt: skip


def _abode(followed: Followed, each: Abode) -> AbodeShown:
    linkage = _linkage_of(followed, each)
    return AbodeShown(
        source_id=each.source_id, fund=each.fund.name, condition=each.condition, fen=each.fen,
        towards=linkage.title if linkage else _name(each.branch), linkage_id=linkage.id if linkage else None,
    )  # fmt: skip


def _name(branch: Account | None) -> str:
    return branch.name if branch else ""


async def _said(work: Work, accounts: Sequence[Account]) -> dict[UUID, str]:
    """A bank is where gifts come from and payments go: outside. What is set aside says for which linkage."""
    linkages = dict(await work.rows(queries.linkages_behind({each.holder_id for each in accounts if each.holder_id})))
    return {account.id: _place(account, linkages) for account in accounts}


def _place(account: Account, linkages: Mapping[UUID, Linkage]) -> str:
    if account.kind is AccountKind.BANK:
        return _("银行").say()
    if linkage := linkages.get(account.holder_id) if account.holder_id else None:
        return _("{pot}（预留给{what}）").say(pot=account.name, what=linkage.title)
    return account.title


def _linkage_of(followed: Followed, each: Abode) -> Linkage | None:
    """Its promise's or award's; of an instalment or a request, that of the award it was set aside from."""
    return next((followed.linkages[held] for held in each.holders if held in followed.linkages), None)


async def _outcomes(work: Work, followed: Followed) -> list[OutcomeShown]:
    """For each linkage the counts of all of it beside the person's share, for one cannot divide a session."""
    own: Counter[UUID] = Counter()
    linkages: dict[UUID, Linkage] = {}
    for each in followed.abodes:
        if linkage := _linkage_of(followed, each):
            linkages[linkage.id] = linkage
            own[linkage.id] += each.fen if each.condition is Condition.SPENT else 0
    spent, photos = await _spent_on(work, list(linkages)), await _photos_of(work, list(linkages))
    return [
        await _outcome(work, linkage, own[linkage.id], spent[linkage.id], photos[linkage.id])
        for linkage in linkages.values()
    ]


async def _spent_on(work: Work, linkages: list[UUID]) -> Counter[UUID]:
    accounts = await work.rows(queries.accounts_for(linkages))
    pots = await pots_of(work, [account_id for _linkage, account_id in accounts])
    spent: Counter[UUID] = Counter()
    for linkage_id, account_id in accounts:
        spent[linkage_id] += pots.get(account_id, EMPTY).spent_fen
    return spent


async def _photos_of(work: Work, linkages: list[UUID]) -> dict[UUID, list[PictureShown]]:
    """The newest few of each."""
    found: dict[UUID, list[PictureShown]] = defaultdict(list)
    for linkage_id, photo in await work.rows(shown_of_linkages(linkages)):
        if linkage_id and len(found[linkage_id]) < MOST_PHOTOS:
            found[linkage_id].append(PictureShown(id=photo.id, caption=photo.caption))
    return found


async def _outcome(
    work: Work, linkage: Linkage, own_fen: int, all_fen: int, photos: list[PictureShown]
) -> OutcomeShown:
    tenths, ratings = (await work.rows(activities.ratings(linkage_id=linkage.id)))[0]
    return OutcomeShown(
        linkage_id=linkage.id, linkage=linkage.title, stage=linkage.stage, own_fen=own_fen, all_fen=all_fen,
        share=share_of(own_fen, all_fen), outputs=shown(await outputs_of(work, Scope(linkage_id=linkage.id))),
        stars=None if tenths is None else int(tenths), ratings=ratings, photos=photos,
    )  # fmt: skip
