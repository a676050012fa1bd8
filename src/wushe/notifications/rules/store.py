"""The store: who has hours to exchange, and who keeps goods for them."""

from wushe.kernel.i18n import _
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to
from wushe.store import events as store

RULES = (
    *leading_to(
        "/store/exchanges/{exchange_id}", Topic.HOURS,
        (store.ExchangePlaced, (to.staff_of_community,), _("有志愿者兑换了物资，请备好：{exchange_id}")),
        (store.ExchangeFallsDue, (to.person,), _("您兑换的物资请在 {fetch_by} 前取走，逾期会退回：{exchange_id}")),
        (store.ExchangeCancelled, (to.person,), _("兑换已取消，时长已退回：{exchange_id}")),
        (store.ExchangeForfeited, (to.person,), _("兑换逾期未取，物资和时长已退回：{exchange_id}")),
    ),
    *leading_to(
        "/store/balance", Topic.HOURS,
        (store.CreditEarned, (to.person,), _("兑换余额增加 {minutes} 小时")),
        (store.CreditCorrected, (to.person,), _("时长更正，兑换余额改按 {minutes} 小时计")),
        (store.CreditsLapsed, (to.person,), _("兑换余额到期 {minutes} 小时")),
    ),
    *leading_to(
        "/store/recognitions/{recognition_id}", Topic.HOURS,
        (store.RecognitionOffered, (to.admins,), _("{township_id}签署了时长互认，请查看")),
        (store.RecognitionEnded, (to.admins,), _("与{township_id}的时长互认已终止")),
        (store.SettlementSigned, (to.admins,), _("{township_id}：{month} 起的一个月已确认结算")),
    ),
)  # fmt: skip
