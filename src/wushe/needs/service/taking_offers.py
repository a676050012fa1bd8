"""Offers from a sheet: new ones are made, those of the same name of the same organisation are brought up to date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import delete

from wushe.communities.finding import CommunityNames
from wushe.kernel import clock
from wushe.kernel.database.model import new_id
from wushe.kernel.errors import Refusal
from wushe.kernel.importing.declared import Outcome, Row
from wushe.kernel.text import normalised
from wushe.kernel.values import Unfit
from wushe.kernel.work import Work
from wushe.needs.errors import NoSuchServiceType, OrganizationNotOnRecord
from wushe.needs.kinds import Mobility, OfferState
from wushe.needs.models import OfferArea, ServiceOffer
from wushe.needs.permissions import Needs
from wushe.needs.queries import taking as queries
from wushe.needs.service.offers import refuse_if_not_on_record
from wushe.needs.service.taking import find_type, type_names
from wushe.organizations.errors import NoSuchOrganization
from wushe.organizations.models import Organization
from wushe.organizations.queries import same_names


@dataclass(frozen=True, slots=True)
class _Known:
    """What a batch is compared with, asked for once."""

    communities: CommunityNames
    types: Mapping[str, UUID]
    organizations: Mapping[str, Organization]
    offers: dict[tuple[UUID, str], ServiceOffer]


async def take_offers(work: Work, rows: Sequence[Row]) -> None:
    """Raises nothing: what cannot be taken is refused row by row."""
    known = await _known(work, rows)
    placed: dict[UUID, list[UUID]] = {}
    for row in rows:
        try:
            offer, communities = _take(work, known, row)
        except Refusal as refusal:
            row.refuse(refusal, _BESIDE.get(type(refusal), ""))
        else:
            placed[offer.id] = communities
    await work.flush()
    await _place(work, placed)
    await work.flush()


_BESIDE = {
    NoSuchOrganization: "organization",
    OrganizationNotOnRecord: "organization",
    NoSuchServiceType: "service_type",
}
"""The columns of what has another name in the form."""


async def _known(work: Work, rows: Sequence[Row]) -> _Known:
    reach = work.require(Needs.IMPORT)
    named = await work.all(same_names([row.values["organization"] for row in rows]))
    mine = set(await work.all(queries.reached_organizations(reach)))
    present = await work.all(queries.offers_of([each.id for each in named]))
    return _Known(
        communities=await CommunityNames.within(work, reach),
        types=await type_names(work),
        organizations={each.name_key: each for each in named if each.id in mine},
        offers={(offer.organization_id, normalised(offer.title)): offer for offer in present},
    )


def _take(work: Work, known: _Known, row: Row) -> tuple[ServiceOffer, list[UUID]]:
    """The offer as the row says it, and its communities, none for the whole township."""
    organization = known.organizations.get(normalised(row.values["organization"]))
    if organization is None:
        raise NoSuchOrganization
    refuse_if_not_on_record(organization)
    type_id = find_type(known.types, row.values["service_type"])
    communities = _areas(known.communities, row.values["area"] or "")
    made = _said(_empty(organization.id), type_id, communities, row.values)
    key = organization.id, normalised(made.title)
    present = known.offers.get(key)
    offer = _said(present, type_id, communities, row.values) if present else work.add(made)
    known.offers[key] = offer
    row.did(Outcome.CHANGED if present else Outcome.ADDED)
    return offer, communities


def _said(offer: ServiceOffer, type_id: UUID, communities: list[UUID], values: Mapping[str, Any]) -> ServiceOffer:
    """What the row says; a new offer says it first, so that a refusal leaves a known one as it was."""
    offer.service_type_id = type_id
    offer.say(values["title"], values["story"] or "", values["eligibility"] or "")
    offer.serve(values["age_from"], values["age_to"], [], values["mobility"] or Mobility.FREE)
    offer.go(everywhere=not communities, communities=len(communities), times=[], capacity=values["capacity"])
    return offer


def _empty(organization_id: UUID) -> ServiceOffer:
    return ServiceOffer(
        id=new_id(), organization_id=organization_id, state=OfferState.OPEN, state_since=clock.today()
    )  # fmt: skip


def _areas(names: CommunityNames, written: str) -> list[UUID]:
    """Raises `Invalid` beside the area for a name that no community has."""
    said = [word for word in written.replace("，", "、").replace(",", "、").split("、") if word.strip()]
    try:
        return list(dict.fromkeys(names.find(word) for word in said))
    except Unfit as unfit:
        raise unfit.beside("area") from unfit


async def _place(work: Work, placed: Mapping[UUID, Sequence[UUID]]) -> None:
    await work.session.execute(delete(OfferArea).where(OfferArea.offer_id.in_(list(placed))))
    for offer_id, communities in placed.items():
        for community_id in communities:
            work.add(OfferArea(id=new_id(), offer_id=offer_id, community_id=community_id))
