"""A round of mentor pairing by its screens: what the office, a mentor and a leader press, and what they read."""

import re
from datetime import timedelta

from playwright.sync_api import Locator, Page, expect

from wushe.kernel.clock import today

ROUND, NOTES = "冬季导师结对", "先写清服务对象，下次带一份初稿"
WHY, WHY_NOT = "两家挨着，见面方便", "今年人手不够，先缓一缓"


def opens(page: Page, home: str) -> str:
    """The address of a round that gathers; its weights were no hundred at first."""
    page.goto(f"{home}/mentoring")
    page.get_by_role("link", name="筹备一轮").click()
    page.get_by_label("名称").fill(ROUND)
    for label, days in {"征集截止": 3, "结对开始": 3, "结对最后一天": 180}.items():
        page.get_by_label(label).fill((today() + timedelta(days=days)).isoformat())
    page.get_by_label("服务领域对口").fill("30")
    page.get_by_role("button", name="保存并公示").click()
    expect(page.locator(".error-summary")).to_contain_text("现在合计 105 分")
    page.get_by_label("擅长补短板").fill("20")
    page.get_by_role("button", name="保存并公示").click()
    page.get_by_role("button", name="开始征集").click()
    told(page, "征集开始了")
    return re.sub(r"[?#].*", "", page.url)


def applies(page: Page, home: str, wish: str) -> None:
    """A group for itself, on a phone without a script; once it has, the page says so and offers it no more."""
    page.goto(f"{home}/mentoring/rounds")
    page.get_by_role("link", name=ROUND).click()
    page.get_by_role("link", name="为组织申请").click()
    page.get_by_role("button", name="提交申请").click()
    expect(page.locator(".error-summary")).to_be_visible()
    asks(page)
    page.get_by_label("第 1 志愿").select_option(label=wish)
    page.get_by_role("button", name="提交申请").click()
    expect(page.locator(".next")).to_contain_text("已申请，等待配对")
    expect(page.locator("main")).to_contain_text(f"希望的导师：{wish}")


def enters(page: Page, here: str, group: str, last: str) -> None:
    """The township for groups that came to the office; of the last one nobody has to be chosen."""
    page.goto(here)
    page.get_by_role("link", name="代组织申请").click()
    page.locator("[name=organization_id]").select_option(label=group)
    asks(page)
    page.get_by_role("button", name="提交申请").click()
    page.get_by_role("link", name="代组织申请").click()
    expect(page.locator("#main form strong")).to_have_text(last)
    asks(page)
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_role("heading", name="申请的组织（3）")).to_be_visible()
    expect(page.get_by_role("link", name="代组织申请")).to_have_count(0)


def asks(page: Page) -> None:
    page.get_by_label("想请导师帮什么").fill("写出一份像样的项目书")
    page.get_by_label("项目策划").check()


def wishes(page: Page, home: str, group: str) -> None:
    page.goto(f"{home}/")
    page.locator("#main").get_by_role("link", name=ROUND).click()
    page.get_by_role("link", name="填名额和意愿").click()
    page.get_by_label("第 1 志愿").select_option(label=group)
    page.get_by_role("button", name="保存").click()
    told(page, "已保存")


def pairs(page: Page, here: str) -> None:
    page.goto(here)
    page.get_by_role("button", name="截止征集，开始配对").click()
    told(page, "配对完成")
    page.get_by_role("button", name="开始审核").click()


def pins(page: Page, group: str, mentor: str) -> None:
    mark = page.locator("#mark")
    mark.get_by_label("组织").select_option(label=group)
    mark.get_by_label("导师").select_option(label=mentor)
    mark.locator("label", has_text="指定结对").click()
    mark.get_by_role("button", name="保存并重新配对").click()
    expect(page.locator("#mark .error-summary")).to_contain_text("请填写这一项")
    mark.get_by_label("理由").fill(WHY)
    mark.get_by_role("button", name="保存并重新配对").click()
    expect(page.locator("main")).to_contain_text("换导师 0 个，新配上 1 个，落空 1 个，不变 1 个")
    expect(proposal(page, f"{group} — {mentor}")).to_contain_text("指定")


