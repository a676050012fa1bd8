"""The three lists side by side: what residents need, what organisations offer, what somebody would pay for."""

from litestar import get

from wushe.kernel import clock
from wushe.kernel.i18n import _
from wushe.kernel.web import charts, formats
from wushe.kernel.web.answers import Page
from wushe.kernel.web.work import OpenWork
from wushe.needs import service
from wushe.needs.kinds import NeedState, OfferState
from wushe.needs.permissions import Needs
from wushe.needs.queries import listing, offers, opportunities
from wushe.needs.schemas.needs import NeedFilters
from wushe.needs.schemas.offers import OfferFilters

SHOWN = 10


@get("/{tenant:str}/needs/lists")
async def show_lists(work: OpenWork) -> Page:
    work.require(Needs.READ_OFFERS)
    reach = work.require(Needs.READ) if work.may(Needs.READ) else None
    waiting, open_now = NeedFilters(state=NeedState.OPEN), OfferFilters(state=OfferState.OPEN)
    needs = listing.bundled(reach, waiting).order_by(*listing.order(waiting)).limit(SHOWN) if reach else None
    supply = offers.bundled(open_now).order_by(*offers.order()).limit(SHOWN)
    wanted = await service.wanted_services(work, most=SHOWN)
    return Page(
        work, "needs/lists.html", reads_needs=reach is not None, day=clock.today(),
        needs=await work.all(needs) if needs is not None else [],
        need_count=await work.scalar(listing.matching(reach, waiting)) if reach else 0,
        offers=await work.all(supply), offer_count=await work.scalar(offers.matching(open_now)),
        sheets=await work.all(opportunities.open_ones().limit(SHOWN)),
        sheet_count=await work.scalar(opportunities.open_count()),
        wanted=charts.bars(
            _("居民最想要的服务").say(),
            [charts.Bar(service.name, service.voices, "community") for service in wanted],
            show=lambda number: formats.count(int(number)),
            heads=(_("服务类型").say(), _("反映次数").say()),
        ),
    )  # fmt: skip


ROUTES = [show_lists]
