"""A file of macros that is imported without context knows its arguments and the globals, and asks for nothing else.

Such a name is missed only when the macro runs, which may be the rare branch of a page.
"""

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from wushe.kernel.web.rendering import environment


def test_macros_ask_only_for_what_they_are_given() -> None:
    env = environment()
    trees = {name: env.parse(env.loader.get_source(env, name)[0]) for name in env.list_templates()}
    imported = {
        each.template.value
        for tree in trees.values()
        for each in tree.find_all((nodes.Import, nodes.FromImport))
        if isinstance(each.template, nodes.Const) and not each.with_context
    }
    assert "parts/pieces.html" in imported
    asked = {name: find_undeclared_variables(trees[name]) - env.globals.keys() for name in imported}
    assert {name: unknown for name, unknown in asked.items() if unknown} == {}
