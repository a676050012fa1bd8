"""The statement of a funder's money as a paper."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import anyio.to_thread

from wushe.giving.schemas import GiftShown, OutcomeShown, TownshipGiving
from wushe.giving.totals import total
from wushe.kernel.i18n import _
from wushe.kernel.money import show_yuan
from wushe.kernel.papers.paper import compile_paper
from wushe.kernel.web import formats

STATEMENT = Path(__file__).parent / "papers" / "statement.typ"


async def statement(giver: str, townships: Sequence[TownshipGiving], on: date) -> bytes:
    """The PDF; compiled in a thread because it is all computing."""
    return await anyio.to_thread.run_sync(compile_paper, STATEMENT, _data(giver, townships, on))


GIFTS = (_("乡镇"), _("到账日期"), _("基金"), _("捐赠金额"), _("已支出"), _("尚未使用"))
OUTCOMES = (_("联动"), _("您的份额"), _("场"), _("人次"), _("人"), _("小时"))
RULE = _(
    "份额是您的捐赠在该联动全部支出中所占的比例；"
    "场次、人次、人数和小时是整个联动的数字，活动总结由督导社工签字后才计入。"
)


def _data(giver: str, townships: Sequence[TownshipGiving], on: date) -> dict[str, Any]:
    day, sums = formats.date(on), total(townships)
    sentence = _("{giver}：截至{day}，您的捐赠共 {given}，其中已支出 {spent}，已预留 {reserved}，尚未使用 {left}。")
    amounts = {name.removesuffix("_fen"): show_yuan(fen) for name, fen in sums._asdict().items()}
    return {
        "issuer": _("五社联动工作平台").say(),
        "title": _("捐赠去向说明").say(),
        "opening": sentence.say(giver=giver, day=day, **amounts),
        "heads": [head.say() for head in GIFTS],
        "gifts": [_gift(township.name, gift) for township in townships for gift in township.gifts],
        "outcomes_title": _("带来了什么").say(),
        "outcome_heads": [head.say() for head in OUTCOMES],
        "outcomes": [_outcome(outcome) for township in townships for outcome in township.outcomes],
        "rule": RULE.say(),
        "date": day,
    }


def _gift(township: str, gift: GiftShown) -> list[str]:
    amounts = (gift.given_fen, gift.spent_fen, gift.left_fen)
    return [township, gift.received_on.isoformat(), gift.fund, *map(show_yuan, amounts)]


def _outcome(outcome: OutcomeShown) -> list[str]:
    counts = outcome.outputs
    numbers = (counts.sessions, counts.person_times, counts.persons)
    share = f"{outcome.share / 10:g}%" if outcome.all_fen else formats.NOTHING
    return [outcome.linkage, share, *map(formats.count, numbers), formats.hours(counts.minutes)]
