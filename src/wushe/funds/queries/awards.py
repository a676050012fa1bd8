"""Questions about terms, rounds, awards and instalments."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, cast, func, or_, select
from sqlalchemy.orm import undefer

from wushe.funds.kinds import AwardState, FundState, RoundState
from wushe.funds.models import Award, Fund, Instalment, Round, Terms
from wushe.funds.queries.funds import funded_by
from wushe.funds.schemas.awards import AwardFilters
from wushe.kernel.files.models import StoredFile
from wushe.kernel.journal.naming import calls
from wushe.kernel.text import ESCAPE, search_patterns
from wushe.kernel.work import Reach
from wushe.organizations.queries import assigned_to, led_by

AWARDS_IN_ORDER = (Award.asked_on.desc(), Award.id.desc())
"""The newest first, in every list."""


def awards_reached(reach: Reach) -> ColumnElement[bool]:
    """A leader reaches those of their organisations, a funder those of the funds that they give to."""
    return reach.clause(
        own=lambda person_id: or_(
            Award.organization_id.in_(led_by(person_id)), Award.fund_id.in_(funded_by(person_id))
        ),
        assigned=lambda person_id: Award.organization_id.in_(assigned_to(person_id)),
        community=Award.community_id.in_,
    )


def matching_awards(reach: Reach, filters: AwardFilters) -> list[ColumnElement[bool]]:
    conditions = [awards_reached(reach), *(Award.search.like(p, escape=ESCAPE) for p in search_patterns(filters.q))]
    for column, wanted in (
        (Award.state, filters.state),
        (Award.fund_id, filters.fund_id),
        (Award.award_round_id, filters.award_round_id),
        (Award.organization_id, filters.organization_id),
    ):
        if wanted is not None:
            conditions.append(column == wanted)
    return conditions


def awards(reach: Reach, filters: AwardFilters) -> Select[Award]:
    return select(Award).where(*matching_awards(reach, filters))


def award_lines(reach: Reach, filters: AwardFilters) -> Select[*tuple[Any, ...]]:
    """The columns of `AwardLine`, for the lean path."""
    columns = (
        Award.id, Award.title, Award.fund_id, Award.organization_id, Award.amount_fen, Award.state, Award.asked_on,
    )  # fmt: skip
    return select(*columns).where(*matching_awards(reach, filters))


def award_sums(reach: Reach, filters: AwardFilters) -> Select[int, int]:
    """(awards, fen) of the list, over all its pages."""
    total = cast(func.coalesce(func.sum(Award.amount_fen), 0), BigInteger)
    return select(func.count(Award.id), total).where(*matching_awards(reach, filters))


def awards_to_decide(reach: Reach) -> Select[Award]:
    """What waits for somebody is never what they asked for themselves."""
    asked = awards(reach, AwardFilters(state=AwardState.ASKED))
    return asked.where(Award.asked_by != reach.person_id) if reach.person_id else asked


def award(reach: Reach, award_id: UUID) -> Select[Award]:
    return select(Award).where(Award.id == award_id, awards_reached(reach))


def award_to_change(reach: Reach, award_id: UUID) -> Select[Award]:
    """Locked, so that two who decide at once do so one after the other."""
    return award(reach, award_id).with_for_update(key_share=True).execution_options(populate_existing=True)


def instalments_of(award_id: UUID) -> Select[Instalment]:
    return select(Instalment).where(Instalment.award_id == award_id).order_by(Instalment.place)


def instalment(instalment_id: UUID) -> Select[Instalment]:
    return select(Instalment).where(Instalment.id == instalment_id)


def last_place(award_id: UUID) -> Select[int]:
    return select(func.max(Instalment.place)).where(Instalment.award_id == award_id)


def proof_of(instalment_id: UUID) -> Select[StoredFile]:
    """The file that was brought to prove the milestone."""
    found = select(Instalment.file_id).where(Instalment.id == instalment_id)
    return select(StoredFile).where(StoredFile.id.in_(found)).options(undefer(StoredFile.content))


def terms_of(fund_id: UUID) -> Select[Terms]:
    return select(Terms).where(Terms.fund_id == fund_id)


def rounds_of(fund_id: UUID) -> Select[Round]:
    """The newest first."""
    return select(Round).where(Round.fund_id == fund_id).order_by(Round.opened_on.desc(), Round.id.desc())


def awards_to_tie(organization_id: UUID) -> Select[UUID, str]:
    """(id, title) of the approved awards of an organisation that pay for no linkage yet, for select fields."""
    return (
        select(Award.id, Award.title)
        .where(
            Award.organization_id == organization_id, Award.state == AwardState.APPROVED, Award.linkage_id.is_(None)
        )
        .order_by(*AWARDS_IN_ORDER)
    )  # fmt: skip


def funds_to_ask() -> Select[UUID, str]:
    """(id, name) of the funds that something can be asked of, for select fields."""
    return select(Fund.id, Fund.name).where(Fund.state == FundState.OPEN).order_by(Fund.name_key, Fund.id)


def funds_awarded(reach: Reach) -> Select[UUID, str]:
    """(id, name) of the funds of the awards within reach, to narrow the list by."""
    found = select(Award.fund_id).where(awards_reached(reach))
    return select(Fund.id, Fund.name).where(Fund.id.in_(found)).order_by(Fund.name_key, Fund.id)


def open_rounds(fund_id: UUID) -> Select[UUID, str]:
    """(id, name), for select fields."""
    return select(Round.id, Round.name).where(Round.fund_id == fund_id, Round.state == RoundState.OPEN)


def fund_to_award(fund_id: UUID) -> Select[Fund]:
    """Whoever may ask may ask any fund of the township, and nobody closes it meanwhile."""
    return select(Fund).where(Fund.id == fund_id).with_for_update(read=True)


def award_round(round_id: UUID, *, change: bool = False) -> Select[Round]:
    """Nobody closes it until what is drawn from it is done; to `change` it is to wait for those."""
    return select(Round).where(Round.id == round_id).with_for_update(read=not change, key_share=change)


def award_titles(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, title) of these awards."""
    return select(Award.id, Award.title).where(Award.id.in_(list(ids)))


def names_of_awards(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id of the award, name of its fund): what to call the one who takes the place of charitable resources."""
    return (
        select(Award.id, Fund.name)
        .join(Fund, (Fund.tenant_id == Award.tenant_id) & (Fund.id == Award.fund_id))
        .where(Award.id.in_(list(ids)))
    )


def instalment_titles(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, title) of these instalments."""
    return select(Instalment.id, Instalment.title).where(Instalment.id.in_(list(ids)))


def round_names(ids: Iterable[UUID]) -> Select[UUID, str]:
    """(id, name) of these rounds."""
    return select(Round.id, Round.name).where(Round.id.in_(list(ids)))


calls(award_titles, "award_id", "about_id")
calls(names_of_awards, "party_id")
calls(instalment_titles, "instalment_id", "about_id")
calls(round_names, "award_round_id", "about_id")