def publishes(page: Page) -> None:
    page.get_by_role("button", name="公布结果").click()
    told(page, "已公布")
    expect(page.locator(".next")).to_contain_text("还有 2 对没有答复完")


def offered(page: Page, home: str, other: str) -> None:
    """From one's own desk."""
    page.goto(f"{home}/")
    page.locator("#main li", has_text="请答复结对").get_by_role("link", name=other).click()
    expect(page.locator("main")).to_contain_text("为什么是这一对")


def says_yes(page: Page, home: str, other: str) -> str:
    """The address of the pair."""
    offered(page, home, other)
    page.get_by_role("button", name="同意结对").click()
    expect(page.locator("#flash > .notice-ok")).to_be_visible()
    return re.sub(r"[?#].*", "", page.url)


def says_no(page: Page, home: str, other: str) -> None:
    offered(page, home, other)
    page.locator("summary", has_text="谢绝这次结对").click()
    page.get_by_role("button", name="确认谢绝").click()
    expect(page.locator(".field-error")).to_contain_text("请填写这一项")
    page.get_by_label("原因").fill(WHY_NOT)
    page.get_by_role("button", name="确认谢绝").click()
    told(page, "已谢绝")


def meets(page: Page, pair: str) -> None:
    page.goto(pair)
    page.get_by_label("目标", exact=False).first.fill("独立写出一份项目书")
    page.get_by_label("在哪天以前").fill((today() + timedelta(days=60)).isoformat())
    page.get_by_role("button", name="定下").click()
    told(page, "已定下目标")
    page.get_by_role("button", name="50%").click()
    page.locator("summary", has_text="记一次辅导").click()
    page.get_by_label("时长").fill("90")
    page.get_by_label("记录").fill(NOTES)
    page.get_by_role("button", name="记下").click()
    told(page, "已记下这次辅导")


def reads_notes(page: Page, pair: str) -> None:
    page.goto(pair)
    page.get_by_role("link", name="看记录").click()
    expect(page.locator("main")).to_contain_text(NOTES)


def winds_up(office: Page, pair: str, *sides: Page) -> None:
    office.goto(pair)
    expect(office.locator("main")).not_to_contain_text(NOTES)
    office.get_by_role("button", name="请双方互评").click()
    expect(office.locator(".next")).to_contain_text("还没有写：导师、组织")
    for page in sides:
        page.goto(pair)
        page.get_by_role("link", name="去写").click()
        page.locator("#review label", has_text="非常好").click()
        page.get_by_label("想说的话").fill("很受用")
        page.get_by_role("button", name="提交互评").click()
        expect(page.locator("#flash > .notice-ok")).to_be_visible()
    office.reload()
    expect(office.locator(".next")).to_contain_text("已结束")
    expect(office.locator("main")).to_contain_text("很受用")


def stops(page: Page, pair: str) -> None:
    page.goto(pair)
    page.locator("summary", has_text="提前结束").click()
    page.get_by_role("button", name="确认结束").click()
    expect(page.locator(".danger[open] .field-error")).to_contain_text("请填写这一项")
    page.locator(".danger[open]").get_by_label("原因").fill("社区拆并")
    page.get_by_role("button", name="确认结束").click()
    told(page, "已结束")


def press(page: Page, address: str, label: str) -> None:
    page.goto(address)
    page.get_by_role("button", name=label).click()
    expect(page.locator("#flash > .notice-ok")).to_be_visible()


def told(page: Page, words: str) -> None:
    expect(page.locator("#flash > .notice-ok")).to_contain_text(words)


def proposal(page: Page, title: str) -> Locator:
    return page.locator(".proposal", has=page.get_by_role("heading", name=title))


def pair_of(page: Page, group: str, mentor: str) -> Locator:
    return page.locator(".todo li", has=page.get_by_role("link", name=f"{group} · {mentor}"))
