"""Each route of micro-wishes as a browser and as a program meets it."""

from io import BytesIO

import pytest
from python_calamine import load_workbook

import given
import visiting
import wished
from wushe.access.roles import Role
from wushe.communities.schemas import ContactData
from wushe.communities.service import contact
from wushe.wishes.kinds import WishKind
from wushe.wishes.schemas.shown import WishRow, WishShown


@pytest.fixture
async def cast(sessions):
    return await wished.cast(sessions)


@pytest.fixture
async def filled(sessions, cast):
    """A wish that waits, one that is claimed and one that was delivered."""
    return {
        "open": await wished.published(sessions, cast),
        "claimed": await wished.claimed(sessions, cast, "一本字典"),
        "delivered": await wished.delivered(sessions, cast, title="一个书包"),
        "where": cast.where,
    }


PAGES = [
    "/wishes", "/wishes?state=open&kind=item&band=to_300&beneficiary=everyone&late=true&mine=true&q=ydx", "/wishes/new",
    "/wishes/new?resident=qian", "/wishes/{open}", "/wishes/{claimed}", "/wishes/{delivered}", "/wishes/{open}/edit",
    "/wishes/{claimed}/receipt", "/wishes/poster", "/wishes/poster?community_id={where}", "/wishes/rules",
    "/wishes/import", "/public/wishes", "/public/wishes?kind=item&band=to_300&state=open&q=yundong",
    "/public/wishes/{open}", "/public/wishes/{delivered}", "/public",
]  # fmt: skip


async def test_every_page_opens(database_url, sessions, cast, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.admin)
        paths = [f"/{cast.place.tenant.slug}{path.format(**filled)}" for path in PAGES]
        assert await visiting.unopened(browser, paths) == {}


async def test_an_empty_township_says_what_to_do_first(database_url, sessions, cast):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.staff)
        page = await browser.get(f"/{cast.place.tenant.slug}/wishes")
        board = await browser.get(f"/{cast.place.tenant.slug}/public/wishes")
    assert "还没有微心愿" in page.text
    assert "没有找到心愿" in board.text


async def test_a_claim_is_told_at_once_of_all_that_is_missing_each_beside_its_field(
    database_url, sessions, cast, filled
):
    """Of who claims without an account, and of staff at the counter; a program is told the same."""
    home, wish = cast.place.tenant.slug, f"wishes/{filled['open']}"
    typed = {"name": "", "phone": "123"}
    async with visiting.browser(database_url) as browser:
        public = await browser.post(f"/{home}/public/{wish}/claims", data=typed)
        program = await browser.post(f"/api/{home}/public/{wish}/claims", json=typed | {"consents": False})
        await visiting.sign_in(browser, sessions, cast.staff)
        counter = await browser.post(f"/{home}/{wish}/counter-claims", data=typed)
    for page in (public, counter):
        assert page.status_code == 422
        assert [f'{field}-error"><' in page.text for field in ("name", "phone", "consents")] == [True] * 3
        assert "请先勾选同意" in page.text
    assert {error["field"] for error in program.json()["errors"]} == {"name", "phone", "consents"}


async def test_who_claims_help_is_asked_for_a_time_and_not_to_bring_something(database_url, sessions, cast, filled):
    """From the board to the link in hand, until it is done."""
    home, bring = cast.place.tenant.slug, "您送到社区，由社区转交"
    helping = await wished.published(sessions, cast, "修一盏灯", kind=WishKind.HELP)
    board = f"/{home}/public/wishes"
    said = []
    async with visiting.browser(database_url) as browser:
        item = (await browser.get(f"{board}/{filled['open']}")).text
        said.append((await browser.get(f"{board}/{helping}")).text)
        typed = {"name": "热心人", "phone": "13800000077", "consents": "true"}
        mine = (await browser.post(f"{board}/{helping}/claims", data=typed)).headers["location"]
        await visiting.sign_in(browser, sessions, cast.staff)
        for noun in ("call", "delivery"):
            assert (await browser.post(f"/{home}/wishes/{helping}/claim/{noun}", data={})).status_code == 303
            said.append((await browser.get(mine)).text)
    assert bring in item
    assert bring not in said[0]
    assert "和您约时间" in said[0]
    assert "约时间来做" in said[1]
    assert "交接点" not in said[1]
    assert "已经做完" in said[2]


