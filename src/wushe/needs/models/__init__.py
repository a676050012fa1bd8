"""The tables of needs."""

from wushe.needs.models.need import Need
from wushe.needs.models.offer import OfferArea, OfferUse, ServiceOffer
from wushe.needs.models.opportunity import Opportunity
from wushe.needs.models.round import NeedsRound, RoundChannel
from wushe.needs.models.service_type import ServiceType
from wushe.needs.models.source import NeedContact, NeedReply, NeedSource

__all__ = [
    "Need",
    "NeedContact",
    "NeedReply",
    "NeedSource",
    "NeedsRound",
    "OfferArea",
    "OfferUse",
    "Opportunity",
    "RoundChannel",
    "ServiceOffer",
    "ServiceType",
]
