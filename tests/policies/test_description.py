"""What programs read about the API before they use it."""

import inspect

import visiting
from wushe.kernel.reading import fields_of
from wushe.kernel.web import lists
from wushe.kernel.web.description import filters_of

from .routes import all_routes


def test_every_list_says_by_what_it_can_be_narrowed(database_url: str) -> None:
    application = visiting.application(database_url)
    described = application.openapi_schema.to_schema()["paths"]
    wrong, lists_found = [], 0
    for asked in all_routes(application):
        named = inspect.getclosurevars(asked.handler.fn).globals.values()
        if not asked.is_api or asked.changes or lists.query not in named:
            continue
        lists_found += 1
        taken = described[_address(asked.template)]["get"].get("parameters", [])
        told = {each["name"] for each in taken if each["in"] == "query"}
        filters = filters_of(asked.handler)
        if filters is None or told != set(fields_of(filters)):
            wrong.append(f"{asked}: {sorted(told)}")
    assert not wrong, "\n".join(wrong)
    assert lists_found > 50


def test_a_filter_is_described_with_its_bounds_and_its_choices(database_url: str) -> None:
    described = visiting.application(database_url).openapi_schema.to_schema()["paths"]["/api/{tenant}/needs"]["get"]
    filters = {each["name"]: each for each in described["parameters"] if each["in"] == "query"}
    assert filters["limit"]["schema"] == {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}
    assert filters["cursor"]["schema"] == {"type": "string", "maxLength": 1000}
    assert "urgent" in filters["urgency"]["schema"]["enum"]
    assert not any(each["required"] for each in filters.values())


def _address(template: str) -> str:
    return "/".join(f"{part.partition(':')[0]}}}" if ":" in part else part for part in template.split("/"))
