"""Filing and registration."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Code, Event
from wushe.organizations.kinds import Procedure


class ApplicationOpened(Event, frozen=True):
    """The clock runs from `on`."""

    sentence: ClassVar[Sentence] = _("提出{procedure}申请，须在 {due_on} 前办结")
    organization_id: UUID
    application_id: UUID
    procedure: Procedure
    due_on: date


class PaperHandedIn(Event, frozen=True):
    """One missing paper less."""

    sentence: ClassVar[Sentence] = _("提交了一份{procedure}材料，还缺 {missing} 份")
    organization_id: UUID
    application_id: UUID
    paper_id: UUID
    procedure: Procedure
    missing: int


class PaperTakenBack(Event, frozen=True):
    """It was not what was asked for."""

    sentence: ClassVar[Sentence] = _("退回了一份{procedure}材料，还缺 {missing} 份")
    organization_id: UUID
    application_id: UUID
    paper_id: UUID
    procedure: Procedure
    missing: int


class ApplicationReturned(Event, frozen=True):
    """The township asks for something to be put right; the reason stands on the application."""

    sentence: ClassVar[Sentence] = _("{procedure}申请被退回补正")
    organization_id: UUID
    application_id: UUID
    procedure: Procedure


class ApplicationCompleted(Event, frozen=True):
    """A returned application was handed in again."""

    sentence: ClassVar[Sentence] = _("{procedure}申请补正后重新提交，须在 {due_on} 前办结")
    organization_id: UUID
    application_id: UUID
    procedure: Procedure
    due_on: date


class ApplicationRefused(Event, frozen=True):
    """The reason stands on the application."""

    sentence: ClassVar[Sentence] = _("{procedure}申请未获通过")
    organization_id: UUID
    application_id: UUID
    procedure: Procedure


class ApplicationWithdrawn(Event, frozen=True):
    """By those who had applied."""

    sentence: ClassVar[Sentence] = _("撤回了{procedure}申请")
    organization_id: UUID
    application_id: UUID
    procedure: Procedure


class OrganizationFiled(Event, frozen=True):
    """It has its number."""

    sentence: ClassVar[Sentence] = _("完成备案，编号 {number}")
    organization_id: UUID
    application_id: UUID
    number: Code


class OrganizationRegistered(Event, frozen=True):
    """It is a legal person."""

    sentence: ClassVar[Sentence] = _("完成登记，统一社会信用代码 {credit_code}")
    organization_id: UUID
    application_id: UUID
    credit_code: Code