async def test_the_list_is_json_with_the_columns_it_promises(database_url, sessions, cast, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.admin)
        answer = await browser.get(f"/api/{cast.place.tenant.slug}/wishes")
        totals = await browser.get(f"/api/{cast.place.tenant.slug}/wishes/totals")
    rows = answer.json()["items"]
    assert [set(row) for row in rows] == [set(WishRow.__struct_fields__)] * 3
    assert totals.json() == {"collected": 3, "claimed": 2, "fulfilled": 0, "days": None}


async def test_the_list_pages_by_key(database_url, sessions, cast, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.admin)
        address = f"/api/{cast.place.tenant.slug}/wishes"
        first = (await browser.get(address, params={"limit": 2})).json()
        second = (await browser.get(address, params={"limit": 2, "cursor": first["next"]})).json()
    assert [row["number"] for row in first["items"] + second["items"]] == [3, 2, 1]


async def test_the_workbook_names_nobody(database_url, sessions, cast, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.staff)
        answer = await browser.get(f"/{cast.place.tenant.slug}/wishes.xlsx")
    rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[0] == ["编号", "心愿", "类别", "村（社区）", "估价（元）", "状态", "认领到期"]
    assert len(rows) >= 4
    assert "爱跑步的小同学" not in str(rows)


async def test_a_form_with_a_telephone_in_its_title_comes_back_with_everything_typed(database_url, sessions, cast):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.staff)
        said = {
            "title": "运动鞋，电话13812345678", "kind": "item", "alias": "小同学", "community_id": str(cast.where),
            "value": "99.50",
        }  # fmt: skip
        page = await browser.post(f"/{cast.place.tenant.slug}/wishes", data=said)
    assert page.status_code == 422
    assert "公开的文字里有电话或证件号码" in page.text
    assert "运动鞋，电话13812345678" in page.text
    assert "99.50" in page.text


async def test_who_comes_too_late_finds_three_others(database_url, sessions, cast, filled):
    for title in ("雨鞋", "棉鞋", "拖鞋"):
        await wished.published(sessions, cast, f"一双{title}")
    late = await wished.someone(sessions, cast.place, Role.FUNDER)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, late)
        page = await browser.post(f"/{cast.place.tenant.slug}/wishes/{filled['claimed']}/claims", data={})
        answer = await browser.post(f"/api/{cast.place.tenant.slug}/wishes/{filled['claimed']}/claims", json={})
        alike = await browser.get(f"/api/{cast.place.tenant.slug}/wishes/{filled['claimed']}/alike")
    assert page.status_code == 409
    assert "刚刚被别人认领了" in page.text
    assert page.text.count('class="cover"') == 3
    assert (answer.status_code, answer.json()["code"]) == (409, "wishes.already_claimed")
    assert len(alike.json()) == 3


async def test_who_claimed_a_helping_hand_reads_whom_to_call_for_a_time(database_url, sessions, cast):
    async with given.work(sessions, cast.admin) as work:
        await contact.edit(work, cast.where, ContactData(short_name="开元路社区", phone="0731-84012345"))
    wish_id = await wished.claimed(sessions, cast, "换一个水龙头", kind=WishKind.HELP)
    shown = {}
    async with visiting.browser(database_url) as browser:
        for who in ("giver", "staff"):
            await visiting.sign_in(browser, sessions, getattr(cast, who))
            shown[who] = (await browser.get(f"/{cast.place.tenant.slug}/wishes/{wish_id}")).text
    assert "请和社区约时间，做完由社区登记" in shown["giver"]
    assert "0731-84012345" in shown["giver"]
    assert "0731-84012345" not in shown["staff"]


async def test_pressing_twice_is_claiming_once(database_url, sessions, cast, filled):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.giver)
        address = f"/{cast.place.tenant.slug}/wishes/{filled['open']}/claims"
        said = {"_key": "00000000-0000-4000-8000-000000000019"}
        pressed = [await browser.post(address, data=said) for _time in range(2)]
    assert [answer.status_code for answer in pressed] == [303, 303]


T8 = {
    "staff": {"notes", "delivery_point", "beneficiary", "value_fen", "alias", "reason", "claim"},
    "giver": {"notes", "delivery_point", "claim"},
    "stranger": set(),
}


