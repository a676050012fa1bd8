"""Codes that people read: an enumeration whose members carry the words for them."""

from enum import StrEnum
from typing import Self

from wushe.kernel.i18n import Sentence


class Labelled(StrEnum):
    """`READ = "needs:read", _("查看需求")`: the code is stored and compared, `label` is shown."""

    label: Sentence

    def __new__(cls, code: str, label: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label if isinstance(label, Sentence) else Sentence(label or code)
        return member
