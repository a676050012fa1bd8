"""What a venue's rules refuse, by the field of a session's form that it is about."""

from wushe.pools import beside
from wushe.pools.errors import NotBookable, NotFiled, ResourceClosed, TooManyHeads

_PLACE: beside.Fields = {
    NotBookable: "zone_id", NotFiled: "zone_id", ResourceClosed: "zone_id", TooManyHeads: "participants_limit",
}  # fmt: skip
ONE: beside.Fields = {**_PLACE, **beside.ONE}
SERIES: beside.Fields = {**_PLACE, **beside.SERIES}
