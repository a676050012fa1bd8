"""Where an agreement stands, for its page. Pure: data in, words out."""

from wushe.custody.kinds import AgreementState, Party
from wushe.custody.models import Agreement
from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.web import formats
from wushe.kernel.web.steps import Step, way


def stepper(agreement: Agreement) -> list[Step]:
    """Drafted, the three signatures in the order in which they came, closed."""
    parties = sorted(Party, key=lambda party: agreement.signed_at(party) or clock.now())
    titles = [_("起草"), *(_("{party}签署").say(party=party.label) for party in parties), _("使用和结项")]
    days = [agreement.drafted_on, *(agreement.signed_at(party) for party in parties)]
    notes = [formats.date(day) for day in days if day]
    ended = formats.date(agreement.ended_on) if agreement.ended_on else ""
    match agreement.state:
        case AgreementState.CANCELLED:
            return [*way(titles[: len(notes)], len(notes), notes), Step(_("作废"), "stopped", ended)]
        case AgreementState.CLOSED:
            return way(titles, len(titles), [*notes, ended])
        case _:
            return way(titles, len(notes), notes)
