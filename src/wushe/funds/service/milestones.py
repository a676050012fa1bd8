"""Instalments: planned until the award is approved, reached, confirmed by another person, and then paid."""

from uuid import UUID

from wushe.funds.errors import NoSuchAward, NoSuchInstalment
from wushe.funds.events import InstalmentDropped, InstalmentPlanned, MilestoneConfirmed, MilestoneReached
from wushe.funds.kinds import AwardState
from wushe.funds.models import Award, Instalment
from wushe.funds.permissions import Funds
from wushe.funds.queries import awards as found
from wushe.funds.schemas.awards import InstalmentData, Proof
from wushe.funds.service.awards import told
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.files.evidence import Brought, bring
from wushe.kernel.work import Work
from wushe.ledger import posting
from wushe.ledger.errors import NothingToPost
from wushe.ledger.kinds import AccountKind, EntryKind
from wushe.ledger.posting import Move
from wushe.people.acting import acting


async def plan(work: Work, award_id: UUID, data: InstalmentData) -> Instalment:
    """One more instalment, until the award is decided. Raises `AwardSettled`, `NothingToPost`."""
    award = await work.one(found.award_to_change(work.require(Funds.ASK_AWARD), award_id), NoSuchAward)
    award.must_be(AwardState.ASKED)
    if data.amount <= 0:
        raise NothingToPost
    place = (await work.scalar(found.last_place(award.id)) or 0) + 1
    instalment = work.add(
        Instalment(
            id=new_id(), award_id=award.id, place=place, title=data.title, amount_fen=data.amount, due_on=data.due_on
        )
    )  # fmt: skip
    await work.flush()
    work.record(told(InstalmentPlanned, award, data.amount, instalment_id=instalment.id))
    return instalment


async def drop(work: Work, instalment_id: UUID) -> Award:
    """Take an instalment out again, until the award is decided. Raises `AwardSettled`."""
    award, instalment = await _to_change(work, Funds.ASK_AWARD, instalment_id)
    award.must_be(AwardState.ASKED)
    await work.session.delete(instalment)
    await work.flush()
    work.record(told(InstalmentDropped, award, instalment.amount_fen, instalment_id=instalment.id))
    return award


async def reach(work: Work, instalment_id: UUID, data: Proof, brought: Brought | None = None) -> Instalment:
    """Say that its milestone is reached, and show why.

    Raises `AwardSettled`, `MilestoneSettled`, and what is wrong with the file (`kernel.files`).
    """
    award, instalment = await _to_change(work, Funds.ASK_AWARD, instalment_id)
    award.must_be(AwardState.APPROVED)
    file_id = (await bring(work, brought)).id if brought else None
    instalment.reach(acting(work), clock.today(), data.evidence, file_id)
    await work.flush()
    work.record(told(MilestoneReached, award, instalment.amount_fen, instalment_id=instalment.id))
    return instalment


async def confirm(work: Work, instalment_id: UUID) -> Instalment:
    """Another person agrees: its amount lies ready to be paid, in an account of its own.

    Raises `AwardSettled`, `MilestoneOpen`, `MilestoneSettled`, `OwnMilestone`.
    """
    award, instalment = await _to_change(work, Funds.CONFIRM, instalment_id)
    award.must_be(AwardState.APPROVED)
    by = acting(work)
    instalment.must_be_confirmable(by)
    instalment.confirm(by, clock.today(), await _set_aside(work, award, instalment))
    await work.flush()
    work.record(told(MilestoneConfirmed, award, instalment.amount_fen, instalment_id=instalment.id))
    return instalment


async def _set_aside(work: Work, award: Award, instalment: Instalment) -> UUID:
    """Its amount leaves the award's account for one of its own; returns that one's id."""
    account = posting.open_account(
        work, AccountKind.RESERVE, instalment.title, holder_id=instalment.id, within_id=award.account_id
    )
    await work.flush()
    move = Move(instalment.amount_fen, award.account_id or account.id, account.id)
    today = clock.today()
    await posting.transfer(work, EntryKind.RESERVATION, move, about_id=instalment.id, on=today, use=award.use(today))
    return account.id


async def _to_change(work: Work, permission: Funds, instalment_id: UUID) -> tuple[Award, Instalment]:
    """The award, locked, and the instalment within reach."""
    reach_ = work.require(permission)
    instalment = await work.one(found.instalment(instalment_id), NoSuchInstalment)
    award = await work.one(found.award_to_change(reach_, instalment.award_id), NoSuchInstalment)
    await work.session.refresh(instalment)
    work.check_version(instalment)
    return award, instalment
