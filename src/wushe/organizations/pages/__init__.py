"""Organisations for people."""

from wushe.kernel.i18n import _
from wushe.kernel.web.imports import import_pages
from wushe.kernel.web.menu import Entry
from wushe.organizations.imports import ORGANIZATIONS
from wushe.organizations.pages import applications, assignments, register, roster, rules
from wushe.organizations.permissions import Organizations

MENU = (
    Entry("people", _("社会组织"), "/organizations", "group", Organizations.READ, rank=30, phone=True),
    Entry("people", _("备案登记"), "/organizations/applications", "file", Organizations.APPLY, rank=60),
    Entry("growth", _("社工督导分配"), "/organizations/assignments", "worker", Organizations.ASSIGN, rank=35),
    Entry(
        "system",
        _("组织类型与材料"),
        "/organizations/rules",
        "gear",
        Organizations.CONFIGURE,
        rank=60,
        also=("/organizations/types", "/organizations/checklist", "/organizations/terms"),
    ),
)

ROUTES = [
    *import_pages(ORGANIZATIONS),
    *register.ROUTES,
    *applications.ROUTES,
    *roster.ROUTES,
    *assignments.ROUTES,
    *rules.ROUTES,
]
