"""Awards: asked for by one person, approved by another, closed when nothing more is paid.

The locks are taken in one order: award, fund, round, ledger.
"""

from uuid import UUID

from wushe.funds import queries
from wushe.funds.eligibility import require_eligible
from wushe.funds.errors import (
    InstalmentsDiffer,
    LeaderDecides,
    NoSuchAward,
    NoSuchFund,
    NoSuchRound,
    PaymentPending,
)
from wushe.funds.events import (
    AwardApproved,
    AwardAsked,
    AwardClosed,
    AwardEvent,
    AwardRefused,
    AwardTied,
    AwardWithdrawn,
)
from wushe.funds.kinds import AwardState, RoundState
from wushe.funds.models import Award, Fund, Instalment, Round
from wushe.funds.permissions import Funds
from wushe.funds.queries import awards as found
from wushe.funds.schemas.awards import NewAward, Refusing
from wushe.funds.service.income import group_code
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _
from wushe.kernel.money import show_yuan
from wushe.kernel.text import search_key
from wushe.kernel.work import Work
from wushe.ledger import posting
from wushe.ledger.errors import NothingToPost
from wushe.ledger.kinds import AccountKind, EntryKind
from wushe.ledger.posting import Move
from wushe.ledger.pots import pots_of
from wushe.organizations import queries as organizations
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.models import Organization
from wushe.organizations.service import require_leader
from wushe.people.acting import acting


async def ask(work: Work, data: NewAward) -> Award:
    """Ask for an award; nothing is set aside before another person approves it.

    Raises `FundClosed`, `RoundClosed`, `NoLeader`, `FundPurpose`, `NothingToPost`, what `require_eligible` refuses.
    """
    reach = work.require(Funds.ASK_AWARD)
    asked_by = acting(work)
    organization = await work.one(
        organizations.changeable_organization(reach, data.organization_id), NoSuchOrganization
    )
    fund, award_round = await _source(work, data.fund_id, data.award_round_id)
    if data.amount <= 0:
        raise NothingToPost
    award = _asked(fund, award_round, organization, data)
    award.asked_by = asked_by
    await _require_payable(work, fund, organization, data.amount)
    work.add(award)
    await work.flush()
    work.record(told(AwardAsked, award))
    return award


def _asked(fund: Fund, award_round: Round | None, organization: Organization, data: NewAward) -> Award:
    wanted = data.purpose_id or (award_round.purpose_id if award_round else None)
    return Award(
        id=new_id(), fund_id=fund.id, award_round_id=award_round.id if award_round else None,
        organization_id=organization.id, title=data.title, search=search_key(data.title, organization.name),
        about=data.about, amount_fen=data.amount, purpose_id=fund.purpose_for(wanted),
        community_id=organization.community_id, group=group_code(data.group), asked_on=clock.today(),
    )  # fmt: skip


async def approve(work: Work, award_id: UUID) -> Award:
    """Set its money aside, out of the round if there is one; without instalments all of it is one.

    Raises `OwnAward`, `LeaderDecides`, `AwardSettled`, `InstalmentsDiffer`, `TooLittleMoney`, `MoneyIsTied`, and what
    `ask` refuses.
    """
    award = await _to_change(work, Funds.AWARD, award_id)
    by, today = acting(work), clock.today()
    award.must_be(AwardState.ASKED)
    award.refuse_own(by)
    fund, award_round = await _source(work, award.fund_id, award.award_round_id)
    organization = await work.get(Organization, award.organization_id)
    if await _require_payable(work, fund, organization, award.amount_fen) == by:
        raise LeaderDecides
    await _require_plan(work, award)
    pot_id = award_round.account_id if award_round else fund.account_id
    account = posting.open_account(work, AccountKind.RESERVE, award.title, holder_id=award.id, within_id=pot_id)
    await work.flush()
    move = Move(award.amount_fen, pot_id, account.id)
    await posting.transfer(work, EntryKind.RESERVATION, move, about_id=award.id, on=today, use=award.use(today))
    award.approve(by, today, account.id)
    await work.flush()
    work.record(told(AwardApproved, award))
    return award


async def _require_plan(work: Work, award: Award) -> None:
    """The instalments add up; raises `InstalmentsDiffer`."""
    planned = await work.all(found.instalments_of(award.id))
    if not planned:
        whole = Instalment(
            id=new_id(), award_id=award.id, place=1, title=_("一次性拨付").say(), amount_fen=award.amount_fen,
            due_on=clock.today(),
        )  # fmt: skip
        work.add(whole)
    elif (total := sum(each.amount_fen for each in planned)) != award.amount_fen:
        raise InstalmentsDiffer(planned=show_yuan(total), amount=show_yuan(award.amount_fen))


