"""What happened to assessments, their panels and their evidence."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.evaluation.kinds import Step
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


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
