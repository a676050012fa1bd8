"""Awards by page and by API."""

from collections.abc import AsyncIterator

import pytest
from httpx import AsyncClient

import endowed
import given
import visiting
from endowed import Town
from wushe.access.roles import Role
from wushe.funds import service
from wushe.funds.queries import awards
from wushe.funds.schemas.awards import Proof
from wushe.kernel.files.evidence import Brought
from wushe.kernel.work import Visitor
from wushe.organizations import queries as organizations

PDF = ("签到表.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")


@pytest.fixture
async def town(sessions) -> Town:
    return await endowed.township(sessions, fen=1_000_000)


@pytest.fixture
async def hands(sessions, town: Town) -> tuple[Visitor, Visitor]:
    """Two administrators who can sign in."""
    return await hand(sessions, town, town.admin), await hand(sessions, town, town.other)


async def hand(sessions, town: Town, who: Visitor, *roles: Role) -> Visitor:
    assert who.person is not None
    return await given.member(sessions, town.place, *(roles or (Role.TOWNSHIP_ADMIN,)), person_id=who.person.person_id)


@pytest.fixture
async def browser(database_url: str) -> AsyncIterator[AsyncClient]:
    async with visiting.browser(database_url) as browser:
        yield browser


async def test_an_award_from_its_asking_to_its_close(browser, sessions, town: Town, hands) -> None:
    asker, checker = hands
    home = f"/{town.place.tenant.slug}"
    await visiting.sign_in(browser, sessions, asker)
    assert "青禾课堂0" in (await browser.get(f"{home}/awards/new?fund_id={town.fund_id}")).text
    typed = {
        "fund_id": str(town.fund_id),
        "organization_id": str(town.organization_id),
        "title": "读书会",
        "amount": "3,000",
    }
    made = await browser.post(f"{home}/awards", data=typed)
    assert made.status_code == 303
    award = made.headers["location"]
    for title, yuan in (("前二十场", "2000"), ("结项", "1000")):
        part = {"title": title, "amount": yuan, "due_on": "2026-12-31"}
        assert (await browser.post(f"{award}/instalments", data=part)).status_code == 303
    page = (await browser.get(award)).text
    assert "由申请人以外的管理员审批" in page
    assert "不能审批自己申请的资助" in (await browser.post(f"{award}/approval")).text
    await visiting.sign_in(browser, sessions, checker)
    assert (await browser.post(f"{award}/approval")).status_code == 303
    await visiting.sign_in(browser, sessions, asker)
    api = f"/api{award}/instalments"
    first, _second = (await browser.get(api)).json()
    instalment = f"{home}/instalments/{first['id']}"
    assert (await browser.get(f"{instalment}/reaching")).status_code == 200
    reached = await browser.post(f"{instalment}/reaching", data={"evidence": "签到表在附件"}, files={"file": PDF})
    assert reached.status_code == 303
    assert (await browser.get(f"{instalment}/proof")).content == PDF[1]
    await visiting.sign_in(browser, sessions, checker)
    assert "签到表在附件" in (await browser.get(award)).text
    assert (await browser.post(f"{instalment}/confirmation")).status_code == 303
    page = (await browser.get(award)).text
    assert f"pot_kind=instalment&amp;holder_id={first['id']}" in page
    assert (await browser.get(f"{home}/payments/new?pot_kind=instalment&holder_id={first['id']}")).status_code == 200
    assert (await browser.get(instalment)).headers["location"] == award
    assert (await browser.post(f"{award}/closing")).status_code == 303
    shown = (await browser.get(f"/api{award}")).json()
    assert (shown["state"], shown["left_fen"], shown["reserved_fen"]) == ("closed", 0, 0)
    assert "¥10,000.00" in (await browser.get(f"{home}/funds/{town.fund_id}")).text


async def test_awards_are_listed_narrowed_and_exported(browser, sessions, town: Town, hands) -> None:
    await endowed.awarded(sessions, town, [100_000, 200_000])
    await endowed.asked(sessions, town, [50_000])
    home = f"/{town.place.tenant.slug}"
    await visiting.sign_in(browser, sessions, hands[0])
    page = (await browser.get(f"{home}/awards")).text
    assert "¥3,500.00" in page
    assert "¥3,000.00" in (await browser.get(f"{home}/awards?state=approved")).text
    items = (await browser.get(f"/api{home}/awards?q=xm2")).json()["items"]
    assert [(item["title"], item["amount_fen"]) for item in items] == [("项目2", 200_000)]
    file = await browser.get(f"{home}/awards.xlsx?state=approved")
    assert file.content.startswith(b"PK")
    empty = (await browser.get(f"{home}/awards?state=closed")).text
    assert "没有资助项目" in empty


