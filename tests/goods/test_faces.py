"""Goods by page and by API, as each role meets them."""

import io
from uuid import UUID

import pytest
import xlsxwriter

import given
import stocked
import visiting
from wushe.access.roles import Role
from wushe.goods import service
from wushe.goods.codes import hand_over_code
from wushe.goods.kinds import Unit
from wushe.goods.queries import rescues
from wushe.goods.schemas.entered import NewRescue, Picked
from wushe.goods.service import stock
from wushe.kernel.clock import now, stopped_at, today

pytestmark = pytest.mark.anyio
ROLES = {"admin": Role.TOWNSHIP_ADMIN, "second": Role.TOWNSHIP_ADMIN, "staff": Role.COMMUNITY_STAFF}


@pytest.fixture
async def town(sessions):
    return await stocked.township(sessions)


@pytest.fixture
async def rice(sessions, town):
    return await stocked.item(sessions, town, "大米", Unit.BAG, grams=10_000)


async def sign_in(browser, sessions, town, who):
    """Whoever the town calls so, with an account; the leader's role comes from leading the group."""
    person = getattr(town, who).person
    roles = [ROLES[who]] if who in ROLES else []
    where = town.community_id if who == "staff" else None
    member = await given.member(sessions, town.place, *roles, person_id=person.person_id, community_id=where)
    await visiting.sign_in(browser, sessions, member)


@pytest.fixture
async def browser(database_url, sessions, town):
    async with visiting.browser(database_url) as browser:
        await sign_in(browser, sessions, town, "admin")
        yield browser


async def test_an_item_is_added_received_and_found_by_pinyin(browser, town):
    here = f"/{town.slug}/goods"
    made = await browser.post(f"{here}/items", data={"name": "常温牛奶", "category": "food", "unit": "box"})
    item_id = made.headers["location"].rsplit("/", 1)[1]
    entered = {
        "point_id": str(town.point_id), "giver": "enterprise", "giver_name": "惠民超市", "item_id": item_id,
        "quantity": "40", "value": "1,200", "basis": "invoice", "best_before": str(stocked.in_days(5)),
    }  # fmt: skip
    came = await browser.post(f"{here}/deliveries", data=entered)
    slip = (await browser.get(came.headers["location"])).text
    assert all(words in slip for words in ("惠民超市", "40 箱", "¥1,200.00", "发票金额"))
    found = (await browser.get(here, params={"q": "niunai"})).text
    assert "常温牛奶" in found
    assert "快到期" in found
    paper = await browser.get(f"{came.headers['location']}/slip.pdf")
    assert paper.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"quantity": "0"}, "数量要大于零"),
        ({"quantity": "-3"}, "数量要大于零"),
        ({"quantity": "三袋"}, "请用数字填写数量"),
        ({"quantity": "2.125"}, "要填整数"),
        ({"quantity": "3瓶"}, "请换算后填写"),
        ({"best_before": "2020-01-01"}, "保质期不能早于入库日期"),
        ({"value": "12"}, "折价金额和计价依据要一起填写"),
        ({"giver": "enterprise", "giver_name": ""}, "请按来源填写"),
    ],
)
async def test_what_is_wrong_stands_beside_its_field_and_everything_typed_is_kept(browser, town, rice, wrong, words):
    entered = {
        "point_id": str(town.point_id), "giver": "person", "item_id": str(rice), "quantity": "10", "words": "门口放着",
    } | wrong  # fmt: skip
    page = await browser.post(f"/{town.slug}/goods/deliveries", data=entered)
    assert page.status_code in {409, 422}
    assert words in page.text
    assert 'class="field-error"' in page.text
    assert "门口放着" in page.text
    assert "0 袋" in (await browser.get(f"/{town.slug}/goods/items/{rice}")).text


