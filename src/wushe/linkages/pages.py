"""Linkages for people."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.params import FromPath, URLEncodedBody

from wushe.communities import queries as communities
from wushe.communities.societies import Society
from wushe.funds import queries as funds
from wushe.funds.permissions import Funds
from wushe.funds.queries import awards
from wushe.funds.schemas import NewPromise
from wushe.kernel import paging
from wushe.kernel.i18n import _
from wushe.kernel.web import charts, formats
from wushe.kernel.web.answers import Page, See
from wushe.kernel.web.forms import Form, refusal_in
from wushe.kernel.web.lists import query
from wushe.kernel.web.menu import Entry
from wushe.kernel.web.problems import redisplay
from wushe.kernel.web.work import OpenWork
from wushe.kernel.work import Reach, Work
from wushe.ledger import purposes
from wushe.linkages import filling, queries, service
from wushe.linkages.choosing import parties_for
from wushe.linkages.errors import NoSuchLinkage
from wushe.linkages.kinds import EndReason, Stage
from wushe.linkages.naming import names_in
from wushe.linkages.permissions import Linkages
from wushe.linkages.places import places_of
from wushe.linkages.schemas import Ending, LinkageFilters, NewLinkage, NewParticipant, TiedAward
from wushe.linkages.sections import sections
from wushe.linkages.showing import shown_places
from wushe.linkages.steps import next_step, stepper
from wushe.needs.models import Need
from wushe.needs.permissions import Needs
from wushe.needs.queries import needs
from wushe.people.groups import Group
from wushe.people.history import history
from wushe.pools.queries import resources as pools

AnyRequest = Request[Any, Any, Any]

MENU = (Entry("service", _("五社联动"), "/linkages", "link", Linkages.READ, rank=20, phone=True),)


@get("/{tenant:str}/linkages")
async def list_linkages(request: AnyRequest, work: OpenWork) -> Page:
    reach, filters = work.require(Linkages.READ), query(request, LinkageFilters)
    page = await paging.page(work, queries.linkages(reach, filters), queries.ORDER, filters.cursor, filters.limit)
    there = await work.all(queries.participants(linkage.id for linkage in page.rows))
    by_linkage = {linkage.id: places_of(p for p in there if p.linkage_id == linkage.id) for linkage in page.rows}
    return Page(
        work, "linkages/list.html", page=page, filters=filters, stages=list(Stage), societies=list(Society),
        places=by_linkage, names=await names_in(work, page.rows), network=await _network(work, reach),
        communities=await work.rows(communities.choices()),
    )  # fmt: skip


async def _network(work: Work, reach: Reach) -> charts.Drawing:
    """How often the five stand together in linkages, and how many are in place of each."""
    ties = [charts.Tie(one.value, other.value, number) for one, other, number in await work.rows(queries.ties(reach))]
    numbers = dict(await work.rows(queries.parties_by_society(reach)))
    return charts.network(
        _("五社协作网络").say(),
        {society.value: society.label.say() for society in Society},
        {society.value: numbers.get(society, 0) for society in Society},
        ties,
        heads=(_("一方").say(), _("另一方").say(), _("联动").say()),
    )


@get("/{tenant:str}/linkages/new")
async def new_linkage(request: AnyRequest, work: OpenWork) -> Page:
    reach = work.require(Linkages.PROPOSE)
    chosen = {name: request.query_params.get(name, "") for name in ("need_id", "organization_id", "offer_id")}
    return Page(
        work, "linkages/new.html", form=Form.of(request, NewLinkage, chosen),
        needs=await work.rows(needs.choices(work.require(Needs.READ))),
        organizations=await work.rows(queries.askable_choices(reach)),
    )  # fmt: skip


@post("/{tenant:str}/linkages", opt=redisplay("/{tenant}/linkages/new"))
async def propose(tenant: FromPath[str], work: OpenWork, data: URLEncodedBody[NewLinkage]) -> See:
    linkage = await service.propose(work, data)
    notice = _("联动已成立，请安排五社到位") if linkage.stage is Stage.AGREED else _("已发起联动，等组织接单")
    return See(f"/{tenant}/linkages/{linkage.id}", notice=notice.say())


@get("/{tenant:str}/linkages/{linkage_id:uuid}")
async def show_linkage(request: AnyRequest, linkage_id: FromPath[UUID], work: OpenWork) -> Page:
    linkage = await work.one(queries.linkage(work.require(Linkages.READ), linkage_id), NoSuchLinkage)
    there = await work.all(queries.participants([linkage.id]))
    places, names = places_of(there), await names_in(work, [linkage], there)
    confirmed_it = linkage.confirmed_by is not None and linkage.confirmed_by == work.person.person_id
    return Page(
        work, "linkages/show.html", linkage=linkage, names=names, steps=stepper(linkage),
        next=next_step(linkage, places, work.may, confirmed_it=confirmed_it),
        places=shown_places(linkage, places, names, work), filled=places.number_filled,
        need=await work.get(Need, linkage.need_id), reasons=list(EndReason), there=there,
        history=await history(work, linkage.id, names), sections=await sections(work, linkage),
        ending={noun: Form.of(request, Ending, noun=noun) for noun in ("refusal", "withdrawal")},
        refusal=refusal_in(request, Ending),
    )  # fmt: skip


@post("/{tenant:str}/linkages/{linkage_id:uuid}/agreement", opt=redisplay("/{tenant}/linkages/{linkage_id}"))
async def agree(tenant: FromPath[str], linkage_id: FromPath[UUID], work: OpenWork) -> See:
    await service.agree(work, linkage_id)
    return See(f"/{tenant}/linkages/{linkage_id}", notice=_("已接单，请安排五社到位").say())


@post("/{tenant:str}/linkages/{linkage_id:uuid}/refusal", opt=redisplay("/{tenant}/linkages/{linkage_id}"))
async def decline(
    tenant: FromPath[str], linkage_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Ending]
) -> See:
    await service.decline(work, linkage_id, data)
    return See(f"/{tenant}/linkages/{linkage_id}", notice=_("已婉拒，需求重新待对接").say())


@post("/{tenant:str}/linkages/{linkage_id:uuid}/start", opt=redisplay("/{tenant}/linkages/{linkage_id}"))
async def start(tenant: FromPath[str], linkage_id: FromPath[UUID], work: OpenWork) -> See:
    await service.start(work, linkage_id)
    return See(f"/{tenant}/linkages/{linkage_id}", notice=_("服务开始，请安排活动").say())


@post("/{tenant:str}/linkages/{linkage_id:uuid}/confirmation", opt=redisplay("/{tenant}/linkages/{linkage_id}"))
async def confirm(tenant: FromPath[str], linkage_id: FromPath[UUID], work: OpenWork) -> See:
    await service.confirm(work, linkage_id)
    return See(f"/{tenant}/linkages/{linkage_id}", notice=_("已代居民确认，等督导签收").say())


@post("/{tenant:str}/linkages/{linkage_id:uuid}/sign-off", opt=redisplay("/{tenant}/linkages/{linkage_id}"))
async def sign_off(tenant: FromPath[str], linkage_id: FromPath[UUID], work: OpenWork) -> See:
    await service.sign_off(work, linkage_id)
    return See(f"/{tenant}/linkages/{linkage_id}", notice=_("已签收，联动办结").say())


@post("/{tenant:str}/linkages/{linkage_id:uuid}/withdrawal", opt=redisplay("/{tenant}/linkages/{linkage_id}"))
async def withdraw(
    tenant: FromPath[str], linkage_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[Ending]
) -> See:
    await service.withdraw(work, linkage_id, data)
    return See(f"/{tenant}/linkages/{linkage_id}", notice=_("联动已终止").say())


@get("/{tenant:str}/linkages/{linkage_id:uuid}/places/{society:str}")
async def place_form(
    request: AnyRequest, linkage_id: FromPath[UUID], society: FromPath[Society], work: OpenWork
) -> Page:
    """Who could fill the place: those nearest to the linkage first."""
    linkage = await work.one(queries.linkage(work.require(Linkages.FILL), linkage_id), NoSuchLinkage)
    offered = await parties_for(work, linkage, society)
    return Page(
        work, "linkages/place.html", linkage=linkage, society=society, offered=offered,
        form=Form.of(request, NewParticipant, {"party_id": linkage.community_id}),
        opened=await work.rows(pools.zone_choices()) if society is Society.COMMUNITY else [],
    )  # fmt: skip


@post(
    "/{tenant:str}/linkages/{linkage_id:uuid}/places/{society:str}",
    opt=redisplay("/{tenant}/linkages/{linkage_id}/places/{society}"),
)
async def fill(
    tenant: FromPath[str],
    linkage_id: FromPath[UUID],
    society: FromPath[Society],
    work: OpenWork,
    data: URLEncodedBody[NewParticipant],
) -> See:
    await filling.fill(work, linkage_id, society, data)
    return See(f"/{tenant}/linkages/{linkage_id}", notice=_("{society}已到位").say(society=society.label))


@post("/{tenant:str}/linkages/{linkage_id:uuid}/joining", opt=redisplay("/{tenant}/linkages/{linkage_id}"))
async def join(tenant: FromPath[str], linkage_id: FromPath[UUID], work: OpenWork) -> See:
    await filling.join(work, linkage_id)
    return See(f"/{tenant}/linkages/{linkage_id}", notice=_("感谢您的加入").say())


@post(
    "/{tenant:str}/linkages/{linkage_id:uuid}/participants/{participant_id:uuid}/leaving",
    opt=redisplay("/{tenant}/linkages/{linkage_id}"),
)
async def leave(
    tenant: FromPath[str], linkage_id: FromPath[UUID], participant_id: FromPath[UUID], work: OpenWork
) -> See:
    await filling.leave(work, linkage_id, participant_id)
    return See(f"/{tenant}/linkages/{linkage_id}", notice=_("已移出联动").say())


@get("/{tenant:str}/linkages/{linkage_id:uuid}/money")
async def money_form(request: AnyRequest, linkage_id: FromPath[UUID], work: OpenWork) -> Page:
    reach = work.require(Funds.PROMISE)
    linkage = await work.one(queries.linkage(work.require(Linkages.READ), linkage_id), NoSuchLinkage)
    offered = [
        (fund_id, _("{name}（可承诺 {left}）").say(name=name, left=formats.money(left_fen)))
        for fund_id, name, left_fen in await work.rows(funds.open_funds(reach))
    ]
    return Page(
        work, "linkages/money.html", linkage=linkage, funds=offered, form=Form.of(request, NewPromise),
        purposes=await work.rows(purposes.choices()), groups=list(Group),
        awards=await work.rows(awards.awards_to_tie(linkage.organization_id)) if work.may(Linkages.FILL) else [],
        tying=Form.of(request, TiedAward, id="a"),
    )  # fmt: skip


@post("/{tenant:str}/linkages/{linkage_id:uuid}/money", opt=redisplay("/{tenant}/linkages/{linkage_id}/money"))
async def promise(
    tenant: FromPath[str], linkage_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[NewPromise]
) -> See:
    await service.promise_money(work, linkage_id, data)
    return See(f"/{tenant}/linkages/{linkage_id}", notice=_("已承诺资金").say())


@post("/{tenant:str}/linkages/{linkage_id:uuid}/awards", opt=redisplay("/{tenant}/linkages/{linkage_id}/money"))
async def tie_award(
    tenant: FromPath[str], linkage_id: FromPath[UUID], work: OpenWork, data: URLEncodedBody[TiedAward]
) -> See:
    await service.tie_award(work, linkage_id, data)
    return See(f"/{tenant}/linkages/{linkage_id}", notice=_("已关联资助项目").say())


ROUTES = [
    list_linkages, new_linkage, propose, show_linkage, agree, decline, start, confirm, sign_off,
    withdraw, place_form, fill, join, leave, money_form, promise, tie_award,
]  # fmt: skip
