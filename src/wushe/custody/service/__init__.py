"""The verbs of custody."""

from wushe.custody.pot import POT
from wushe.custody.service.agreeing import cancel, draft, sign
from wushe.custody.service.keeping import close, deposit
from wushe.custody.service.template import upload_template

__all__ = ["POT", "cancel", "close", "deposit", "draft", "sign", "upload_template"]
