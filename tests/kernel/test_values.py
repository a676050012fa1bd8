"""A value that cannot be right is an answer by itself, and beside whichever field it stood in."""

from wushe.kernel.errors import FieldError, Invalid
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class TooMuch(Unfit):
    code = "tests.too_much"
    sentence = _("最多 {most}")


def test_a_refused_value_says_why_by_itself():
    refusal = TooMuch(most=3)
    assert isinstance(refusal, Invalid)
    assert (refusal.code, refusal.say(), refusal.fields) == ("tests.too_much", "最多 3", {})


def test_a_refused_value_says_why_beside_its_field():
    refusal = TooMuch(most=3).beside("persons")
    assert refusal.fields == {"persons": FieldError("tests.too_much", TooMuch.sentence, {"most": 3})}
    assert refusal.fields["persons"].say() == "最多 3"
