"""Donations by page and by API."""

import zipfile
from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from httpx import AsyncClient

import gifts
import given
import handed
import visiting
from gifts import Township
from wushe.access.roles import Role
from wushe.donations import service
from wushe.donations.exports import STATEMENT_PAPERS
from wushe.donations.kinds import Basis, InKindSort
from wushe.donations.schemas.entered import NewInKind
from wushe.kernel.clock import today
from wushe.kernel.exporting.errors import NothingToExport
from wushe.kernel.files.shelf import Shelf


@pytest.fixture
async def t(sessions) -> Township:
    return await gifts.township(sessions)


@pytest.fixture
async def browser(database_url: str, sessions, t: Township) -> AsyncIterator[AsyncClient]:
    async with visiting.browser(database_url) as browser:
        admin = await given.member(sessions, t.place, Role.TOWNSHIP_ADMIN, person_id=t.admin.person.person_id)
        await visiting.sign_in(browser, sessions, admin)
        yield browser


async def test_from_the_donor_to_the_receipt_by_page(browser: AsyncClient, t: Township) -> None:
    donor = await browser.post(
        f"/{t.slug}/donors", data={"name": "湖南某某有限公司", "kind": "enterprise", "phone": "13812345678"}
    )
    donor_id = donor.headers["location"].rpartition("/")[2]
    made = await browser.post(
        f"/{t.slug}/donations", data={"donor_id": donor_id, "amount": "１２,345.60", "rhythm": "once"}
    )
    assert made.status_code == 303, made.text
    shown = (await browser.get(made.headers["location"])).text
    assert "¥12,345.60" in shown
    assert "慈善总基金" in shown
    arrived = await browser.post(
        made.headers["location"] + "/receivings",
        data={"amount": "12345.60", "on": today().isoformat(), "way": "bank", "reference": "C1"},
    )
    assert arrived.status_code == 303, arrived.text
    donation = (await browser.get(f"/api/{t.slug}{made.headers['location'].removeprefix(f'/{t.slug}')}")).json()
    [receiving] = donation["receivings"]
    issued = await browser.post(f"/{t.slug}/receivings/{receiving['id']}/receipt")
    receipt = await browser.get(issued.headers["location"])
    assert "经办人" in receipt.text
    paper = await browser.get(issued.headers["location"] + "/paper")
    assert paper.content.startswith(b"%PDF")
    again = await browser.post(f"/{t.slug}/receivings/{receiving['id']}/receipt")
    assert again.status_code == 409
    for page in ("donations", "donors", "receipts", "donations/due", "donations/statements", "payment-channels"):
        assert (await browser.get(f"/{t.slug}/{page}")).status_code == 200, page
    for page, kind in (
        ("donations", "donations"),
        ("donors", "donors"),
        ("receipts", "receipts"),
        ("in-kind", "in_kind"),
    ):
        form = f"/{t.slug}/exports/new/{kind}"
        assert form in (await browser.get(f"/{t.slug}/{page}")).text
        assert (await browser.get(form)).status_code == 200
    page = (await browser.get(f"/{t.slug}/donors/{donor_id}")).text
    assert "138****5678" in page
    assert "13812345678" not in page
    revealed = await browser.post(f"/{t.slug}/donors/{donor_id}/reveal", data={"reason": "phone_call"})
    assert "13812345678" in revealed.text
    statement = await browser.get(f"/{t.slug}/donors/{donor_id}/statements/{today().year}")
    assert statement.content.startswith(b"%PDF")
    assert (await browser.get(f"/{t.slug}/donors/{donor_id}/statements/99999")).status_code == 404


HOSTILE = ("1.234", "-5", "1e9", "一万二", "NaN", "1,23", "", "99999999999999999", "0")


@pytest.mark.parametrize("amount", HOSTILE)
async def test_a_hostile_amount_is_refused_beside_its_field_and_nothing_is_kept(
    browser: AsyncClient, sessions, t: Township, amount: str
) -> None:
    async with given.work(sessions, t.admin) as work:
        giver = await gifts.donor(work)
        donation = await gifts.pledged(work, giver, 100)
    refused = await browser.post(f"/{t.slug}/donations", data={"donor_id": str(giver.id), "amount": amount})
    assert refused.status_code == 422
    assert 'id="f-amount-error"' in refused.text
    refused = await browser.post(
        f"/{t.slug}/donations/{donation.id}/receivings", data={"amount": amount, "on": today().isoformat()}
    )
    assert refused.status_code == 422
    api = await browser.post(f"/api/{t.slug}/donations", json={"donor_id": str(giver.id), "amount": amount})
    assert [error["field"] for error in api.json()["errors"]] == ["amount"]
    listed = (await browser.get(f"/api/{t.slug}/donations")).json()["items"]
    assert [(item["id"], item["received_fen"]) for item in listed] == [(str(donation.id), 0)]


