"""What every township begins with: six types of groups, and what offices ask for."""

from collections.abc import Sequence

from wushe.kernel.database.bulk import insert_rows
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _
from wushe.kernel.text import normalised
from wushe.kernel.work import Work
from wushe.organizations import queries
from wushe.organizations.kinds import Procedure
from wushe.organizations.models import ChecklistItem, OrganizationType
from wushe.tenancy.entries import Change, ChangeKind, TownshipEntry

TYPES = (
    ("文体娱乐", True),
    ("兴趣爱好", True),
    ("亲子活动", False),
    ("邻里互助", False),
    ("困难帮扶", False),
    ("公共事务", False),
)
"""The six of the sources (systems.md, row 5), and whether a group of it is recreation until it takes up an affair."""

PAPERS = {
    Procedure.FILING: (
        ("备案申请表", "所在村（社区）签署意见"),
        ("章程或活动规则", ""),
        ("成员名册", "姓名、分工，至少 5 人"),
        ("负责人身份证明", "复印件，只核对不留存"),
        ("活动场所证明", "自有、借用或村（社区）提供"),
        ("业务范围说明", "服务对象、活动内容和频次"),
    ),
    Procedure.REGISTRATION: (
        ("登记申请书", ""),
        ("业务主管单位批准文件", "直接登记的四类社会组织除外"),
        ("章程草案", ""),
        ("验资报告", "社会团体、社会服务机构、基金会按各自的最低限额"),
        ("场所使用权证明", ""),
        ("发起人和拟任负责人身份证明", ""),
        ("会员名册或理事名册", ""),
        ("名称核准通知", ""),
    ),
}


async def furnish(work: Work, entry: TownshipEntry) -> Sequence[Change]:
    """The types and checklists, where the township has none: what it has made of them stays."""
    types = entry.is_new or not await work.one_or_none(queries.any_type())
    papers = entry.is_new or not await work.one_or_none(queries.any_checklist_item())
    return [*(await _types(work) if types else ()), *(await _papers(work) if papers else ())]


async def _types(work: Work) -> list[Change]:
    rows = [
        {
            "id": new_id(), "name": name, "name_key": normalised(name), "recreational": recreational, "rank": rank,
            "version": 1,
        }
        for rank, (name, recreational) in enumerate(TYPES)
    ]  # fmt: skip
    await insert_rows(work.session, OrganizationType, rows, tenant_id=work.tenant.id)
    return [Change(ChangeKind.ADDED, _("组织类型"), name) for name, _recreational in TYPES]


async def _papers(work: Work) -> list[Change]:
    rows = [
        {
            "id": new_id(), "procedure": procedure, "name": name, "explanation": explanation, "rank": rank,
            "version": 1,
        }
        for procedure, papers in PAPERS.items()
        for rank, (name, explanation) in enumerate(papers)
    ]  # fmt: skip
    await insert_rows(work.session, ChecklistItem, rows, tenant_id=work.tenant.id)
    return [Change(ChangeKind.ADDED, _("材料清单"), f"{row['procedure'].label.say()}：{row['name']}") for row in rows]