async def test_from_the_request_to_the_scan_each_does_their_part(database_url, sessions, town, rice):
    await stocked.lot(sessions, town, rice, "100")
    here = f"/{town.slug}/goods/allocations"
    async with visiting.browser(database_url) as leader, visiting.another(database_url) as staff:
        await sign_in(leader, sessions, town, "leader")
        await sign_in(staff, sessions, town, "staff")
        entered = {
            "point_id": str(town.point_id), "organization_id": str(town.group_id), "item_id": str(rice),
            "quantity": "30", "purpose": "入户探访",
        }  # fmt: skip
        made = (await leader.post(here, data=entered)).headers["location"]
        assert "分配出库</button>" not in (await leader.get(made)).text
        for step in ("allocation", "handover"):
            assert (await staff.post(f"{made}/{step}")).status_code == 303
        mine = await staff.post(f"{made}/confirmation")
        assert mine.status_code == 409
        assert "交接人不能自己签收" in mine.text
        code = hand_over_code(given.SECRET, UUID(made.rsplit("/", 1)[1]))
        scanned = await leader.get(f"/{town.slug}/goods/handovers/{code}")
        assert "确认收到" in scanned.text
        assert "由您交接" in (await staff.get(f"/{town.slug}/goods/handovers/{code}")).text
        done = await leader.post(f"/{town.slug}/goods/handovers/{code}")
        assert done.status_code == 303
        assert "已签收" in (await leader.get(made)).text
        assert (await leader.get(f"{made}/slip.pdf")).content.startswith(b"%PDF")


