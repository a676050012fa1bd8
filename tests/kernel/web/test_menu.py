"""Which entry of the menu is marked: where the reader is, also below pages that have no entry of their own."""

import pytest

from wushe.kernel.i18n import _
from wushe.kernel.web.menu import Entry, menu_for
from wushe.kernel.work import Extent, Person, Tenant, Visitor

GROUPS = Entry("societies", _("社会组织"), "/organizations", "group", "a:read")
RULES = Entry("system", _("组织类型与材料"), "/organizations/rules", "gear", "b:set", also=("/organizations/types",))
HOURS = Entry("business", _("服务时长"), "/hours", "clock", "c:approve")
MINE = Entry("business", _("我的活动"), "/my-activities", "check", "a:read", rank=1, also=("/hours",))


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
