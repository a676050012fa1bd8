"""What happened to rubrics."""

from typing import ClassVar
from uuid import UUID

from wushe.evaluation.kinds import RubricKind
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


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
