"""The township's own rules."""

from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event
from wushe.organizations.kinds import Procedure


class TypeAdded(Event, frozen=True):
    """A type of group."""

    sentence: ClassVar[Sentence] = _("增加了组织类型")
    type_id: UUID


class TypeEdited(Event, frozen=True):
    """Its name or meaning."""

    sentence: ClassVar[Sentence] = _("修改了组织类型")
    type_id: UUID


class TypeRetired(Event, frozen=True):
    """No longer offered."""

    sentence: ClassVar[Sentence] = _("停用了组织类型")
    type_id: UUID


class ChecklistItemAdded(Event, frozen=True):
    """Applications from now on have to bring it."""

    sentence: ClassVar[Sentence] = _("{procedure}材料清单增加一项")
    item_id: UUID
    procedure: Procedure


class ChecklistItemRetired(Event, frozen=True):
    """Applications from now on need not bring it."""

    sentence: ClassVar[Sentence] = _("{procedure}材料清单停用一项")
    item_id: UUID
    procedure: Procedure


class TermChanged(Event, frozen=True):
    """Within how many days the township decides."""

    sentence: ClassVar[Sentence] = _("{procedure}办理时限改为 {days} 天")
    procedure: Procedure
    days: int
