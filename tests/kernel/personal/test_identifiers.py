"""Numbers are read as people write them and refused with the reason, not just with a no."""

import contextlib
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, strategies as st

from wushe.kernel import clock
from wushe.kernel.personal.identifiers import (
    IdNumberMistyped,
    IdNumberUnreal,
    NotACreditCode,
    NotAMobile,
    NotAnIdNumber,
    NotAPhone,
    birth_date,
    is_under_14,
    parse_credit_code,
    parse_id_number,
    parse_mobile,
    parse_phone,
)
from wushe.kernel.values import Unfit

REAL = "11010519491231002X"  # the example of GB 11643-1999


@pytest.mark.parametrize(
    "text",
    [REAL, REAL.lower(), " 110105 19491231 002x ", "１１０１０５１９４９１２３１００２Ｘ", "\u202d" + REAL],
)
def test_an_id_number_has_one_form(text: str) -> None:
    assert parse_id_number(text) == REAL


def test_an_old_number_of_15_digits_is_brought_to_18() -> None:
    assert parse_id_number("110105491231002") == REAL


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("110105194912310021", IdNumberMistyped),
        ("11010519491231020X", IdNumberMistyped),
        ("110105194913310020", IdNumberUnreal),
        ("110105202302290020", IdNumberUnreal),
        ("110105299912310020", IdNumberUnreal),
        ("990105194912310020", IdNumberUnreal),
        ("1101051949123100", NotAnIdNumber),
        ("11010519491231002Y", NotAnIdNumber),
        ("X10105194912310020", NotAnIdNumber),
        ("", NotAnIdNumber),
        (REAL + " " * 60 + "1", NotAnIdNumber),
    ],
)
def test_a_wrong_id_number_is_refused_with_its_reason(text: str, refusal: type[Unfit]) -> None:
    with pytest.raises(refusal):
        parse_id_number(text)


@given(st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_never_passes(place: int, shift: int) -> None:
    wrong = REAL[:place] + str((int(REAL[place]) + shift) % 10) + REAL[place + 1 :]
    with pytest.raises(Unfit):
        parse_id_number(wrong)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_a_refusal(text: str) -> None:
    for parse in (parse_id_number, parse_credit_code, parse_mobile, parse_phone):
        with contextlib.suppress(Unfit):
            assert parse(parse(text)) == parse(text)


def test_nobody_is_born_tomorrow() -> None:
    with clock.stopped_at(datetime(1949, 12, 30, 12, tzinfo=UTC)), pytest.raises(IdNumberUnreal):
        parse_id_number(REAL)
    with clock.stopped_at(datetime(1949, 12, 30, 16, tzinfo=UTC)):
        assert birth_date(parse_id_number(REAL)) == date(1949, 12, 31)


@pytest.mark.parametrize(
    ("on", "under"),
    [
        (date(2026, 3, 1), True),
        (date(2026, 3, 2), False),
        (date(2012, 3, 1), True),
        (date(2026, 2, 28), True),
    ],
)
def test_a_child_is_protected_through_the_fourteenth_birthday(on: date, *, under: bool) -> None:
    assert is_under_14(date(2012, 3, 1), on) is under


def test_a_child_of_the_29th_of_february_is_fourteen_in_march() -> None:
    assert is_under_14(date(2012, 2, 29), date(2026, 2, 28))
    assert not is_under_14(date(2012, 2, 29), date(2026, 3, 1))


@pytest.mark.parametrize("text", ["91110000600037341L", "91110000 600037341l", "９１１１００００６０００３７３４１Ｌ"])
def test_a_credit_code_has_one_form(text: str) -> None:
    assert parse_credit_code(text) == "91110000600037341L"


@pytest.mark.parametrize("text", ["91110000600037342L", "9111000060003734", "", "911100006000373４1I"])
def test_a_wrong_credit_code_is_refused(text: str) -> None:
    with pytest.raises(NotACreditCode):
        parse_credit_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "+86 138 1234 5678",
        "008613812345678",
        "１３８１２３４５６７８",
        "\u202d138–1234–5678\u202c",
    ],
)
def test_a_mobile_phone_has_one_form(text: str) -> None:
    assert parse_mobile(text) == parse_phone(text) == "13812345678"


@pytest.mark.parametrize("text", ["1381234567", "138123456789", "12812345678", "0731-84012345", "", "²3812345678"])
def test_what_is_no_mobile_phone_is_refused(text: str) -> None:
    with pytest.raises(NotAMobile):
        parse_mobile(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0731-84012345", "0731-84012345"),
        ("（0731）84012345", "0731-84012345"),
        ("073184012345", "0731-84012345"),
        ("010 6512 3456", "010-65123456"),
        ("0731—84012345转801", "0731-84012345-801"),
    ],
)
def test_a_landline_has_one_form(text: str, number: str) -> None:
    assert parse_phone(text) == number


@pytest.mark.parametrize("text", ["84012345", "0731", "0731-1401234", "12345", "0731-84012345-"])
def test_what_is_no_phone_is_refused(text: str) -> None:
    with pytest.raises(NotAPhone):
        parse_phone(text)
