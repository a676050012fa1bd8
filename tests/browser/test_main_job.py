"""A need is met, from a resident's telephone to the social worker's signature, by the hands of six people."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from live import Product
from wushe.kernel import clock

from .conftest import PHONE, Visit

pytestmark = pytest.mark.browser

NEED = "二年级孩子作业没人辅导，家里老人看不懂题"
ACTIVITY = "周末作业辅导"
COMMUNITY = "陶公庙社区"
GROUP = "青禾助学社"
HOURS = timedelta(hours=1)


def test_a_need_is_met(visit: Visit, product: Product) -> None:
    home = f"/{product.home}"
    resident = visit("", PHONE, java_script_enabled=False)
    reference = _says_a_need(resident, home)

    staff, leader, worker = visit("staff"), visit("leader", PHONE), visit("worker")
    _publishes(staff, home)
    linkage = _proposes(staff, home)
    _agrees(leader, linkage)
    _community_takes_its_place(staff, linkage)
    _promises_money(visit("admin"), linkage)
    _press(leader, linkage, "开始服务")
    _joins(visit("volunteer", PHONE), linkage, leader)

    activity = _plans(leader, linkage)
    _press(worker, activity, "批准预案")
    _holds(leader, activity)
    _reviews(leader, activity)
    _press(worker, activity, "签字确认")

    _press(staff, linkage, "确认服务完成")
    _press(worker, linkage, "签收办结")
    expect(worker.locator(".next")).to_contain_text("已办结")
    expect(worker.locator(".timeline").first).to_contain_text("签收")
    resident.goto(f"{home}/public/requests/{reference}")
    expect(resident.locator("main")).to_contain_text(reference)


def _says_a_need(page: Page, home: str) -> str:
    """Without a script, without an account; returns what the resident may ask with later."""
    page.goto(f"{home}/public")
    page.get_by_role("link", name="我要说需求").first.click()
    page.get_by_role("button", name="提交").click()
    expect(page.locator(".error-summary")).to_be_visible()
    page.get_by_label("您在哪个村（社区）").select_option(label=COMMUNITY)
    page.get_by_label("您需要什么").fill(NEED)
    page.get_by_label("是哪一类服务").select_option(label="教育科普 · 作业辅导")
    page.get_by_role("button", name="提交").click()
    expect(page.locator("main")).to_contain_text("凭这个编号随时可以查看办理进度")
    return page.url.rpartition("/")[2].partition("?")[0]


def _publishes(page: Page, home: str) -> None:
    """The community looks at what was said and lets organisations see it."""
    page.goto(f"{home}/needs?q=eryinianji")
    page.get_by_label("关键词").first.fill("er nian ji")
    page.get_by_role("link", name=NEED).click()
    page.get_by_label("公示标题").fill("二年级作业辅导")
    page.get_by_role("button", name="开放对接").click()
    expect(page.locator("#match")).to_be_visible()


def _proposes(page: Page, home: str) -> str:
    """The match says why, and the first reason to ask is one press away."""
    best = page.locator("#match .proposal").first
    expect(best).to_contain_text(GROUP)
    expect(best.locator("li").first).not_to_be_empty()
    best.get_by_role("link", name="请它承接").click()
    page.get_by_role("button", name="发起联动").click()
    expect(page.locator(".stepper .current")).to_contain_text("发起")
    return page.url


def _agrees(page: Page, linkage: str) -> None:
    _press(page, linkage, "接单")
    expect(page.locator(".next")).to_contain_text("先让五社到位")


def _community_takes_its_place(page: Page, linkage: str) -> None:
    page.goto(linkage)
    page.get_by_role("link", name="请社区到位").click()
    page.get_by_label("社区").first.select_option(label=COMMUNITY)
    page.get_by_role("button", name="到位").click()
    expect(page.locator(".place.of-community")).to_contain_text("已到位")


def _promises_money(page: Page, linkage: str) -> None:
    page.goto(linkage)
    page.get_by_role("link", name="承诺资金").click()
    page.get_by_label("从哪个基金").select_option(index=1)
    page.get_by_label("金额").fill("1,200.50")
    page.get_by_role("button", name="承诺资金").click()
    expect(page.locator(".place.of-resource")).to_contain_text("¥1,200.50")


def _joins(volunteer: Page, linkage: str, leader: Page) -> None:
    """The group asks a volunteer, who finds the linkage on the telephone."""
    leader.goto(linkage)
    leader.get_by_role("link", name="邀请志愿者").click()
    leader.get_by_label("志愿者").first.select_option(label="赵宁")
    leader.get_by_role("button", name="到位").click()
    expect(leader.locator("h2", has_text="五社到位 5 / 5")).to_be_visible()
    volunteer.goto(linkage)
    expect(volunteer.locator(".place.of-volunteer")).to_contain_text("1 位志愿者")


def _plans(page: Page, linkage: str) -> str:
    """An activity of the linkage with a plan and one session, which has just begun."""
    page.goto(linkage)
    page.get_by_role("link", name="登记活动").click()
    page.get_by_label("活动名称").fill(ACTIVITY)
    page.get_by_label("社区", exact=False).first.select_option(label=COMMUNITY)
    page.get_by_role("button", name="登记活动").click()
    activity = page.url
    page.goto(f"{activity}/plan")
    for field in ("活动目标", "服务对象", "需求依据", "活动内容", "人员分工", "风险和安全预案"):
        page.get_by_label(field).fill(f"{field}：两名志愿者带一组，每次两小时")
    page.get_by_label("预算").fill("200")
    page.get_by_role("button", name="提交批准").click()
    begun = clock.now().astimezone(clock.SHANGHAI) - HOURS / 2
    page.goto(f"{activity}/sessions/new")
    one = page.locator("form").filter(has=page.get_by_role("button", name="安排这一场"))
    one.get_by_label("开始时间").fill(_typed(begun))
    one.get_by_label("结束时间").fill(_typed(begun + HOURS))
    one.get_by_label("集合地点").fill("社区一楼活动室")
    one.get_by_role("button", name="安排这一场").click()
    expect(page.locator("#flash")).to_contain_text("已安排 1 场")
    return activity


def _typed(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


def _holds(page: Page, activity: str) -> None:
    """Somebody comes by name, others are only counted."""
    _press(page, activity, "发布活动")
    page.get_by_role("link", name="签到").first.click()
    page.get_by_label("不知道姓名的人数").fill("12")
    page.get_by_role("button", name="记录").click()
    expect(page.locator("main")).to_contain_text("现场计数 12 人")
    page.get_by_role("button", name="到场").first.click()
    expect(page.locator("main")).to_contain_text("在场")
    page.get_by_role("button", name="离开").first.click()
    page.get_by_role("button", name="本场结束").click()
    expect(page.locator("#flash > .notice-ok")).to_be_visible()


def _reviews(page: Page, activity: str) -> None:
    page.goto(f"{activity}/review")
    for field in ("完成情况", "活动效果", "存在问题", "改进措施"):
        page.get_by_label(field).fill(f"{field}：如期举行，家长满意")
    page.get_by_role("button", name="提交签字").click()
    expect(page.locator("#flash > .notice-ok")).to_be_visible()


def _press(page: Page, address: str, verb: str) -> None:
    """The next step of the thing at that address, as its page offers it."""
    page.goto(address)
    page.locator(".next").get_by_role("button", name=verb).click()
    expect(page.locator("#flash > .notice-ok")).to_be_visible()
