"""The verbs of evaluation."""

from wushe.evaluation.service.entering import check, conclude, save_draft, self_assess
from wushe.evaluation.service.evidence import add_evidence, remove_evidence, view_evidence
from wushe.evaluation.service.improving import finish_item, plan_item
from wushe.evaluation.service.opening import (
    name_panellist,
    open_assessment,
    open_round,
    remove_panellist,
    send_back,
    withdraw,
)
from wushe.evaluation.service.revising import (
    add_indicator,
    begin_revision,
    change_indicator,
    change_terms,
    drop_draft,
    publish,
    remove_indicator,
    weigh_indicator,
)
from wushe.evaluation.service.standing import record_grade, remove_grade, withdraw_stars

__all__ = [
    "add_evidence",
    "add_indicator",
    "begin_revision",
    "change_indicator",
    "change_terms",
    "check",
    "conclude",
    "drop_draft",
    "finish_item",
    "name_panellist",
    "open_assessment",
    "open_round",
    "plan_item",
    "publish",
    "record_grade",
    "remove_evidence",
    "remove_grade",
    "remove_indicator",
    "remove_panellist",
    "save_draft",
    "self_assess",
    "send_back",
    "view_evidence",
    "weigh_indicator",
    "withdraw",
    "withdraw_stars",
]
