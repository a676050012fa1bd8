"""What must not stand in texts that everybody reads."""

from wushe.kernel.personal.public_text import tells_number
from wushe.needs.errors import PersonalDataInText


def refuse_personal_data(text: str, field: str) -> None:
    """Raises `PersonalDataInText` beside `field` for a telephone or ID number, spaced or not.

    Names cannot be told from words; the form asks whoever publishes to look for them.
    """
    if tells_number(text):
        raise PersonalDataInText().beside(field)
