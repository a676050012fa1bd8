"""What happened to money in custody."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from wushe.custody.kinds import Party
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.journal.event import Event


class AgreementDrafted(Event, frozen=True):
    """Three parties are asked to sign."""

    sentence: ClassVar[Sentence] = _("起草代管协议，金额 {amount_fen}")
    agreement_id: UUID
    organization_id: UUID
    hub_id: UUID
    community_id: UUID
    amount_fen: int


class AgreementSigned(Event, frozen=True):
    """One party signed; `person_id` signed, whoever entered it."""

    sentence: ClassVar[Sentence] = _("{party}签署，签署人 {person_id}")
    agreement_id: UUID
    organization_id: UUID
    party: Party
    person_id: UUID


class AgreementInForce(Event, frozen=True):
    """All three have signed; what was deposited can be spent."""

    sentence: ClassVar[Sentence] = _("三方签署完成，协议生效，可用资金 {amount_fen}")
    agreement_id: UUID
    organization_id: UUID
    amount_fen: int


class AgreementCancelled(Event, frozen=True):
    """It never came into force; what was deposited was given back."""

    sentence: ClassVar[Sentence] = _("协议作废，退回 {amount_fen}")
    agreement_id: UUID
    organization_id: UUID
    amount_fen: int


class DepositEntered(Event, frozen=True):
    """Somebody says that money came in; another person has to confirm it."""

    sentence: ClassVar[Sentence] = _("登记代管存入 {amount_fen}，待复核")
    agreement_id: UUID
    organization_id: UUID
    deposit_id: UUID
    asked_by: UUID
    amount_fen: int
    on: date


class DepositDropped(Event, frozen=True):
    """It was entered by mistake and never booked."""

    sentence: ClassVar[Sentence] = _("撤销未复核的代管存入 {amount_fen}")
    agreement_id: UUID
    organization_id: UUID
    deposit_id: UUID
    amount_fen: int


class DepositReceived(Event, frozen=True):
    """A second person confirmed that money came in; it is in the books."""

    sentence: ClassVar[Sentence] = _("代管存入 {amount_fen}")
    agreement_id: UUID
    organization_id: UUID
    deposit_id: UUID
    amount_fen: int
    on: date


class ClosingWasAsked(Event, frozen=True):
    """Somebody says that all is paid and proved; another person has to look."""

    sentence: ClassVar[Sentence] = _("提出代管结项，待复核")
    agreement_id: UUID
    organization_id: UUID
    asked_by: UUID


class ClosingWasDropped(Event, frozen=True):
    """It goes on after all."""

    sentence: ClassVar[Sentence] = _("撤回代管结项")
    agreement_id: UUID
    organization_id: UUID


class AgreementClosed(Event, frozen=True):
    """All is paid and proved; the rest was given back."""

    sentence: ClassVar[Sentence] = _("代管结项，退回余额 {amount_fen}")
    agreement_id: UUID
    organization_id: UUID
    amount_fen: int


class AgreementReopened(Event, frozen=True):
    """A payment or the giving back of the rest was reversed in the books after its end."""

    sentence: ClassVar[Sentence] = _("付款或退款已冲正，代管重新打开")
    agreement_id: UUID
    organization_id: UUID


class TemplateUploaded(Event, frozen=True):
    """From now on agreements are written into this template."""

    sentence: ClassVar[Sentence] = _("上传代管协议 Word 模板")
    template_id: UUID