async def test_a_made_up_code_opens_nothing(browser, town):
    assert (await browser.get(f"/{town.slug}/goods/handovers/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).status_code == 404


async def test_pressing_twice_is_the_same_as_once(browser, sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "100")
    allocation_id = await stocked.asked(sessions, town, rice, "30")
    path = f"/{town.slug}/goods/allocations/{allocation_id}/allocation"
    codes = [(await browser.post(path, data={"_key": "one-key-for-both"})).status_code for _press in range(2)]
    assert codes == [303, 303]
    assert await stocked.remaining(sessions, town, lot.id) == [70]


async def test_out_of_date_bread_is_refused_with_the_reason(browser, sessions, town):
    bread = await stocked.item(sessions, town, "面包", Unit.ONE)
    with stopped_at(now().replace(year=now().year - 1)):
        await stocked.lot(sessions, town, bread, "10", best_before=today())
    allocation_id = await stocked.asked(sessions, town, bread, "2")
    refused = await browser.post(f"/{town.slug}/goods/allocations/{allocation_id}/allocation")
    assert refused.status_code == 409
    assert "10 个 已过期，不能发放" in refused.text
    answer = await browser.post(
        f"/api/{town.slug}/goods/allocations/{allocation_id}/allocation", headers={"accept": "application/json"}
    )
    assert answer.json()["code"] == "goods.out_of_date"


async def test_a_shelf_is_counted_with_a_phone_and_another_person_agrees(database_url, sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "100")
    point = f"/{town.slug}/goods/points/{town.point_id}"
    async with visiting.browser(database_url) as admin, visiting.another(database_url) as second:
        await sign_in(admin, sessions, town, "admin")
        await sign_in(second, sessions, town, "second")
        differs = await admin.post(f"{point}/counts", data={"lot_id": str(lot.id), "counted": "97"})
        assert differs.status_code == 409
        assert "相差 -3 袋" in differs.text
        counted = {"lot_id": str(lot.id), "counted": "97", "reason": "lost"}
        assert (await admin.post(f"{point}/counts", data=counted)).status_code == 303
        waits = (await admin.get(f"/{town.slug}/goods/lots/{lot.id}")).text
        path = waits.split("/goods/adjustments/")[1].split('"')[0]
        assert "不能自己复核" in (await admin.get(f"/{town.slug}/goods/adjustments/{path}")).text
        await second.post(f"/{town.slug}/goods/adjustments/{path}/approval")
        assert "您登记的盘点已复核同意，库存已调整" in (await admin.get(f"/{town.slug}/notifications")).text
    assert await stocked.remaining(sessions, town, lot.id) == [97]


async def test_who_counted_hears_that_it_was_not_agreed_and_is_led_back_to_the_lot(database_url, sessions, town, rice):
    lot = await stocked.lot(sessions, town, rice, "100")
    home = f"/{town.slug}/goods"
    async with visiting.browser(database_url) as admin, visiting.another(database_url) as second:
        await sign_in(admin, sessions, town, "admin")
        await sign_in(second, sessions, town, "second")
        await admin.post(f"{home}/lots/{lot.id}/counts", data={"counted": "97", "reason": "lost"})
        path = (await admin.get(f"{home}/lots/{lot.id}")).text.split("/goods/adjustments/")[1].split('"')[0]
        unsaid = await second.post(f"{home}/adjustments/{path}/refusal", data={"reason": " "})
        assert (unsaid.status_code, unsaid.text.count("请填写这一项")) == (422, 2)
        await second.post(f"{home}/adjustments/{path}/refusal", data={"reason": "仓库里间还有三袋"})
        told = (await admin.get(f"/{town.slug}/notifications")).text
        page = (await admin.get(f"{home}/adjustments/{path}")).text
        none = (await admin.get(f"{home}/adjustments?state=waiting")).text
    assert "您登记的盘点没有同意，请核对后再点一次数" in told
    assert f'<a class="button" href="{home}/lots/{lot.id}">打开批次</a>' in page
    assert "原因：仓库里间还有三袋。" in page
    assert "没有符合条件的核销和盘点" in none
    assert await stocked.remaining(sessions, town, lot.id) == [100]


def workbook(*rows):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return target.getvalue()


async def test_a_sheet_with_its_own_headings_is_taken_and_a_wrong_unit_comes_back_with_its_row(
    browser, sessions, town, rice
):
    sheet = workbook(
        ["存放点", "物资名称", "数量", "计量单位", "有效期至", "捐赠单位"],
        ["开元路爱心驿站", "大米", 60, "袋", str(stocked.in_days(90)), "惠民超市"],
        ["开元路爱心驿站", "大米", 5, "瓶", None, "惠民超市"],
        ["没有的驿站", "大米", 5, "袋", None, None],
        ["开元路爱心驿站", "大米", 1.5, "袋", None, None],
    )
    sent = {"file": ("入库.xlsx", sheet)}
    checked = await browser.post(f"/{town.slug}/goods/import", files=sent)
    page = (await browser.get(checked.headers["location"])).text
    assert "“大米”按“袋”计，这里写的是“瓶”" in page
    assert "没有找到这个捐赠点" in page
    await browser.post(f"{checked.headers['location']}/confirmation")
    async with given.work(sessions, town.admin) as work:
        assert await stock.available(work, [rice]) == {rice: 60}


@pytest.mark.parametrize("sheet", ["lots", "moves"])
async def test_stock_and_its_moves_leave_as_sheets(browser, sessions, town, rice, sheet):
    await stocked.lot(sessions, town, rice, "100")
    answer = await browser.get(f"/{town.slug}/goods/{sheet}.xlsx")
    assert answer.status_code == 200
    assert answer.content.startswith(b"PK")


async def test_empty_pages_say_what_comes_first(browser, town):
    here = f"/{town.slug}/goods"
    for path, words in {
        "": "先建品类和捐赠点", "/lots": "没有符合条件的批次", "/deliveries": "还没有入库单", "/moves": "还没有流水",
        "/adjustments": "没有核销和盘点记录", "/allocations": "没有分配单", "/rescues": "还没有爱心面包取送",
        f"/points/{town.point_id}": "这里没有物资", f"/points/{town.point_id}/counting": "这里没有物资",
    }.items():  # fmt: skip
        page = await browser.get(f"{here}{path}")
        assert page.status_code == 200, path
        assert words in page.text, path


async def test_a_leader_finds_the_own_group_chosen_and_is_told_beside_the_field_when_it_is_not(
    browser, sessions, town, rice
):
    await sign_in(browser, sessions, town, "leader")
    page = f"/{town.slug}/goods/allocations"
    form = (await browser.get(f"{page}/new")).text
    assert f'<option value="{town.group_id}" selected>' in form
    assert '社会组织<span class="must"' in form
    sent = {"point_id": str(town.point_id), "item_id": str(rice), "quantity": "1", "purpose": "义剪"}
    refused = await browser.post(page, data=sent)
    assert refused.status_code == 422
    assert '<a href="#f-organization_id">社会组织：请填写这一项</a>' in refused.text


async def test_a_rescue_names_its_volunteers_to_staff_and_only_counts_them_to_each_other(browser, sessions, town):
    async with given.work(sessions, town.admin) as work:
        crew = [(await given.volunteer(work, name, town.community_id)).id for name in ("郑测试", "冯测试")]
        data = NewRescue(enterprise="麦香坊面包店", point_id=town.point_id, person_ids=crew)
        rescue = await service.begin(work, data)
    list_page, page = f"/{town.slug}/goods/rescues", f"/{town.slug}/goods/rescues/{rescue.id}"
    for address in (list_page, page):
        assert "2 人：郑测试、冯测试" in (await browser.get(address)).text
    one = await given.member(sessions, town.place, Role.VOLUNTEER, person_id=crew[0])
    await visiting.sign_in(browser, sessions, one)
    for address in (list_page, page):
        shown = (await browser.get(address)).text
        assert "2 人" in shown
        assert "冯测试" not in shown


async def test_what_is_wrong_with_a_remainder_stands_beside_its_own_field_and_nothing_is_lost(browser, sessions, town):
    async with given.work(sessions, town.admin) as work:
        crew = [(await given.volunteer(work, "郑测试", town.community_id)).id]
        rescue = await service.begin(work, NewRescue(enterprise="面包店", point_id=town.point_id, person_ids=crew))
        for name in ("吐司", "馒头"):
            bread = await stocked.item(sessions, town, name)
            await service.pick_up(work, rescue.id, Picked(item_id=bread, quantity="8", best_before=stocked.in_days(1)))
        first, second = [lot.id for _line, lot, _item in await work.rows(rescues.lines_of([rescue.id]))]
    page = f"/{town.slug}/goods/rescues/{rescue.id}"
    refused = await browser.post(f"{page}/lots/{second}/remainders", data={"quantity": "40", "reason": "damaged"})
    assert refused.status_code in {409, 422}
    assert f'id="f-lots-{second}-remainders-quantity-error"' in refused.text
    assert f'id="f-lots-{first}-remainders-quantity-error"' not in refused.text
    assert 'value="40"' in refused.text
    assert '<option value="damaged" selected>' in refused.text


async def test_a_dear_remainder_says_that_it_waits_and_what_for(browser, sessions, town):
    async with given.work(sessions, town.admin) as work:
        crew = [(await given.volunteer(work, "郑测试", town.community_id)).id]
        rescue = await service.begin(work, NewRescue(enterprise="面包店", point_id=town.point_id, person_ids=crew))
        bread = await stocked.item(sessions, town, "吐司")
        dear = Picked(item_id=bread, quantity="8", best_before=stocked.in_days(1), value=80_000)
        line = await service.pick_up(work, rescue.id, dear)
    page = f"/{town.slug}/goods/rescues/{rescue.id}"
    remainder = f"{page}/lots/{line.lot_id}/remainders"
    said = await browser.post(remainder, data={"quantity": "8", "reason": "damaged"}, follow_redirects=True)
    assert "已登记剩余" not in said.text
    assert "已登记，等待另一位工作人员复核" in said.text
    assert "剩余等待复核" in said.text
    assert "吐司 剩余 8 袋，待复核</a>" in said.text
    assert remainder not in said.text, "a second one would only be refused"


async def test_every_evening_tells_the_points_where_something_expires(sessions, town, rice):
    await stocked.lot(sessions, town, rice, "10", best_before=stocked.in_days(3))
    await stocked.lot(sessions, town, rice, "10", best_before=stocked.in_days(30))
    async with given.work(sessions, await given.system(sessions, town.place)) as work:
        assert await service.look(work) == 1