async def test_a_bad_day_and_a_foreign_donor_are_refused_in_words(browser: AsyncClient, sessions, t: Township) -> None:
    async with given.work(sessions, t.admin) as work:
        donation = await gifts.pledged(work, await gifts.donor(work), 100)
    for day in ("2999-01-01", "2026-02-30", "infinity"):
        refused = await browser.post(f"/{t.slug}/donations/{donation.id}/receivings", data={"amount": "1", "on": day})
        assert refused.status_code == 422, day
    foreign = await browser.post(f"/{t.slug}/donations", data={"donor_id": str(UUID(int=5)), "amount": "1"})
    assert foreign.status_code == 404


async def test_refund_and_purpose_by_page_stand_with_their_consent(browser: AsyncClient, sessions, t: Township) -> None:
    async with given.work(sessions, t.admin) as work:
        reading = await gifts.purpose(work, "助学")
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)
    here = f"/{t.slug}/donations/{receiving.donation_id}"
    assert "¥100.00" in (await browser.get(f"{here}/refund")).text
    without = await browser.post(f"{here}/refund", data={"amount": "30"})
    assert without.status_code == 422
    consent = {"consent_form": "letter", "consent_on": today().isoformat(), "consent_words": "王总来函同意"}
    assert (await browser.post(f"{here}/refund", data={"amount": "30"} | consent)).status_code == 303
    assert (await browser.get(f"{here}/purpose")).status_code == 200
    changed = await browser.post(f"{here}/purpose", data={"purpose_id": str(reading)} | consent)
    assert changed.status_code == 303
    page = (await browser.get(here)).text
    address = page.partition(f'action="/{t.slug}/donations/changes/')[2].partition('"')[0]
    letter = f"/{t.slug}/donations/changes/{address}"
    paper = b"%PDF-1.7 consent %%EOF"
    brought = await browser.post(letter, files={"file": ("同意书.pdf", paper, "application/pdf")})
    assert brought.status_code == 303, brought.text
    assert (await browser.get(letter)).content == paper
    twice = await browser.post(letter, files={"file": ("同意书.pdf", paper, "application/pdf")})
    assert twice.status_code == 409
    no_paper = await browser.post(letter, files={"file": ("a.exe", b"MZ", "application/pdf")})
    assert no_paper.status_code in {409, 422}
    assert "王总来函同意" in page
    assert "助学" in page
    assert "¥70.00" in page


async def test_a_stranger_learns_of_a_receipt_whether_it_matches_and_nothing_more(
    database_url: str, browser: AsyncClient, sessions, t: Township
) -> None:
    async with given.work(sessions, t.admin) as work:
        receiving = await gifts.given_whole(work, await gifts.donor(work), 100)
        receipt = await service.issue(work, receiving.id)
    public = f"/{t.slug}/public/receipts"
    async with visiting.another(database_url) as stranger:
        pages = [
            (await stranger.get(f"{public}/{receipt.code}")).text,
            (await stranger.post(public, data={"number": receipt.code, "amount": "100"})).text,
            (await stranger.post(public, data={"number": receipt.code, "amount": "101"})).text,
            (await stranger.get(f"{public}/SJ2026000001AAAAAAAAAA")).text,
        ]
        assert ["编号有效" in page for page in pages] == [True, True, False, False]
        assert not any("湖南某某" in page or "¥100" in page for page in pages)
        reissued = await browser.post(f"/{t.slug}/receipts/{receipt.id}/reissue", data={"reason": "名称有误"})
        assert reissued.status_code == 303
        assert "已作废" in (await stranger.get(f"{public}/{receipt.code}")).text
        assert (await stranger.get(f"/{t.slug}/receipts/{receipt.id}")).status_code == 303
        answer = await stranger.post(f"/api{public}", json={"number": receipt.code})
        assert answer.json() == {"verdict": "void"}