async def refuse(work: Work, award_id: UUID, data: Refusing) -> Award:
    """Raises `OwnAward`, `AwardSettled`."""
    award = await _to_change(work, Funds.AWARD, award_id)
    award.refuse(acting(work), clock.today(), data.reason)
    await work.flush()
    work.record(told(AwardRefused, award))
    return award


async def withdraw(work: Work, award_id: UUID) -> Award:
    """Before it is decided, by those who may ask for it. Raises `AwardSettled`."""
    award = await _to_change(work, Funds.ASK_AWARD, award_id)
    award.withdraw()
    work.record(told(AwardWithdrawn, award))
    return award


async def close(work: Work, award_id: UUID) -> Award:
    """Nothing more is paid: what is left goes back to the round, or to the fund when the round is closed.

    Raises `AwardSettled`, `PaymentPending`.
    """
    award = await _to_change(work, Funds.AWARD, award_id)
    award.close(clock.today())
    fund = await work.one(queries.fund_to_draw_on(work.require(Funds.AWARD), award.fund_id), NoSuchFund)
    award_round = await work.one(found.award_round(award.award_round_id)) if award.award_round_id else None
    is_open = award_round is not None and award_round.state is RoundState.OPEN
    left_fen = await _release(work, award, award_round.account_id if is_open and award_round else fund.account_id)
    await work.flush()
    work.record(told(AwardClosed, award, left_fen))
    return award


async def _release(work: Work, award: Award, into_id: UUID) -> int:
    """What lies in its account and in those of its instalments goes back; returns the fen."""
    instalments = await work.all(found.instalments_of(award.id))
    accounts = [each.account_id for each in instalments if each.account_id]
    accounts += [award.account_id] if award.account_id else []
    await posting.hold(work, *accounts)
    pots = await pots_of(work, accounts)
    if any(pots[each.account_id].reserved_fen for each in instalments if each.account_id):
        raise PaymentPending
    for account_id in accounts:
        if left_fen := pots[account_id].left_fen:
            move = Move(left_fen, account_id, into_id)
            await posting.transfer(work, EntryKind.RELEASE, move, about_id=award.id, on=clock.today())
    return sum(pots[account_id].left_fen for account_id in accounts)


async def tie(work: Work, award_id: UUID, linkage_id: UUID) -> Award:
    """The award pays for that linkage, which the caller has made sure is its organisation's. Raises `NoSuchAward`."""
    award = await _to_change(work, Funds.ASK_AWARD, award_id)
    award.must_be(AwardState.APPROVED)
    award.linkage_id = linkage_id
    work.record(AwardTied(award_id=award.id, linkage_id=linkage_id))
    return award


def told(kind: type[AwardEvent], award: Award, fen: int | None = None, **facts: UUID) -> AwardEvent:
    """The event of that kind; `fen` when it is about less than the whole award."""
    return kind(
        award_id=award.id, fund_id=award.fund_id, organization_id=award.organization_id,
        amount_fen=award.amount_fen if fen is None else fen, **facts,
    )  # fmt: skip


async def _to_change(work: Work, permission: Funds, award_id: UUID) -> Award:
    award = await work.one(found.award_to_change(work.require(permission), award_id), NoSuchAward)
    work.check_version(award)
    return award


async def _source(work: Work, fund_id: UUID, round_id: UUID | None) -> tuple[Fund, Round | None]:
    """The fund and its round, open both, until the end of the work. Raises `NoSuchFund`, `NoSuchRound`."""
    fund = await work.one(found.fund_to_award(fund_id), NoSuchFund)
    fund.refuse_if_closed()
    if round_id is None:
        return fund, None
    award_round = await work.one(found.award_round(round_id), NoSuchRound)
    if award_round.fund_id != fund.id:
        raise NoSuchRound
    award_round.refuse_if_closed()
    return fund, award_round


async def _require_payable(work: Work, fund: Fund, organization: Organization, amount_fen: int) -> UUID:
    """The organisation is one that the fund is for and can be paid; returns who leads it."""
    require_eligible(organization, await work.one_or_none(found.terms_of(fund.id)), amount_fen, clock.today())
    return await require_leader(work, organization.id)
