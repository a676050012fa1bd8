"""Who sees what of a wish (safety.md, T8). Pure: who looks and where the claim stands in, the names of fields out."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled
from wushe.wishes.kinds import ClaimState

OF_EVERYBODY = frozenset({"title", "story", "kind", "community", "band", "state", "wanted_by"})
OF_GIVER = frozenset({"notes", "delivery_point"})
OF_WRITER = OF_GIVER | {"beneficiary", "value_fen", "alias", "reason"}
OF_STAFF = OF_WRITER | {"person_id", "claim"}


class Sight(Labelled):
    """As whom somebody looks at one wish."""

    STAFF = "staff", _("工作人员")
    WRITER = "writer", _("登记人")
    GIVER = "giver", _("认领人")
    VISITOR = "visitor", _("其他人")

    def sees(self, claim: ClaimState | None) -> frozenset[str]:
        """The giver learns what to bring and where while it is theirs to bring: not before, and no longer."""
        match self:
            case Sight.STAFF:
                return OF_EVERYBODY | OF_STAFF
            case Sight.WRITER:
                return OF_EVERYBODY | OF_WRITER
            case Sight.GIVER:
                brings = claim is ClaimState.FIRM
                return OF_EVERYBODY | {"claim"} | (OF_GIVER if brings else frozenset())
            case Sight.VISITOR:
                return OF_EVERYBODY
