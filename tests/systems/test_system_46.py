"""Row 46, 商家资源+社工服务·共富集·捐书: quantity, unit, basis; labour and goods apart; books are items, not money."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

import gifts
import given
import visiting
from wushe.access.roles import Role
from wushe.donations import service
from wushe.donations.kinds import Basis, InKindSort
from wushe.donations.models import InKindGift
from wushe.donations.queries import in_kind as queries
from wushe.donations.schemas.entered import NewInKind
from wushe.donations.schemas.filters import InKindFilters
from wushe.kernel.clock import today
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Invalid
from wushe.ledger.models import Entry

VILLAGES = ("大塘村", "石桥村", "高岭村")
GIVEN = (
    ("大米", 600, "袋", InKindSort.GOODS, Basis.INVOICE, 3_600_000, "大塘村"),
    ("食用油", 400, "桶", InKindSort.GOODS, Basis.MARKET, 2_400_000, "石桥村"),
    ("衣被", 500, "件", InKindSort.GOODS, Basis.APPRAISAL, 1_200_000, "高岭村"),
    ("义剪", 400, "人次", InKindSort.LABOUR, Basis.WAGE, 800_000, "大塘村"),
    ("家电维修", 600, "工时", InKindSort.LABOUR, Basis.WAGE, 3_000_000, "石桥村"),
    ("捐书", 5_018, "本", InKindSort.ITEMS, Basis.NONE, None, "高岭村"),
)
"""What, how much, unit, sort, basis, value in fen, donation point: 11 万元 of labour and goods, 5000 多 books."""


@pytest.fixture
async def t(sessions):
    t = await gifts.township(sessions, *VILLAGES)
    async with given.work(sessions, t.admin) as work:
        points = dict(zip(VILLAGES, await given.community_ids(work), strict=True))
        shop = await gifts.donor(work, "有德超市")
        for title, quantity, unit, sort, basis, value, village in GIVEN:
            await service.record_in_kind(
                work,
                NewInKind(
                    donor_id=shop.id, title=title, quantity=quantity, unit=unit, sort=sort, basis=basis, value=value,
                    community_id=points[village], given_on=today(),
                ),
            )  # fmt: skip
    return t


async def sums(sessions, t, **filters):
    async with given.work(sessions, t.admin) as work:
        [row] = await work.rows(queries.sums(work.require("donations:read"), InKindFilters(**filters)))
        return tuple(row)


async def test_system_46_labour_and_goods_are_110000_with_both_parts_shown(database_url, sessions, t):
    goods, labour, books = await sums(sessions, t)
    assert (goods, labour, goods + labour) == (7_200_000, 3_800_000, 11_000_000)
    assert books >= 5_000
    async with visiting.browser(database_url) as browser:
        admin = await given.member(sessions, t.place, Role.TOWNSHIP_ADMIN, person_id=t.admin.person.person_id)
        await visiting.sign_in(browser, sessions, admin)
        page = (await browser.get(f"/{t.slug}/in-kind")).text
    assert all(amount in page for amount in ("¥72,000.00", "¥38,000.00", "¥110,000.00", "5,018"))


async def test_system_46_each_village_is_a_donation_point_and_their_sums_are_the_whole(sessions, t):
    async with given.work(sessions, t.admin) as work:
        rows = await work.rows(queries.sums_by_community(work.require("donations:read"), InKindFilters()))
    assert len(rows) == len(VILLAGES)
    assert tuple(map(sum, zip(*(row[1:] for row in rows), strict=True))) == await sums(sessions, t)


async def test_system_46_books_are_items_and_not_money(sessions, t):
    async with given.work(sessions, t.admin) as work:
        [books] = await work.all(select(InKindGift).where(InKindGift.sort == InKindSort.ITEMS))
        assert (books.value_fen, books.basis, books.unit) == (None, Basis.NONE, "本")
        assert await work.scalar(select(func.count()).select_from(Entry)) == 0
        with pytest.raises(Invalid):
            await service.record_in_kind(
                work,
                NewInKind(
                    donor_id=books.donor_id, title="图书", quantity=1, unit="本", sort=InKindSort.ITEMS,
                    basis=Basis.MARKET, value=2_000, given_on=today(),
                ),
            )  # fmt: skip


@pytest.mark.parametrize("wrong", [{"value_fen": None}, {"basis": Basis.NONE}, {"quantity": 0}, {"value_fen": 0}])
async def test_system_46_the_database_itself_keeps_quantity_value_and_basis_together(sessions, t, wrong):
    async with given.work(sessions, t.admin) as work:
        donor_id = await work.scalar(select(InKindGift.donor_id))
    right = {
        "id": new_id(), "donor_id": donor_id, "sort": InKindSort.GOODS, "title": "大米", "quantity": 1, "unit": "袋",
        "basis": Basis.MARKET, "value_fen": 100, "given_on": today(), "anonymous": False,
    }  # fmt: skip
    with pytest.raises(DBAPIError, match="ck_in_kind_gift"):
        async with given.work(sessions, t.admin) as work:
            work.add(InKindGift(**right | wrong))


async def test_system_46_what_was_entered_by_mistake_counts_no_longer(sessions, t):
    async with given.work(sessions, t.admin) as work:
        [rice] = await work.all(select(InKindGift).where(InKindGift.title == "大米"))
        await service.withdraw_in_kind(work, rice.id)
    assert (await sums(sessions, t))[0] == 3_600_000
