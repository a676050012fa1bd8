"""Micro-wishes from the sheets that offices have."""

from wushe.kernel.i18n import _
from wushe.kernel.importing.declared import Import
from wushe.wishes.permissions import Wishes
from wushe.wishes.service.taking import take_wishes
from wushe.wishes.sheets import WISHES_IMPORTED

WISHES = Import(
    kind="wishes",
    title=_("导入微心愿"),
    path="/wishes/import",
    back="/wishes",
    permission=Wishes.IMPORT,
    sheet=WISHES_IMPORTED,
    take=take_wishes,
    hint=_("同一社区同一化名、还没实现的同一个心愿不会重复。导入后仍要由另一位同事核实。表格里不要写居民姓名和电话。"),
)
