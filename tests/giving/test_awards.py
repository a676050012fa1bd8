"""An award of a funder's money that is tied to a linkage: told with it, and nowhere with the name of a person."""

from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import UUID

import pytest
from httpx import AsyncClient

import given
import linked
import visiting
from wushe.access.roles import Role
from wushe.funds import service as funds
from wushe.funds.models import Award
from wushe.funds.schemas import Income
from wushe.funds.schemas.awards import NewAward
from wushe.kernel.clock import today
from wushe.ledger import posting
from wushe.ledger.kinds import EntryKind, SourceKind
from wushe.ledger.posting import Move
from wushe.linkages import service as linkages
from wushe.linkages.schemas import TiedAward

YUAN = 100
PERSONS = ("林测试", "赵社区", "吴社工", "周组长", "郑志愿", "赵测试")
"""Everybody there is but the funder."""


@pytest.fixture
async def browser(database_url: str) -> AsyncIterator[AsyncClient]:
    async with visiting.browser(database_url) as browser:
        yield browser


@pytest.fixture
async def t(sessions) -> linked.Linked:
    return await linked.township(sessions)


@pytest.fixture
async def tied(sessions, t: linked.Linked) -> tuple[UUID, UUID]:
    """(linkage, award): 25,000 yuan, of which 20,000 are public money and 5,000 the funder's; 22,000 are paid."""
    linkage_id = await linked.running(sessions, t)
    async with given.work(sessions, t.admin) as work:
        income = Income(amount=30_000 * YUAN, kind=SourceKind.ENTERPRISE, giver_id=linked.person(t.funder))
        await funds.take_in(work, t.fund_id, income)
        wanted = NewAward(
            fund_id=t.fund_id, organization_id=t.organization_id, title="放学后的课堂", amount=25_000 * YUAN
        )
        award_id = (await funds.ask_award(work, wanted)).id
    async with given.work(sessions, await given.registered(sessions, t.place, Role.TOWNSHIP_ADMIN)) as work:
        await funds.approve_award(work, award_id)
    async with given.work(sessions, t.admin) as work:
        await linkages.tie_award(work, linkage_id, TiedAward(award_id=award_id))
        award, bank = await work.get(Award, award_id), await posting.main_bank(work)
        assert award.account_id
        move = Move(22_000 * YUAN, award.account_id, bank.id)
        await posting.transfer(work, EntryKind.PAYMENT, move, about_id=award_id, on=today())
    return linkage_id, award_id


async def test_the_money_of_a_tied_award_is_told_with_its_linkage(browser, sessions, t: linked.Linked, tied) -> None:
    linkage_id, _award_id = tied
    await visiting.sign_in(browser, sessions, t.funder)
    [here] = (await browser.get(f"/api/{t.slug}/giving")).json()
    parts = {each["condition"]: each for each in here["abodes"] if each["linkage_id"] == str(linkage_id)}
    assert {condition: part["fen"] for condition, part in parts.items()} == {
        "reserved": 3_000 * YUAN, "spent": 2_000 * YUAN,
    }  # fmt: skip
    assert {part["towards"] for part in parts.values()} == {"放学后没有人辅导作业"}
    [outcome] = here["outcomes"]
    assert outcome["linkage_id"] == str(linkage_id)
    assert (outcome["own_fen"], outcome["all_fen"], outcome["share"]) == (2_000 * YUAN, 22_000 * YUAN, 90)
    page = (await browser.get(f"/{t.slug}/giving")).text
    told = page.partition("带来了什么")[2]
    assert "放学后没有人辅导作业" in told
    assert "¥2,000.00" in told
    assert "9%" in told


async def test_a_funder_reads_no_persons_name_in_any_field_or_page(browser, sessions, t: linked.Linked, tied) -> None:
    linkage_id, award_id = tied
    await visiting.sign_in(browser, sessions, t.funder)
    townships = (await browser.get(f"/api/{t.slug}/giving")).json()
    source_id = next(gift["source_id"] for gift in townships[0]["gifts"] if gift["given_fen"] == 30_000 * YUAN)
    asked = [
        "/giving", f"/giving/{source_id}", "/funds", f"/funds/{t.fund_id}", "/awards", f"/awards/{award_id}",
        f"/awards/{award_id}/instalments",
    ]  # fmt: skip
    for path in asked:
        answer = await browser.get(f"/api/{t.slug}{path}")
        assert answer.status_code == 200, path
        named = [(field, value) for field, value in fields(answer.json()) if any(name in value for name in PERSONS)]
        assert named == [], path
    for path in ("/giving", f"/giving/{source_id}", f"/funds/{t.fund_id}", f"/awards/{award_id}"):
        page = (await browser.get(f"/{t.slug}{path}")).text
        assert not [name for name in PERSONS if name in page], path
    for path in (f"/funds/{t.fund_id}", f"/awards/{award_id}"):
        assert "乡镇管理员" in (await browser.get(f"/{t.slug}{path}")).text.split("过程记录")[1], path
    linkage = (await browser.get(f"/{t.slug}/linkages/{linkage_id}")).text.split("过程记录")[1]
    assert not [name for name in PERSONS if name in linkage]


async def test_staff_still_read_who_acted(browser, sessions, t: linked.Linked, tied) -> None:
    _linkage_id, award_id = tied
    await visiting.sign_in(browser, sessions, t.admin)
    assert "林测试" in (await browser.get(f"/{t.slug}/awards/{award_id}")).text.split("过程记录")[1]


def fields(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a JSON answer, however deep, with where it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from fields(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner, f"{path}[]")
    elif isinstance(value, str):
        yield path, value
