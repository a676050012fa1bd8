"""What happened to organisations."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Code, Event
from wushe.organizations.kinds import Level, MemberRole, Procedure


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


# --- filing and registration


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


# --- the roster


class MemberJoined(Event, frozen=True):
    """`on` may lie before the day on which it was entered."""

    sentence: ClassVar[Sentence] = _("{person_id}自 {on} 起加入，担任{role}")
    organization_id: UUID
    person_id: UUID
    role: MemberRole
    on: date


class MemberChanged(Event, frozen=True):
    """Became core member, or member again."""

    sentence: ClassVar[Sentence] = _("{person_id}自 {on} 起担任{role}")
    organization_id: UUID
    person_id: UUID
    role: MemberRole
    on: date


class MemberCorrected(Event, frozen=True):
    """What is known of a member besides their part: occupation and age band."""

    sentence: ClassVar[Sentence] = _("更正了{person_id}的成员资料")
    organization_id: UUID
    person_id: UUID


class MemberLeft(Event, frozen=True):
    """The row stays as history."""

    sentence: ClassVar[Sentence] = _("{person_id}于 {on} 退出")
    organization_id: UUID
    person_id: UUID
    on: date


class LeaderNamed(Event, frozen=True):
    """The group has somebody who answers for it."""

    sentence: ClassVar[Sentence] = _("{person_id}自 {on} 起任负责人")
    organization_id: UUID
    person_id: UUID
    on: date


class OrganizationLostLeader(Event, frozen=True):
    """Nobody answers for the group: nothing is paid to it until there is a successor."""

    sentence: ClassVar[Sentence] = _("{person_id}不再任负责人，组织目前没有负责人，付款申请暂停")
    organization_id: UUID
    person_id: UUID
    on: date


# --- its life


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


# --- who accompanies it


class WorkerAssigned(Event, frozen=True):
    """From `since` on."""

    sentence: ClassVar[Sentence] = _("自 {since} 起由{person_id}督导（{level}）")
    organization_id: UUID
    person_id: UUID
    level: Level
    since: date


class AssignmentHandedOver(Event, frozen=True):
    """Without a day between the two."""

    sentence: ClassVar[Sentence] = _("自 {since} 起由{from_person_id}交接给{person_id}督导（{level}）")
    organization_id: UUID
    from_person_id: UUID
    person_id: UUID
    level: Level
    since: date


class AssignmentEnded(Event, frozen=True):
    """Up to and not with `until`."""

    sentence: ClassVar[Sentence] = _("{person_id}的督导于 {until} 结束（{level}）")
    organization_id: UUID
    person_id: UUID
    level: Level
    until: date


class AssignmentsDistributed(Event, frozen=True):
    """A proposed distribution was accepted; each assignment is recorded as well."""

    sentence: ClassVar[Sentence] = _("按均衡方案分配了 {count} 个组织的督导社工")
    count: int
    level: Level


# --- the township's own rules


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
