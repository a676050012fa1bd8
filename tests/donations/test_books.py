"""What the books say of donations: accountants take them away, and learn no giver who is a person by name."""

import gifts
import given
import visiting
from gifts import Township
from wushe.access.roles import Role
from wushe.donations.kinds import DonorKind
from wushe.donations.models import Donation
from wushe.kernel.exporting.direct import rows_at_once
from wushe.ledger.exports import DAY_BOOK, VOUCHERS


async def test_a_person_s_gift_stands_in_the_books_by_its_number_and_a_company_s_by_name(
    sessions, database_url
) -> None:
    t = await gifts.township(sessions)
    async with given.work(sessions, t.admin) as work:
        fund = await gifts.fund(work)
        person = await gifts.donor(work, "张伟民", kind=DonorKind.PERSON)
        gift = await gifts.given_whole(work, person, 100, fund_id=fund.id)
        await gifts.given_whole(work, await gifts.donor(work), 200, fund_id=fund.id)
    async with given.work(sessions, t.admin) as work:
        number = (await work.get(Donation, gift.donation_id)).number
        for declared, field in ((VOUCHERS, "summary"), (DAY_BOOK, "about")):
            rows = await rows_at_once(work, declared, declared.filters())
            said = {row[field] for row in rows or ()}
            assert any(f"捐赠编号 {number}" in each for each in said)
            assert any("湖南某某有限公司" in each for each in said)
            assert not any("张伟民" in str(row) for row in rows or ())
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, await _accountant(sessions, t))
        for page in ("books", "books/vouchers.csv"):
            text = (await browser.get(f"/{t.slug}/{page}")).content.decode()
            assert (number in text, "张伟民" in text) == (True, False)
        shown = (await browser.get(f"/{t.slug}/donations/{gift.donation_id}")).text
        assert number in shown
        assert "张伟民" in shown


async def _accountant(sessions, t: Township):
    return await given.member(sessions, t.place, Role.TOWNSHIP_ADMIN)
