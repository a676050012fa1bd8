"""Where an agreement stands, for its page. Pure: data in, words out."""

from wushe.custody.kinds import AgreementState, Party
from wushe.custody.models import Agreement
from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.web import formats


def stepper(agreement: Agreement) -> list[dict[str, str]]:
    """Drafted, the three signatures in the order in which they came, closed: for `pieces.stepper`."""
    signed = sorted(Party, key=lambda party: agreement.signed_at(party) or clock.now())
    waits = agreement.state is AgreementState.SIGNING
    steps = [{"title": _("起草").say(), "state": "done", "note": formats.date(agreement.drafted_on)}]
    for number, party in enumerate(signed):
        at = agreement.signed_at(party)
        awaited = waits and not at and number == 3 - len(agreement.missing)
        state = "done" if at else "current" if awaited else "todo"
        steps.append(
            {"title": _("{party}签署").say(party=party.label), "state": state, "note": formats.date(at) if at else ""}
        )
    return [*steps, _end(agreement)]


def _end(agreement: Agreement) -> dict[str, str]:
    note = formats.date(agreement.ended_on) if agreement.ended_on else ""
    if agreement.state is AgreementState.CANCELLED:
        return {"title": _("作废").say(), "state": "stopped", "note": note}
    states = {AgreementState.CLOSED: "done", AgreementState.IN_FORCE: "current"}
    return {"title": _("使用和结项").say(), "state": states.get(agreement.state, "todo"), "note": note}
