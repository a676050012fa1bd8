"""The verbs of organisations."""

from wushe.organizations.service.applications import (
    apply,
    complete,
    days_to_decide,
    decide,
    grant,
    hand_in,
    refuse,
    send_back,
    take_back,
    withdraw,
)
from wushe.organizations.service.assignments import accept_distribution, assign, end
from wushe.organizations.service.distribution import Proposal, propose
from wushe.organizations.service.furnishing import furnish
from wushe.organizations.service.handing_over import Handed, HandingOver, hand_over, propose_hand_over
from wushe.organizations.service.records import dissolve, edit, fall_asleep, record, wake, was_active
from wushe.organizations.service.roster import (
    alerts_of,
    appoint,
    change,
    enrol,
    leader_of,
    leave,
    payments_blocked,
    require_leader,
)
from wushe.organizations.service.rules import (
    add_checklist_item,
    add_type,
    edit_type,
    retire_checklist_item,
    retire_type,
    set_term,
)

__all__ = [
    "Handed",
    "HandingOver",
    "Proposal",
    "accept_distribution",
    "add_checklist_item",
    "add_type",
    "alerts_of",
    "apply",
    "appoint",
    "assign",
    "change",
    "complete",
    "days_to_decide",
    "decide",
    "dissolve",
    "edit",
    "edit_type",
    "end",
    "enrol",
    "fall_asleep",
    "furnish",
    "grant",
    "hand_in",
    "hand_over",
    "leader_of",
    "leave",
    "payments_blocked",
    "propose",
    "propose_hand_over",
    "record",
    "refuse",
    "require_leader",
    "retire_checklist_item",
    "retire_type",
    "send_back",
    "set_term",
    "take_back",
    "wake",
    "was_active",
    "withdraw",
]
