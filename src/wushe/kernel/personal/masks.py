"""Personal data for those who may not see it whole (PIPL 51): enough to recognise, too little to use."""

import re

_MOBILE = re.compile(r"(?:\+86)?(1[0-9]{10})")
_ID_NUMBER = re.compile(r"[0-9]{17}[0-9X]|[0-9]{15}")
_BEFORE_NUMBERS = re.compile(r"[^0-9０-９A-Za-zＡ-Ｚａ-ｚ]*")
_COMMUNITY = re.compile(r".*?(?:社区|居委会|村)")
_ABOVE_COMMUNITY = re.compile(r".*(?:街道|镇|乡|(?<!小)区|县|市|省)")
_HIDDEN = "****"


def mask_phone(number: str) -> str:
    """138****1234 for a mobile phone; of anything else only the last two characters."""
    mobile = _MOBILE.fullmatch(number)
    if mobile:
        return f"{mobile[1][:3]}{_HIDDEN}{mobile[1][-4:]}"
    return _HIDDEN + (number[-2:] if len(number) >= 7 else "")  # noqa: PLR2004 - shorter: two are too much


def mask_name(name: str) -> str:
    """张*, 张*明, 欧**娜: the first and, from three characters on, the last."""
    if len(name) <= 1:
        return "*" * len(name)
    last = name[-1] if len(name) > 2 else ""  # noqa: PLR2004
    return name[0] + "*" * (len(name) - 1 - len(last)) + last


def mask_id_number(number: str) -> str:
    """430121********123X: the first six (where issued) and the last four; nothing of other numbers."""
    if not _ID_NUMBER.fullmatch(number):
        return "*" * len(number)
    return number[:6] + "*" * (len(number) - 10) + number[-4:]


def mask_address(address: str) -> str:
    """Down to the community and no further, and never a number: 长沙县榔梨街道花园社区****."""
    wordy = _BEFORE_NUMBERS.match(address)
    shown = wordy and (_COMMUNITY.match(wordy[0]) or _ABOVE_COMMUNITY.match(wordy[0]))
    return (shown[0] if shown else "") + _HIDDEN


def mask_email(address: str) -> str:
    """z***@example.com."""
    local, at, host = address.rpartition("@")
    return f"{local[:1] if len(local) > 1 else ''}***{at}{host}" if local else "***"
