"""A county's townships, and what they published."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from wushe.reports.models import Indicator
from wushe.tenancy.models import County, PlaceStatus, Township


def county_code_of(tenant_id: UUID) -> Select[str]:
    return select(Township.county_code).where(Township.id == tenant_id)


def county(tenant_id: UUID) -> Select[County]:
    return select(County).where(County.id == tenant_id)


def townships_of(county_code: str) -> Select[Township]:
    """Those that a county has, by their official code."""
    there = Township.status != PlaceStatus.REMOVED
    return select(Township).where(Township.county_code == county_code, there).order_by(Township.code)


def published(period: str) -> Select[UUID, Any, Any, Any]:
    """(township, indicator, value, when) of a quarter; the reader's connection sees those of its county alone."""
    columns = (Indicator.tenant_id, Indicator.code, Indicator.value, Indicator.published_at)
    return select(*columns).where(Indicator.period == period)


def indicators(period: str) -> Select[Indicator]:
    """The township's own."""
    return select(Indicator).where(Indicator.period == period)
