"""What somebody means to take. Told again it is the same, so that a second tap does no harm."""

from sqlalchemy.dialects.postgresql import insert

from wushe.kernel.database.model import new_id
from wushe.kernel.work import Work
from wushe.people.acting import acting
from wushe.store.errors import NoSuchPrice
from wushe.store.models import CartLine
from wushe.store.permissions import Store
from wushe.store.queries import prices as queries
from wushe.store.schemas.entered import CartData


async def put_in_cart(work: Work, data: CartData) -> None:
    """So many pieces from now on; none takes it out, also what is not on the shelf any more. Raises `NoSuchPrice`."""
    work.require(Store.EXCHANGE)
    me = acting(work)
    line = await work.one_or_none(queries.cart_line(me, data.price_id))
    if not data.pieces:
        if line is not None:
            await work.session.delete(line)
            await work.flush()
        return
    await work.one(queries.on_shelf(data.price_id), NoSuchPrice)
    row = {"tenant_id": work.tenant.id, "id": new_id(), "person_id": me, "price_id": data.price_id}
    told = insert(CartLine).values(row | {"pieces": data.pieces})
    await work.execute(told.on_conflict_do_update(constraint="uq_store_cart_line_price", set_={"pieces": data.pieces}))