async def test_terms_and_rounds_by_page(browser, sessions, town: Town, hands) -> None:
    home = f"/{town.place.tenant.slug}"
    fund = f"{home}/funds/{town.fund_id}"
    await visiting.sign_in(browser, sessions, hands[0])
    assert "不限：已备案或登记" in (await browser.get(fund)).text
    terms = {"least_months": "0", "most_months": "36", "most": "5000", "kinds": ["community"]}
    assert (await browser.post(f"{fund}/terms", data=terms)).status_code == 303
    page = (await browser.get(fund)).text
    for words in ("36 个月", "¥5,000.00", "已限定 1 类"):
        assert words in page
    assert 'value="36"' in (await browser.get(f"{fund}/terms")).text
    turned = await browser.post(f"{fund}/terms", data={"least_months": "37", "most_months": "36"})
    assert "最短月数不能大于最长月数" in turned.text
    assert (await browser.get(f"{fund}/rounds/new")).status_code == 200
    too_much = await browser.post(f"{fund}/rounds", data={"name": "公益微创投", "cap": "10000.01"})
    assert "余额不足，目前只有 ¥10,000.00" in too_much.text
    assert (await browser.post(f"{fund}/rounds", data={"name": "公益微创投", "cap": "10000"})).status_code == 303
    [made] = (await browser.get(f"/api{fund}/rounds")).json()
    assert (made["cap_fen"], made["left_fen"]) == (1_000_000, 1_000_000)
    assert "公益微创投" in (await browser.get(f"{home}/awards/new?fund_id={town.fund_id}")).text
    assert (await browser.post(f"{home}/award-rounds/{made['id']}/closing")).status_code == 303
    assert "已截止" in (await browser.get(fund)).text


@pytest.mark.parametrize("amount", ["1.234", "-1", "1e9", "一万二", "0", ""])
async def test_a_bad_amount_is_told_beside_its_field_and_kept(
    browser, sessions, town: Town, hands, amount: str
) -> None:
    home = f"/{town.place.tenant.slug}"
    await visiting.sign_in(browser, sessions, hands[0])
    typed = {
        "fund_id": str(town.fund_id),
        "organization_id": str(town.organization_id),
        "title": "读书会",
        "amount": amount,
    }
    refused = await browser.post(f"{home}/awards", data=typed)
    assert refused.status_code in {409, 422}
    assert 'id="f-amount-error"' in refused.text
    assert 'value="读书会"' in refused.text
    assert (await browser.get(f"/api{home}/awards")).json()["items"] == []


async def test_a_leader_sees_the_awards_of_their_group_and_no_other(browser, sessions, town: Town) -> None:
    two = await endowed.township(sessions, groups=2, fen=1_000_000)
    mine, _other = await endowed.awarded(sessions, two, [100_000, 200_000])
    async with given.work(sessions, two.admin) as work:
        leader = await work.one(organizations.leader_of(two.groups[0]))
    who = await given.member(sessions, two.place, Role.ORGANIZATION_LEADER, person_id=leader.person_id)
    await visiting.sign_in(browser, sessions, who)
    home = f"/{two.place.tenant.slug}"
    assert [item["id"] for item in (await browser.get(f"/api{home}/awards")).json()["items"]] == [str(mine)]
    assert (await browser.get(f"{home}/awards/{_other}")).status_code == 404
    page = (await browser.get(f"{home}/awards/{mine}")).text
    assert "提前结项" not in page
    assert (await browser.post(f"{home}/awards/{mine}/closing")).status_code == 403


@pytest.mark.usefixtures("hands")
async def test_a_funder_sees_what_was_given_to_whom_and_no_person(browser, sessions, town: Town) -> None:
    async with given.work(sessions, town.admin) as work:
        person = await given.resident(work, "钱资助")
        fund = await given.fund(work, "企业基金", 100_000, funder_id=person.id)
    [award_id] = await endowed.awarded(sessions, town, [100_000], fund_id=fund.id)
    async with given.work(sessions, town.admin) as work:
        [instalment] = await work.all(awards.instalments_of(award_id))
        await service.reach(work, instalment.id, Proof(evidence="张奶奶说好"), Brought("照片.pdf", PDF[1]))
    who = await given.member(sessions, town.place, Role.FUNDER, person_id=person.id)
    await visiting.sign_in(browser, sessions, who)
    home = f"/{town.place.tenant.slug}"
    page = (await browser.get(f"{home}/awards/{award_id}")).text
    shown = (await browser.get(f"/api{home}/awards/{award_id}/instalments")).text
    assert "¥1,000.00" in page
    assert "青禾课堂0" in page
    fund_page = (await browser.get(f"{home}/funds/{fund.id}")).text
    for words in ("张奶奶", "赵测试", "周组长"):
        assert words not in page + shown + fund_page
    for told in (page, fund_page):
        assert "乡镇管理员" in told.split("过程记录")[1], "who acted is told by their role"
    assert (await browser.get(f"{home}/instalments/{instalment.id}/proof")).status_code == 403
