"""Contact data of all communities from one sheet, by their codes."""

from wushe.communities import service
from wushe.communities.permissions import Communities
from wushe.communities.sheets import CONTACTS
from wushe.kernel.i18n import _
from wushe.kernel.importing.declared import Import

COMMUNITIES = Import(
    kind="communities",
    title=_("导入社区联系方式"),
    path="/communities/import",
    back="/communities",
    permission=Communities.IMPORT,
    sheet=CONTACTS,
    take=service.take_contacts,
    hint=_("社区本身由区划名单决定，这里只更新简称、地址和电话；空着的格子不改。"),
)
