"""Which event is told to whom, in which words, leading where. These tables are the whole of it.

A sentence says what is wanted of the reader where something is; `{organization_id}` and the other facts are named
when it is shown. Nobody is told what they did themselves.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from wushe.kernel.journal.event import Event
from wushe.notifications.rules import (
    activities,
    donations,
    evaluation,
    funds,
    goods,
    mentoring,
    needs,
    orders,
    organizations,
    payments,
    pools,
    safety,
    store,
    supervision,
    wishes,
)
from wushe.notifications.rules.rule import Rule

RULES: Sequence[Rule] = (
    *safety.RULES,
    *needs.RULES,
    *wishes.RULES,
    *orders.RULES,
    *funds.RULES,
    *donations.RULES,
    *payments.RULES,
    *activities.RULES,
    *store.RULES,
    *organizations.RULES,
    *mentoring.RULES,
    *evaluation.RULES,
    *pools.RULES,
    *goods.RULES,
    *supervision.RULES,
)


def _by_event() -> Mapping[type[Event], Sequence[Rule]]:
    found: dict[type[Event], list[Rule]] = defaultdict(list)
    for rule in RULES:
        found[rule.event].append(rule)
    return found


RULES_OF = MappingProxyType(_by_event())
RULE = MappingProxyType({rule.code: rule for rule in RULES})

__all__ = ["RULE", "RULES", "RULES_OF", "Rule"]
