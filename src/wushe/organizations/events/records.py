"""What happened to an organisation itself."""

from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class OrganizationRecorded(Event, frozen=True):
    """A new entry of the township's register."""

    sentence: ClassVar[Sentence] = _("登记了组织")
    organization_id: UUID


class OrganizationEdited(Event, frozen=True):
    """Its facts were changed."""

    sentence: ClassVar[Sentence] = _("修改了组织资料")
    organization_id: UUID


class OrganizationsImported(Event, frozen=True):
    """A sheet was taken over."""

    sentence: ClassVar[Sentence] = _("从表格导入 {count} 个组织")
    count: int


class PublicAffairTakenUp(Event, frozen=True):
    """A group took up a community matter, so that it is no longer recreation only."""

    sentence: ClassVar[Sentence] = _("承接了一项社区公共事务")
    organization_id: UUID


class PublicAffairGivenUp(Event, frozen=True):
    """And gave it up again."""

    sentence: ClassVar[Sentence] = _("不再承接社区公共事务")
    organization_id: UUID


class OrganizationFellAsleep(Event, frozen=True):
    """Somebody found that it no longer does anything."""

    sentence: ClassVar[Sentence] = _("认定为休眠")
    organization_id: UUID


class OrganizationWoke(Event, frozen=True):
    """It is active again."""

    sentence: ClassVar[Sentence] = _("恢复活动")
    organization_id: UUID


class OrganizationDissolved(Event, frozen=True):
    """Everything about it is history."""

    sentence: ClassVar[Sentence] = _("组织解散")
    organization_id: UUID