async def test_a_funder_sees_their_own_and_the_names_of_no_other(database_url: str, sessions, t: Township) -> None:
    who = await given.registered(sessions, t.place, Role.FUNDER)
    async with given.work(sessions, t.admin) as work:
        mine = await gifts.given_whole(work, await gifts.donor(work, "我的公司", person_id=who.person.person_id), 100)
        theirs = await gifts.given_whole(work, await gifts.donor(work, "别家公司"), 100)
        await gifts.fund(work, "没人捐过的基金")
        papers = [await service.issue(work, each.id) for each in (mine, theirs)]
    async with visiting.browser(database_url) as browser:
        funder = await given.member(sessions, t.place, Role.FUNDER, person_id=who.person.person_id)
        await visiting.sign_in(browser, sessions, funder)
        for page in ("donations", "donors", "receipts", "in-kind", "donations/due"):
            answer = await browser.get(f"/{t.slug}/{page}")
            assert answer.status_code == 200, page
            assert "别家公司" not in answer.text
        listed = (await browser.get(f"/{t.slug}/donations")).text
        assert "我的公司" in listed
        assert ">慈善总基金</option>" in listed
        assert "没人捐过的基金" not in listed, "a filter offers what would leave something"
        assert (await browser.get(f"/{t.slug}/donations/{mine.donation_id}")).status_code == 200
        assert (await browser.get(f"/{t.slug}/donations/{theirs.donation_id}")).status_code == 404
        assert (await browser.get(f"/{t.slug}/receipts/{papers[0].id}/paper")).content.startswith(b"%PDF")
        assert (await browser.get(f"/{t.slug}/receipts/{papers[1].id}/paper")).status_code == 404
        assert (await browser.get(f"/{t.slug}/exports/new/donations")).status_code == 403


async def test_gifts_in_kind_show_labour_and_goods_apart_and_together(
    browser: AsyncClient, sessions, t: Township
) -> None:
    async with given.work(sessions, t.admin) as work:
        giver = await gifts.donor(work)
    form = {
        "donor_id": str(giver.id), "title": "大米", "quantity": "20", "unit": "袋", "sort": "goods", "basis": "market",
        "value": "1,000", "given_on": today().isoformat(),
    }  # fmt: skip
    made = await browser.post(f"/{t.slug}/in-kind", data=form)
    assert made.status_code == 303, made.text
    labour = form | {"title": "义剪", "unit": "工时", "sort": "labour", "basis": "wage", "value": "500"}
    await browser.post(f"/{t.slug}/in-kind", data=labour)
    page = (await browser.get(f"/{t.slug}/in-kind")).text
    assert all(amount in page for amount in ("¥1,000.00", "¥500.00", "¥1,500.00"))
    assert (await browser.get(f"/api/{t.slug}/in-kind/sums")).json() == {
        "goods_fen": 100_000, "labour_fen": 50_000, "total_fen": 150_000, "items": 0,
    }  # fmt: skip
    receipt = await browser.post(made.headers["location"] + "/receipt")
    assert "大米 20 袋" in (await browser.get(receipt.headers["location"])).text
    assert (await browser.post(made.headers["location"] + "/withdrawal")).status_code == 409


async def test_a_secret_is_shown_once_and_never_again(browser: AsyncClient, t: Township) -> None:
    opened = await browser.post(f"/{t.slug}/payment-channels", data={"name": "wechat", "label": "微信支付"})
    assert "离开本页后不再显示" in opened.text
    secret = opened.text.partition("支付渠道：")[2].partition("。")[0]
    assert len(secret) > 40
    assert secret not in (await browser.get(f"/{t.slug}/payment-channels")).text
    assert "secret" not in (await browser.get(f"/api/{t.slug}/payment-channels")).json()[0]


async def test_every_donor_of_the_year_gets_a_statement_once_somebody_has_agreed(
    sessions, t: Township, tmp_path
) -> None:
    async with given.work(sessions, t.admin) as work:
        for number in range(3):
            giver = await gifts.donor(work, f"公司{number}/{number}")
            await gifts.given_whole(work, giver, 100)
        await gifts.pledged(work, await gifts.donor(work, "只认捐"), 100)
        reader = await gifts.donor(work, "送书人")
        things = NewInKind(
            donor_id=reader.id, title="图书", quantity=50, unit="本", sort=InKindSort.ITEMS, basis=Basis.NONE,
            given_on=today(),
        )  # fmt: skip
        await service.record_in_kind(work, things)
    shelf, query = Shelf(tmp_path), f"year={today().year}"
    with pytest.raises(NothingToExport):
        await handed.asked(sessions, t.admin, STATEMENT_PAPERS, f"year={today().year - 1}")
    request = await handed.asked(sessions, t.admin, STATEMENT_PAPERS, query)
    other = await given.member(sessions, t.place, Role.TOWNSHIP_ADMIN)
    await handed.made(sessions, shelf, await handed.approved(sessions, other, request))
    path = shelf.path(await handed.fetched(sessions, t.admin, request))
    heading, *rows, _mark = handed.cells(path)
    files = {row[heading.index("文件名")]: row[heading.index("捐赠人")] for row in rows if row[0]}
    assert sorted(files.values()) == ["公司0/0", "公司1/1", "公司2/2", "送书人"]
    with zipfile.ZipFile(path) as archive:
        assert {name for name in archive.namelist() if name.endswith(".pdf")} == set(files)
        assert all(archive.read(name).startswith(b"%PDF") for name in files)
