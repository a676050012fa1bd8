"""What every township begins with: the kinds of service that the sources name, in families."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from wushe.kernel.database.bulk import NewRow, insert_rows
from wushe.kernel.database.model import new_id
from wushe.kernel.i18n import _
from wushe.kernel.text import normalised
from wushe.kernel.work import Work
from wushe.needs.models import ServiceType
from wushe.needs.queries import offers as queries
from wushe.tenancy.entries import Change, ChangeKind, TownshipEntry

TYPES = {
    "教育科普": ("作业辅导", "科普实践", "职业体验", "阅读陪伴", "假期托管"),
    "文化体育": ("广场舞教学", "书法培训", "合唱戏曲", "健身指导"),
    "健康照护": ("医疗陪诊", "心理疏导", "健康义诊", "助餐", "助浴", "上门照护"),
    "便民生活": ("理发", "保洁", "家电维修", "手机使用指导", "代办代购"),
    "平安和谐": ("巡逻", "调解", "法律咨询", "安全宣传"),
    "关爱帮扶": ("探访慰问", "困难帮扶", "就业帮扶", "残疾人服务", "邻里互助"),
    "环境共治": ("环境整治", "垃圾分类", "小区改造议事"),
}
"""Families and their types; 001 and 000 name those of 青禾, 暖夕 and 加侨飞扬."""


async def furnish(work: Work, entry: TownshipEntry) -> Sequence[Change]:
    """The list, where the township has none: what it has made of it stays."""
    if not entry.is_new and await work.one_or_none(queries.any_type()):
        return []
    rows = list(_rows())
    await insert_rows(work.session, ServiceType, rows, tenant_id=work.tenant.id)
    return [Change(ChangeKind.ADDED, _("服务类型"), row["name"]) for row in rows]


def _rows() -> Iterator[NewRow]:
    """Plain rows: a province has more than a thousand townships, with forty of these each."""
    for rank, (family, names) in enumerate(TYPES.items()):
        family_id = new_id()
        yield _row(family_id, family, None, rank * 100)
        for place, name in enumerate(names, start=1):
            yield _row(new_id(), name, family_id, rank * 100 + place)


def _row(id_: UUID, name: str, parent_id: UUID | None, rank: int) -> NewRow:
    key = normalised(name)
    return {"id": id_, "name": name, "name_key": key, "parent_id": parent_id, "rank": rank, "version": 1}
