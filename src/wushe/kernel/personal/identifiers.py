"""The numbers that name a person, a body or a telephone: read as people write them, kept in one form."""

import re
from datetime import date

from stdnum.cn import ric, uscc

from wushe.kernel.clock import FIRST_YEAR, today
from wushe.kernel.i18n import _
from wushe.kernel.text import clean, halfwidth
from wushe.kernel.values import Unfit

_ID_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
_OLD_ID_NUMBER = re.compile(r"[0-9]{15}")
_CREDIT_CODE = re.compile(r"[0-9A-Z]{18}")
_MOBILE = re.compile(r"(?:\+?86|0086)?(1[3-9][0-9]{9})")
_LANDLINE = re.compile(r"\(?(0(?:10|2[0-9]|[3-9][0-9]{2}))\)?-?([2-8][0-9]{6,7})(?:(?:-|转)([0-9]{1,6}))?")
_DASHES = re.compile(r"[-‐‑‒–—―−]+")
_LONGEST = 60
_PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
"""First two digits (GB/T 2260); 81, 82, 83 stand on residence permits of people from 港澳台."""
_GROWN = 14


class NotAnIdNumber(Unfit):
    """Not 18 digits (the last may be X), nor the 15 of a card from before 1999."""

    code = "personal.not_an_id_number"
    sentence = _("身份证号应为18位数字，最后一位可以是X")


class IdNumberUnreal(Unfit):
    """Place or date of birth in the number do not exist."""

    code = "personal.id_number_unreal"
    sentence = _("身份证号里的地区或出生日期不存在，请对照证件核对")


class IdNumberMistyped(Unfit):
    """The check digit does not fit: a digit is wrong or two are swapped."""

    code = "personal.id_number_mistyped"
    sentence = _("身份证号校验不通过，很可能有一位输错，请对照证件核对")


class NotACreditCode(Unfit):
    """Not a 统一社会信用代码."""

    code = "personal.not_a_credit_code"
    sentence = _("统一社会信用代码应为18位，请对照登记证书核对")


class NotAMobile(Unfit):
    """Not a mobile phone of the mainland."""

    code = "personal.not_a_mobile"
    sentence = _("手机号应为11位数字，以1开头")


class NotAPhone(Unfit):
    """Neither a mobile phone nor a landline."""

    code = "personal.not_a_phone"
    sentence = _("请填写手机号，或带区号的座机号，例如 0731-84012345")


def parse_id_number(text: str) -> str:
    """The 18 characters of a 身份证号, upper case; a number of 15 digits is brought to 18.

    Counties are not looked up: many old ones are gone, and their people are not.
    Raises `NotAnIdNumber`, `IdNumberUnreal`, `IdNumberMistyped`.
    """
    number = _compact(text)
    if _OLD_ID_NUMBER.fullmatch(number):
        number = f"{number[:6]}19{number[6:]}"
        number += ric.calc_check_digit(number + "0")
    if not _ID_NUMBER.fullmatch(number):
        raise NotAnIdNumber
    if not _PROVINCES.match(number) or not _is_born(number):
        raise IdNumberUnreal
    if number[-1] != ric.calc_check_digit(number):
        raise IdNumberMistyped
    return number


def _is_born(number: str) -> bool:
    try:
        return date(FIRST_YEAR, 1, 1) <= birth_date(number) <= today()
    except ValueError:
        return False


def birth_date(id_number: str) -> date:
    """The date of birth in a number that `parse_id_number` returned."""
    return date.fromisoformat(f"{id_number[6:10]}-{id_number[10:12]}-{id_number[12:14]}")


def is_under_14(born: date, on: date) -> bool:
    """Whether a guardian must consent (PIPL 31), up to and on the fourteenth birthday itself.

    Full years are complete on the day after the birthday, and the reading that protects longer is taken.
    """
    return (on.year - _GROWN, on.month, on.day) <= (born.year, born.month, born.day)


def parse_credit_code(text: str) -> str:
    """The 18 characters of a 统一社会信用代码, upper case; raises `NotACreditCode`."""
    code = _compact(text)
    if not _CREDIT_CODE.fullmatch(code) or not uscc.is_valid(code):
        raise NotACreditCode
    return code


def parse_mobile(text: str) -> str:
    """The eleven digits of a mobile phone, without +86, spaces and dashes; raises `NotAMobile`."""
    match = _MOBILE.fullmatch(_compact(text))
    if match is None:
        raise NotAMobile
    return match[1]


def parse_phone(text: str) -> str:
    """A mobile phone as `parse_mobile` gives it, or a landline as 0731-84012345 or 0731-84012345-801.

    Raises `NotAPhone`.
    """
    written = _compact(text)
    mobile = _MOBILE.fullmatch(written)
    if mobile:
        return mobile[1]
    landline = _LANDLINE.fullmatch(_DASHES.sub("-", _folded(text)))
    if landline is None:
        raise NotAPhone
    return "-".join(part for part in landline.groups() if part)


def _compact(text: str) -> str:
    return _DASHES.sub("", _folded(text))


def _folded(text: str) -> str:
    """Full-width brought to ASCII, upper case, without spaces and what address books add unseen."""
    return "".join(clean(halfwidth(text)).split()).upper() if len(text) <= _LONGEST else ""
