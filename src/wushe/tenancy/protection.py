"""等保模式: the rules of GB/T 22239 on who signs in, on in every county and township that does not say why not.

On the platform itself it is on where `WUSHE_PLATFORM_PASSWORD_DAYS` says after how many days.

They are not all good advice (ASVS 5.0, 6.2.5 and 6.2.10 forbid rules of composition and forced changes of passwords),
but public offices are held to them: hence a switch of each place and not a rule of the product.
"""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from wushe.kernel.i18n import _
from wushe.kernel.schemas import Entered, text

DEMO = _("演示用：登录名和密码是公开的")


class Protection(Entered, omit_defaults=True):
    """`[county.protection]`, `[townships.SLUG.protection]`. A reason switches it off, and nothing else does."""

    password_days: Annotated[int, Meta(ge=30, le=365)] = 90
    off_because: Annotated[str, text(200, shortest=0)] = ""


OFF_IN_DEMO = {"off_because": str(DEMO)}


OFF_ON_PLATFORM = {"off_because": "WUSHE_PLATFORM_PASSWORD_DAYS"}


def password_days(stored: Mapping[str, Any]) -> int | None:
    """After how many days a password must be changed; None where the mode is off."""
    protection = msgspec.convert(stored, Protection)
    return None if protection.off_because else protection.password_days
