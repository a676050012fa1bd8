"""What stands between words is said in the reader's language, as the words are."""

import pytest

from wushe.kernel.i18n import _, clauses, headed, in_brackets, listed, speaking
from wushe.kernel.sheets.kinds import AMOUNT
from wushe.kernel.sheets.sheet import Column, fold_heading

PARTS = ["甲", "乙"]


@pytest.mark.parametrize(
    ("locale", "row", "sentences", "named", "bracketed"),
    [("zh-CN", "甲、乙", "甲；乙", "甲：乙", "甲（乙）"), ("en", "甲, 乙", "甲; 乙", "甲: 乙", "甲 (乙)")],
)
def test_marks_follow_the_language(locale: str, row: str, sentences: str, named: str, bracketed: str) -> None:
    with speaking(locale):
        assert listed(PARTS) == row
        assert clauses(PARTS) == sentences
        assert headed(*PARTS) == named
        assert in_brackets(*PARTS) == bracketed


def test_the_heading_of_a_sheet_has_its_unit_in_the_readers_brackets_and_is_found_again() -> None:
    column = Column("value", _("金额"), AMOUNT)
    for locale, heading in (("zh-CN", "金额（元）"), ("en", "Amount (yuan)")):
        with speaking(locale):
            assert column.heading == heading
            assert fold_heading(heading) in column.names
