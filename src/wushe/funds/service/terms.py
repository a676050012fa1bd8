"""Whom a fund is for, and its rounds."""

from uuid import UUID

from wushe.funds import queries
from wushe.funds.errors import NoSuchFund, NoSuchRound
from wushe.funds.events import AwardRoundClosed, AwardRoundOpened, TermsSet
from wushe.funds.models import Fund, Round, Terms
from wushe.funds.permissions import Funds
from wushe.funds.queries import awards as found
from wushe.funds.schemas.awards import RoundData, TermsData
from wushe.kernel import clock
from wushe.kernel.database.integrity import POINTS_NOWHERE
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Invalid
from wushe.kernel.work import Work
from wushe.ledger import posting
from wushe.ledger.errors import NothingToPost
from wushe.ledger.kinds import AccountKind, EntryKind
from wushe.ledger.posting import Move
from wushe.ledger.pots import pot_of
from wushe.ledger.restriction import Use
from wushe.organizations import queries as organizations


async def set_terms(work: Work, fund_id: UUID, data: TermsData) -> Terms:
    """Say whom the fund is for from now on; what was awarded stands. Raises `TermsTurned`, `NothingToPost`."""
    fund = await work.one(queries.fund(work.require(Funds.EDIT), fund_id), NoSuchFund)
    if data.most is not None and data.most <= 0:
        raise NothingToPost
    await _require_types(work, data.type_ids)
    terms = await work.one_or_none(found.terms_of(fund.id)) or work.add(Terms(id=new_id(), fund_id=fund.id))
    work.check_version(terms)
    terms.least_months, terms.most_months, terms.most_fen = data.least_months, data.most_months, data.most
    terms.kinds, terms.type_ids = [kind.value for kind in data.kinds], list(data.type_ids)
    await work.flush()
    work.record(TermsSet(fund_id=fund.id))
    return terms


async def _require_types(work: Work, type_ids: list[UUID]) -> None:
    """An array has no foreign key: whether the types are the township's is asked here."""
    if type_ids and len(await work.all(organizations.types_by_ids(type_ids))) < len(set(type_ids)):
        raise Invalid({"type_ids": POINTS_NOWHERE})


async def open_round(work: Work, fund_id: UUID, data: RoundData) -> Round:
    """Set its cap aside. Raises `FundClosed`, `FundPurpose`, `NothingToPost`, `TooLittleMoney`, `MoneyIsTied`."""
    fund = await work.one(queries.fund_to_draw_on(work.require(Funds.EDIT), fund_id), NoSuchFund)
    fund.refuse_if_closed()
    opened = await _round(work, fund, data)
    move = Move(data.cap, fund.account_id, opened.account_id)
    use = Use(opened.opened_on, opened.purpose_id)
    await posting.transfer(work, EntryKind.RESERVATION, move, about_id=opened.id, on=opened.opened_on, use=use)
    work.add(opened)
    await work.flush()
    work.record(AwardRoundOpened(award_round_id=opened.id, fund_id=fund.id, amount_fen=opened.cap_fen))
    return opened


async def _round(work: Work, fund: Fund, data: RoundData) -> Round:
    round_id, today = new_id(), clock.today()
    account = posting.open_account(
        work, AccountKind.RESERVE, data.name, holder_id=round_id, within_id=fund.account_id
    )  # fmt: skip
    return Round(
        id=round_id, fund_id=fund.id, account_id=account.id, name=data.name, cap_fen=data.cap,
        purpose_id=fund.purpose_for(data.purpose_id), opened_on=today, opened_by=work.person.person_id,
    )  # fmt: skip


async def close_round(work: Work, round_id: UUID) -> Round:
    """What was not awarded goes back to the fund. Raises `RoundClosed`."""
    reach = work.require(Funds.EDIT)
    closed = await work.one(found.award_round(round_id, change=True), NoSuchRound)
    fund = await work.one(queries.fund(reach, closed.fund_id), NoSuchRound)
    work.check_version(closed)
    closed.close(clock.today())
    await posting.hold(work, closed.account_id)
    left_fen = (await pot_of(work, closed.account_id)).left_fen
    if left_fen:
        move = Move(left_fen, closed.account_id, fund.account_id)
        await posting.transfer(work, EntryKind.RELEASE, move, about_id=closed.id, on=clock.today())
    work.record(AwardRoundClosed(award_round_id=closed.id, fund_id=fund.id, amount_fen=left_fen))
    return closed
