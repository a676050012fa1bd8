"""A round of mentor pairing from its weights to its end: one office, two mentors, three groups, all by their screens.

The township pins a pair against the best total; that group says no, and whoever was left out comes in.
"""

import pytest
from playwright.sync_api import Page, expect

import mentored
import visiting
from live import Product, aside
from wushe.kernel.database import engine as engines

from . import pairing
from .conftest import PHONE, Visit
from .test_pages import defects

pytestmark = pytest.mark.browser

FIRST, SECOND, THIRD = "第01服务队", "第02服务队", "第03服务队"
HE, SHE = "导师01", "导师02"


@pytest.fixture(scope="module")
def home(product: Product) -> str:
    """The path of a township with two mentors of one place each and three groups; its people can be visited as."""
    return aside(_settle(product))


async def _settle(product: Product) -> str:
    engine = engines.connect(product.database_url)
    sessions = engines.sessions(engine)
    cast = await mentored.cast(sessions, mentors=2, groups=3, name="双河镇")
    people = {"office": cast.admin, HE: cast.guides[0], SHE: cast.guides[1]}
    people |= dict(zip((FIRST, SECOND, THIRD), cast.leaders, strict=True))
    for login, who in people.items():
        product.bring(login, await visiting.session_of(sessions, who))
    await engine.dispose()
    return f"/{cast.place.tenant.slug}"


def test_a_round_goes_from_its_weights_to_its_end(visit: Visit, home: str) -> None:
    office, first = visit("office"), visit(FIRST, PHONE, java_script_enabled=False)
    second, third, he, she = (visit(who, PHONE) for who in (SECOND, THIRD, HE, SHE))

    here = pairing.opens(office, home)
    pairing.applies(first, home, wish=HE)
    pairing.enters(office, here, SECOND, THIRD)
    pairing.wishes(she, home, SECOND)
    pairing.pairs(office, here)
    _reads_why(office)
    pairing.pins(office, THIRD, SHE)
    expect(pairing.proposal(office, SECOND)).to_contain_text(f"原来是{SHE}")
    pairing.publishes(office)
    expect(pairing.pair_of(office, FIRST, HE)).to_contain_text("等导师、组织答复")
    assert defects(visit("office"), here) == []
    assert defects(visit("office"), f"{here}/review") == []

    agreed = pairing.says_yes(first, home, HE)
    pairing.says_yes(he, home, FIRST)
    pairing.says_yes(she, home, THIRD)
    pairing.says_no(third, home, SHE)
    office.goto(here)
    expect(pairing.pair_of(office, FIRST, HE)).to_contain_text("结对中")
    expect(pairing.pair_of(office, THIRD, SHE)).to_contain_text("已谢绝")
    expect(pairing.pair_of(office, SECOND, SHE)).to_contain_text("等导师、组织答复")
    other = pairing.says_yes(second, home, SHE)
    pairing.says_yes(she, home, SECOND)
    pairing.press(office, here, "开始结对")

    pairing.meets(he, agreed)
    assert [defects(visit(who), agreed) for who in (HE, FIRST, "office")] == [[], [], []]
    pairing.reads_notes(first, agreed)
    pairing.winds_up(office, agreed, he, first)
    office.goto(here)
    expect(office.locator(".next")).to_contain_text("还有 1 个结对没有结束")
    pairing.stops(office, other)
    pairing.press(office, here, "结束本轮")
    expect(office.locator(".next")).to_contain_text("本轮已结束")
    expect(office.locator(".stepper li.done")).to_have_count(9)


def _reads_why(page: Page) -> None:
    """Wishes decide between equals, and who has nobody is told why and what would help."""
    expect(pairing.proposal(page, f"{FIRST} — {HE}")).to_contain_text("导师是组织的第 1 志愿")
    expect(pairing.proposal(page, f"{SECOND} — {SHE}")).to_contain_text("组织是导师的第 1 志愿")
    expect(pairing.proposal(page, f"{SECOND} — {SHE}")).to_contain_text("为什么不是下一位")
    expect(pairing.proposal(page, THIRD)).to_contain_text("名额不足")
    expect(pairing.proposal(page, THIRD)).to_contain_text("怎样能配上")
