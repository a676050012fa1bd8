"""Every permission of the code stands in the policy and the reverse, and the table says what Casbin says."""

import casbin
import pytest

from wushe.access.catalogue import labels, permissions
from wushe.access.gate import common_table
from wushe.access.policy import CEILING, MODEL, common_lines, read_lines
from wushe.access.roles import Role
from wushe.access.table import compile_table
from wushe.kernel.permission import Permission
from wushe.kernel.work import Extent

CODES = [str(permission) for own in permissions().values() for permission in own]


@pytest.mark.parametrize("area", permissions())
def test_a_permission_begins_with_its_slice_and_they_stand_in_alphabetical_order(area: str) -> None:
    codes = [str(permission) for permission in permissions()[area]]
    assert all(code.startswith(f"{area}:") for code in codes)
    assert codes == sorted(codes)


@pytest.mark.parametrize("area", permissions())
def test_every_permission_has_words_for_people(area: str) -> None:
    unlabelled = [str(p) for p in permissions()[area] if not isinstance(p, Permission) or p.label == p.value]
    assert not unlabelled


def test_every_permission_of_the_code_is_in_the_policy() -> None:
    assert set(CODES) - {line.permission for line in common_lines()} == set()


def test_every_line_of_the_policy_names_a_permission_of_the_code() -> None:
    lines = [*common_lines(), *read_lines(CEILING)]
    assert [line.source for line in lines if line.permission not in labels()] == []


def test_the_table_is_what_casbin_says_cell_by_cell() -> None:
    """Another enforcer, which looks by permission first, is asked for every role, permission and extent."""
    enforcer = casbin.FastEnforcer(str(MODEL), cache_key_order=(1, 0))
    enforcer.add_policies([list(line.rule) for line in common_lines()])
    for role in Role:
        for permission in CODES:
            asked = {extent for extent in Extent if enforcer.enforce(role.value, permission, extent.value)}
            assert common_table().get(role, {}).get(permission, frozenset()) == asked, (role, permission)


def test_the_table_is_what_the_slow_enforcer_says_where_it_is_asked() -> None:
    """The plain enforcer sorts nothing but takes milliseconds for each answer, so it is asked for every line only."""
    enforcer = casbin.Enforcer(str(MODEL))
    enforcer.add_policies([list(line.rule) for line in common_lines()])
    for line in common_lines():
        assert enforcer.enforce(*line.rule), line
        assert Extent(line.extent) in common_table()[line.role][line.permission]


def test_the_table_of_a_township_with_additions_is_casbins_word_too() -> None:
    lines = [*common_lines(), *read_lines(CEILING)]
    enforcer = casbin.Enforcer(str(MODEL))
    enforcer.add_policies([list(rule) for rule in {line.rule for line in lines}])
    table = compile_table(lines)
    for role, permission in {(line.role, line.permission) for line in lines}:
        asked = {extent for extent in Extent if enforcer.enforce(role, permission, extent.value)}
        assert table[role][permission] == asked
