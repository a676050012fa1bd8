"""The fields of an agreement's Word template, and what an agreement says in each."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from wushe.custody.kinds import Party
from wushe.custody.models import Agreement
from wushe.kernel.i18n import Sentence, _
from wushe.kernel.money import in_capitals, show_yuan
from wushe.kernel.web import formats
from wushe.people.groups import Group

DEFAULT = Path(__file__).parent / "papers" / "agreement.docx"
"""The template of a township that has not uploaded its own."""

FIELDS: Mapping[str, Sentence] = {
    "乡镇": _("本乡镇的名称"),
    "协议编号": _("例如 DG2026-0001"),
    "协议名称": _("起草时填写的名称"),
    "资金所有方": _("资金属于哪个组织"),
    "社区": _("签署协议的村（社区）"),
    "代管方": _("枢纽型社区社会组织"),
    "代管金额": _("例如 ¥190,000.00"),
    "代管金额大写": _("例如 壹拾玖万元整"),
    "资金用途": _("起草时填写的用途说明"),
    "限定用途": _("资金专款专用的用途，没有则为“不限”"),
    "受益人群": _("没有则为“不限”"),
    "开始日期": _("没有则为“不限”"),
    "结束日期": _("没有则为“不限”"),
    "起草日期": _("例如 2026-11-21"),
    "资金所有方签署人": _("没有签署则为空"),
    "资金所有方签署日期": _("没有签署则为空"),
    "社区签署人": _("没有签署则为空"),
    "社区签署日期": _("没有签署则为空"),
    "代管方签署人": _("没有签署则为空"),
    "代管方签署日期": _("没有签署则为空"),
}
"""Name of a field and what stands in it."""
SIGNED = {Party.OWNER: "资金所有方", Party.COMMUNITY: "社区", Party.HUB: "代管方"}


def values(township: str, agreement: Agreement, names: Mapping[UUID | None, str]) -> dict[str, str]:
    """By the names of `FIELDS`; `names` calls the parties, the purpose and those who signed."""
    unbound = _("不限").say()
    found = {
        "乡镇": township,
        "协议编号": agreement.number,
        "协议名称": agreement.title,
        "资金所有方": names.get(agreement.owner_id, ""),
        "社区": names.get(agreement.community_id, ""),
        "代管方": names.get(agreement.hub_id, ""),
        "代管金额": show_yuan(agreement.amount_fen),
        "代管金额大写": in_capitals(agreement.amount_fen),
        "资金用途": "；".join(agreement.purpose.splitlines()),
        "限定用途": names.get(agreement.purpose_id, unbound),
        "受益人群": Group(agreement.group).label.say() if agreement.group else unbound,
        "开始日期": _day(agreement.since) or unbound,
        "结束日期": _day(agreement.until) or unbound,
        "起草日期": _day(agreement.drafted_on),
    }
    for party, called in SIGNED.items():
        found[f"{called}签署人"] = names.get(agreement.signer(party), "")
        found[f"{called}签署日期"] = _day(agreement.signed_at(party))
    return found


def _day(value: Any) -> str:
    return formats.date(value) if value else ""
