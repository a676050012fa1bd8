"""Needs and offers from the sheets that offices have."""

from wushe.kernel.i18n import _
from wushe.kernel.importing.declared import Import
from wushe.needs.permissions import Needs
from wushe.needs.service.taking import take_needs
from wushe.needs.service.taking_offers import take_offers
from wushe.needs.sheets import NEEDS_IMPORTED, OFFERS_IMPORTED

NEEDS = Import(
    kind="needs",
    title=_("导入居民需求"),
    path="/needs/import",
    back="/needs",
    permission=Needs.IMPORT,
    sheet=NEEDS_IMPORTED,
    take=take_needs,
    hint=_("同一社区已有相同文字、还没办结的需求，不再重复登记，只增加一个来源。表格里不要写居民姓名和电话。"),
)
OFFERS = Import(
    kind="offers",
    title=_("导入服务供给"),
    path="/offers/import",
    back="/offers",
    permission=Needs.IMPORT,
    sheet=OFFERS_IMPORTED,
    take=take_offers,
    hint=_("提供方须是本乡镇已备案或登记的组织。同一组织同名的服务会更新，不会重复。"),
)
