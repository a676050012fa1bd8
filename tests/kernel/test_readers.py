"""Tables that others than the township may read, and that nobody becomes a reader by a slip."""

import pytest

from wushe.kernel.database.isolation import COUNTY, protection
from wushe.kernel.database.protecting import ProtectOp, _render
from wushe.kernel.database.tenancy import name_county


def test_readers_are_added_to_the_isolation_and_never_instead_of_it() -> None:
    alone, opened = (protection("indicator", "tenant", "SELECT", readers) for readers in ("", COUNTY))
    assert opened[: len(alone)] == alone
    assert all("wushe_reader" in statement for statement in opened[len(alone) :])
    assert not any("wushe_reader" in statement for statement in alone)


def test_readers_without_a_policy_are_refused() -> None:
    with pytest.raises(ValueError, match="indicator"):
        protection("indicator", "tenant", "SELECT", "everybody")


def test_a_migration_says_the_readers_only_where_there_are_some() -> None:
    context = None
    plain = _render(context, ProtectOp("need", "tenant", "SELECT"))  # type: ignore[arg-type]
    opened = _render(context, ProtectOp("indicator", "tenant", "SELECT", COUNTY))  # type: ignore[arg-type]
    assert plain == 'op.protect("need", "tenant", "SELECT")'
    assert opened == 'op.protect("indicator", "tenant", "SELECT", "county")'


@pytest.mark.parametrize("code", ["", "43012", "4301211", "430121'; DROP TABLE need; --", "４３０１２１"])
def test_only_a_county_s_code_can_be_named(code: str) -> None:
    with pytest.raises(ValueError, match="six digits"):
        name_county(None, code)  # type: ignore[arg-type]
