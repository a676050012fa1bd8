"""What happened in evaluation: ids, codes, numbers and days, never anybody's words."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.evaluation.kinds import Grade, RubricKind, StarChange, Step
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event

# --- the rubric


class RubricRevisionBegun(Event, frozen=True):
    """Somebody works on the next version."""

    sentence: ClassVar[Sentence] = _("开始修订评估细则：{kind}")
    draft_id: UUID
    kind: RubricKind


class RubricDraftChanged(Event, frozen=True):
    """Its lines or one of its indicators were changed."""

    sentence: ClassVar[Sentence] = _("修改了评估细则的修订稿：{kind}")
    draft_id: UUID
    kind: RubricKind


class RubricDraftDropped(Event, frozen=True):
    """The version in force stays as it is."""

    sentence: ClassVar[Sentence] = _("放弃了评估细则的修订：{kind}")
    draft_id: UUID
    kind: RubricKind


class RubricPublished(Event, frozen=True):
    """From now on groups of the kind are assessed by it; scores of earlier versions stay."""

    sentence: ClassVar[Sentence] = _("发布了评估细则第 {number} 版：{kind}")
    rubric_id: UUID
    kind: RubricKind
    number: int


# --- an assessment


class AssessmentOpened(Event, frozen=True):
    """The group is asked for its own scores."""

    sentence: ClassVar[Sentence] = _("发起评估，评估期到 {until}")
    assessment_id: UUID
    organization_id: UUID
    until: date


class PanelNamed(Event, frozen=True):
    """Who may sit on the panel besides the township."""

    sentence: ClassVar[Sentence] = _("指定了评审人")
    assessment_id: UUID
    organization_id: UUID
    person_id: UUID


class PanellistRemoved(Event, frozen=True):
    """They judge this assessment no more."""

    sentence: ClassVar[Sentence] = _("取消了评审人")
    assessment_id: UUID
    person_id: UUID


class AssessmentDrafted(Event, frozen=True):
    """Typed and kept, not handed in."""

    sentence: ClassVar[Sentence] = _("保存了评分草稿（{step}）")
    assessment_id: UUID
    step: Step


class SelfAssessed(Event, frozen=True):
    """The group's own scores; its social worker checks them."""

    sentence: ClassVar[Sentence] = _("提交了自评")
    assessment_id: UUID
    organization_id: UUID


class AssessmentChecked(Event, frozen=True):
    """The social worker's scores; the panel is awaited."""

    sentence: ClassVar[Sentence] = _("完成督导核查")
    assessment_id: UUID
    organization_id: UUID


class AssessmentSentBack(Event, frozen=True):
    """To the step before, with a reason that stands on the assessment."""

    sentence: ClassVar[Sentence] = _("退回到“{step}”")
    assessment_id: UUID
    organization_id: UUID
    step: Step


class AssessmentConcluded(Event, frozen=True):
    """`score` in hundredths; `weak` indicators, each with an improvement."""

    sentence: ClassVar[Sentence] = _("评估办结，薄弱指标 {weak} 项")
    assessment_id: UUID
    organization_id: UUID
    score: int
    weak: int


class AssessmentWithdrawn(Event, frozen=True):
    """It comes to nothing; the reason stands on it."""

    sentence: ClassVar[Sentence] = _("撤销了评估")
    assessment_id: UUID
    organization_id: UUID


class EvidenceBrought(Event, frozen=True):
    """A file for one indicator."""

    sentence: ClassVar[Sentence] = _("上传了佐证材料（{step}）")
    assessment_id: UUID
    evidence_id: UUID
    step: Step


class EvidenceRemoved(Event, frozen=True):
    """It was the wrong file."""

    sentence: ClassVar[Sentence] = _("移除了佐证材料")
    assessment_id: UUID
    evidence_id: UUID


class EvidenceViewed(Event, frozen=True):
    """Somebody opened the file; it may name persons."""

    sentence: ClassVar[Sentence] = _("查看了佐证材料")
    assessment_id: UUID
    evidence_id: UUID


# --- improvements


class ImprovementPlanned(Event, frozen=True):
    """`person_id` owns it until `due_on`."""

    sentence: ClassVar[Sentence] = _("改进项由 {person_id} 负责，{due_on} 前完成")
    improvement_id: UUID
    assessment_id: UUID
    organization_id: UUID
    person_id: UUID
    due_on: date


class ImprovementFallsDue(Event, frozen=True):
    """In a week."""

    sentence: ClassVar[Sentence] = _("改进项将于 {due_on} 到期")
    improvement_id: UUID
    assessment_id: UUID
    organization_id: UUID
    person_id: UUID
    due_on: date


class ImprovementOverdue(Event, frozen=True):
    """Told on the day after and each week from then on."""

    sentence: ClassVar[Sentence] = _("改进项超过期限 {due_on}")
    improvement_id: UUID
    assessment_id: UUID
    organization_id: UUID
    person_id: UUID
    due_on: date


class ImprovementDone(Event, frozen=True):
    """What was done stands on it."""

    sentence: ClassVar[Sentence] = _("完成一项改进")
    improvement_id: UUID
    assessment_id: UUID
    organization_id: UUID


# --- stars and grades


class StarsChanged(Event, frozen=True):
    """`before` and `stars` from 0 to 5."""

    sentence: ClassVar[Sentence] = _("星级由 {before} 星变为 {stars} 星（{change}）")
    organization_id: UUID
    change: StarChange
    before: int
    stars: int


class StarsFallDue(Event, frozen=True):
    """In a month they are not shown any more."""

    sentence: ClassVar[Sentence] = _("{stars} 星将于 {expires_on} 到期")
    organization_id: UUID
    stars: int
    expires_on: date


class GradeRecorded(Event, frozen=True):
    """A fact from outside."""

    sentence: ClassVar[Sentence] = _("登记了 {grade}，{expires_on} 到期")
    organization_id: UUID
    grade_id: UUID
    grade: Grade
    expires_on: date


class GradeRemoved(Event, frozen=True):
    """It was wrong, or taken away."""

    sentence: ClassVar[Sentence] = _("移除了 {grade} 的记录")
    organization_id: UUID
    grade_id: UUID
    grade: Grade
