"""What happened to communities."""

from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class CommunitiesFurnished(Event, frozen=True):
    """The township's list was made to agree with its file."""

    sentence: ClassVar[Sentence] = _(
        "按区划名单更新社区：新增 {added} 个，更名 {renamed} 个，撤销 {retired} 个，恢复 {restored} 个"
    )
    added: int
    renamed: int
    retired: int
    restored: int


class CommunityRenamed(Event, frozen=True):
    """The official list has another name for the code."""

    sentence: ClassVar[Sentence] = _("按区划名单更名")
    community_id: UUID


class CommunityWithdrawn(Event, frozen=True):
    """The official list no longer has the code."""

    sentence: ClassVar[Sentence] = _("从区划名单中撤销")
    community_id: UUID


class CommunityRestored(Event, frozen=True):
    """The official list has the code again."""

    sentence: ClassVar[Sentence] = _("重新列入区划名单")
    community_id: UUID


class CommunityEdited(Event, frozen=True):
    """Short name, address or telephone were changed."""

    sentence: ClassVar[Sentence] = _("修改了社区的联系方式")
    community_id: UUID
