"""Row 44, 经费构成与“造血”: 8万 = 3万 enterprise + 2万 community + 3万 raised by volunteers."""

import given
from wushe.access.roles import Role
from wushe.budgets import service
from wushe.budgets.mix import Share
from wushe.budgets.schemas import NewBudget, NewLine
from wushe.kernel.clock import today
from wushe.ledger.kinds import SourceKind

WAN = 10_000 * 100
LINES = ((SourceKind.ENTERPRISE, 3 * WAN), (SourceKind.COMMUNITY, 2 * WAN), (SourceKind.VOLUNTEERS, 3 * WAN))


async def test_system_44_without_the_volunteers_money_the_gap_is_30000_and_seven_and_a_half_months_are_covered(
    sessions,
) -> None:
    place = await given.township(sessions, furnishers=given.FURNISHERS)
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        group = await given.organization(work, "小太阳托管班")
        budget = await service.make(work, NewBudget(organization_id=group.id, year=today().year, amount=8 * WAN))
        lines = [
            await service.add_line(work, budget.id, NewLine(kind=kind, title=kind.value, amount=fen, secured=True))
            for kind, fen in LINES
        ]
        whole = await service.mix_of(work, budget)
        assert {share.kind: share.permille for share in whole.shares} == {
            SourceKind.ENTERPRISE: 375, SourceKind.COMMUNITY: 250, SourceKind.VOLUNTEERS: 375,
        }  # fmt: skip
        assert (whole.gap_fen, whole.months) == (0, 120)
        await service.lose(work, budget.id, lines[2].id)
        short = await service.mix_of(work, budget)
        assert (short.gap_fen, short.months) == (3 * WAN, 75)
        assert short.shares[0] == Share(SourceKind.ENTERPRISE, 3 * WAN, 600)
