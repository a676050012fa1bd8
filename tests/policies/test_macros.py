"""A file of macros that is imported without context knows its arguments and the globals, and asks for nothing else.

Such a name is missed only when the macro runs, which may be the rare branch of a page.
"""

import pytest
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from wushe.kernel.web.rendering import environment

ENVIRONMENT = environment()
TREES = {
    name: ENVIRONMENT.parse(ENVIRONMENT.loader.get_source(ENVIRONMENT, name)[0])
    for name in ENVIRONMENT.list_templates()
}
IMPORTED = sorted({
    imported.template.value
    for tree in TREES.values()
    for imported in tree.find_all((nodes.Import, nodes.FromImport))
    if isinstance(imported.template, nodes.Const) and not imported.with_context
})  # fmt: skip


@pytest.mark.parametrize("name", IMPORTED)
def test_macros_ask_only_for_what_they_are_given(name: str) -> None:
    assert find_undeclared_variables(TREES[name]) <= ENVIRONMENT.globals.keys()


def test_there_are_files_of_macros() -> None:
    assert "parts/pieces.html" in IMPORTED
