"""People from the sheets that offices have."""

from wushe.kernel.i18n import _
from wushe.kernel.importing.declared import Import
from wushe.people.drafting import IN_ORDER
from wushe.people.permissions import People
from wushe.people.service.taking import take_people
from wushe.people.sheets import IMPORTED

PEOPLE = Import(
    kind="people",
    title=_("导入人员"),
    path="/people/import",
    back="/people",
    permission=People.IMPORT,
    sheet=IMPORTED,
    take=take_people,
    fills=IN_ORDER,
    hint=_(
        "有身份证号或住址时，须有本人同意的日期；未满 14 周岁须有监护人和同意日期。已登记过的人会列出来，不会重复登记。"
    ),
)