@pytest.mark.parametrize("role", T8)
async def test_t8_of_a_claimed_wish_each_sees_what_is_theirs_to_see(role, database_url, sessions, cast, filled):
    stranger = await wished.someone(sessions, cast.place, Role.VOLUNTEER)
    who = {"staff": cast.staff, "giver": cast.giver, "stranger": stranger}[role]
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, who)
        address = f"{cast.place.tenant.slug}/wishes/{filled['claimed']}"
        shown = (await browser.get(f"/api/{address}")).json()
        page = (await browser.get(f"/{address}")).text
    private = {name for name in T8["staff"] | {"person_id"} if shown[name] is not None}
    assert private == T8[role]
    assert ("蓝色" in page) is ("notes" in T8[role])
    assert ("爱跑步的小同学" in page) is (role == "staff")
    assert set(shown) == set(WishShown.__struct_fields__)


async def test_a_neighbour_s_wish_is_not_there(database_url, sessions, cast, filled):
    neighbours = await wished.cast(sessions)
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, neighbours.admin)
        for noun in ("", "/edit", "/receipt", "/claim/contact"):
            page = await browser.get(f"/{neighbours.place.tenant.slug}/wishes/{filled['claimed']}{noun}")
            assert page.status_code == 404, noun
        public = await browser.get(f"/{neighbours.place.tenant.slug}/public/wishes/{filled['open']}")
    assert public.status_code == 404


async def test_buttons_lead_to_no_refusal(database_url, sessions, cast, filled):
    """What a page offers to who handed over, who did not, and who gives."""
    async with visiting.browser(database_url) as browser:
        address = f"/{cast.place.tenant.slug}/wishes/{filled['delivered']}"
        for who, offered in ((cast.staff, False), (cast.other, True), (cast.giver, False)):
            await visiting.sign_in(browser, sessions, who)
            page = (await browser.get(address)).text
            assert ("/claim/confirmation" in page) is offered
            assert ('href="#confirm"' in page) is offered


# --- from a sheet

SHEET = """心愿,所在社区,化名,类别,估价,人群,备注,希望日期
一双运动鞋,开元路社区,爱跑步的小同学,物品,120,儿童青少年（一小）,36 码,2099-06-01
陪着聊聊天,双河村,爱听戏的长者,陪伴,,,,
一台电脑,开元路社区,小同学,物品,5000,,,
鞋，电话13812345678,开元路,小同学,物品,,,,
给小同学的鞋,开元路,小同学,物品,,,,
,开元路,小同学,物品,,,,
"""


async def test_who_forgets_the_reason_is_told_where_it_is_missing(database_url, sessions, cast):
    async with given.work(sessions, cast.staff) as work:
        wish = (await wished.written(work, cast.where)).id
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.admin)
        here = f"/{cast.place.tenant.slug}/wishes/{wish}"
        refused = await browser.post(f"{here}/withdrawal", data={"reason": ""})
    assert refused.status_code == 422
    folded, opened = refused.text.split('<details class="danger" open>')
    assert f'action="{here}/withdrawal"' in opened
    assert f'action="{here}/refusal"' in folded
    assert "请填写这一项" in opened


async def test_a_sheet_is_taken_row_by_row(database_url, sessions, cast):
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.admin)
        files = {"file": ("心愿.csv", SHEET.encode(), "text/csv")}
        checked = await browser.post(f"/api/{cast.place.tenant.slug}/wishes/import", files=files)
        assert checked.status_code in {200, 201}, checked.text
        told = checked.json()
        assert (told["added"], told["flawed"]) == (2, 4), told
        taken = await browser.post(f"/api/{cast.place.tenant.slug}/wishes/import/{told['id']}/confirmation", json={})
        assert taken.status_code in {200, 201}, taken.text
        again = await browser.post(f"/api/{cast.place.tenant.slug}/wishes/import", files=files)
        assert (again.json()["added"], again.json()["unchanged"]) == (0, 2)
        listed = (await browser.get(f"/api/{cast.place.tenant.slug}/wishes")).json()["items"]
    assert [(row["number"], row["title"], row["state"]) for row in listed] == [
        (2, "陪着聊聊天", "collected"), (1, "一双运动鞋", "collected"),
    ]  # fmt: skip
