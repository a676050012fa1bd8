"""The summary over a form that came back: each message is told with the name of its field, as the fields follow.

What a field is called stands only beside it, further down the page, so the names are put in when the page is whole.
"""

import re
from math import inf

from wushe.kernel.i18n import CHINESE, current_locale

_SUMMARY = re.compile(r'<section class="[^"]*error-summary".*?</section>', re.DOTALL)
_ENTRY = re.compile(r"<li>.*?</li>", re.DOTALL)
_ENTRIES = re.compile(r"(?:<li>.*?</li>)+", re.DOTALL)
_LINK = re.compile(r'<a href="#([^"]+)">')
_LEGEND = re.compile(r"<fieldset[^>]*>\s*<legend[^>]*>\s*([^<]*)")


def name_fields(page: str) -> str:
    """`page` with the name of its field before each message of its summaries, which are in the order of the fields.

    A lone tick has no name, and what the page has no field for comes last.
    """
    if "error-summary" not in page:
        return page
    colon = "：" if current_locale() == CHINESE else ": "

    def told(link: re.Match[str]) -> str:
        name = _name_of(link[1], page)
        return f"{link[0]}{name}{colon}" if name else link[0]

    def ordered(list_: re.Match[str]) -> str:
        return "".join(sorted(_ENTRY.findall(list_[0]), key=lambda entry: _place(entry, page)))

    return _SUMMARY.sub(lambda summary: _LINK.sub(told, _ENTRIES.sub(ordered, summary[0])), page)


def _place(entry: str, page: str) -> float:
    """Where on the page the field is that the entry leads to."""
    link = _LINK.search(entry)
    at = page.find(f'id="{link[1]}"') if link else -1
    return at if at >= 0 else inf


def _name_of(id_: str, page: str) -> str:
    """What its label or the legend around it says, escaped as it stands there. Empty where nothing does."""
    label = re.search(rf'<label for="{re.escape(id_)}">\s*([^<]*)', page)
    if label:
        return label[1].strip()
    before = page.partition(f'id="{id_}"')[0]
    around = before.rpartition("</fieldset>")[2]
    legend = _LEGEND.search(around) if before != page else None
    return legend[1].strip() if legend else ""
