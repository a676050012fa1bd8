"""The ways the audit says no."""

from wushe.kernel.errors import TooMany
from wushe.kernel.i18n import _


class VerifiedJustNow(TooMany):
    """Reading a whole journal is work; once a minute is enough."""

    code = "audit.verified_just_now"
    sentence = _("刚刚校验过，请 {retry_after} 秒后再试")
