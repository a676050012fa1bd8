"""Which entry of the menu is marked: where the reader is, also below pages that have no entry of their own."""

import pytest

from wushe.kernel.i18n import _
from wushe.kernel.web.menu import UNFOLDED, Entry, menu_for
from wushe.kernel.work import Extent, Person, Tenant, Visitor

GROUPS = Entry("people", _("社会组织"), "/organizations", "group", "a:read")
RULES = Entry("system", _("组织类型与材料"), "/organizations/rules", "gear", "b:set", also=("/organizations/types",))
HOURS = Entry("activities", _("服务时长"), "/hours", "clock", "c:approve")
MINE = Entry("activities", _("我的活动"), "/my-activities", "check", "a:read", rank=1, also=("/hours",))


def marked(path: str, *permissions: str) -> list[str]:
    grants = {permission: frozenset({Extent.TENANT}) for permission in permissions}
    tenant = Tenant(id=None, slug="t", name="青石镇")  # pyright: ignore[reportArgumentType]
    visitor = Visitor(tenant=tenant, person=Person(None, None, "林晓"), grants=grants)
    groups = menu_for((GROUPS, RULES, HOURS, MINE), visitor, path)
    return [entry["url"] for group in groups for entry in group["entries"] if entry["current"]]


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("/t/organizations", "/t/organizations"),
        ("/t/organizations/rules", "/t/organizations/rules"),
        ("/t/organizations/types/new", "/t/organizations/rules"),
        ("/t/organizations/typesetters", "/t/organizations"),
        ("/t/hours/1", "/t/hours"),
    ],
)
def test_the_entry_that_begins_longest_is_marked(path: str, entry: str) -> None:
    assert marked(path, "a:read", "b:set", "c:approve") == [entry]


def test_a_page_belongs_to_another_entry_for_who_may_not_open_its_own() -> None:
    assert marked("/t/hours/1", "a:read") == ["/t/my-activities"]


def folded(entries: int, path: str) -> list[bool]:
    """Whether each group of a menu of so many entries is open, the first and the last being other groups."""
    many = [Entry("people", _("社会组织"), f"/organizations-{number}", "group", None) for number in range(entries - 2)]
    around = (Entry("overview", _("工作台"), "/", "home", None), RULES)
    tenant = Tenant(id=None, slug="t", name="青石镇")  # pyright: ignore[reportArgumentType]
    grants = {"b:set": frozenset({Extent.TENANT})}
    visitor = Visitor(tenant=tenant, person=Person(None, None, "林晓"), grants=grants)
    return [group["open"] for group in menu_for((*around, *many), visitor, path)]


def test_a_long_menu_is_folded_but_for_the_overview_and_where_one_is() -> None:
    assert folded(UNFOLDED, "/t/organizations/rules") == [True, True, True]
    assert folded(UNFOLDED + 1, "/t/organizations/rules") == [True, False, True]
    assert folded(UNFOLDED + 1, "/t/organizations-0/members") == [True, True, False]
