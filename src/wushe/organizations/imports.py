"""Organisations from the sheets that offices have."""

from wushe.kernel.i18n import _
from wushe.kernel.importing.declared import Import
from wushe.organizations.permissions import Organizations
from wushe.organizations.service.taking import take_organizations
from wushe.organizations.sheet import IMPORTED

ORGANIZATIONS = Import(
    kind="organizations",
    title=_("导入社会组织"),
    path="/organizations/import",
    back="/organizations",
    permission=Organizations.IMPORT,
    sheet=IMPORTED,
    take=take_organizations,
    hint=_(
        "有备案编号的作为已备案组织导入，编号沿用原来的；负责人按姓名和电话与已登记的居民对上，没有的自动登记。同名组织只补上空缺的内容。"
    ),
)
