"""The golden picture of the policy: nothing about who may do what changes without its line in a diff."""

from wushe.access.matrix import FILE, draw


def test_the_matrix_is_what_the_policy_says() -> None:
    assert FILE.read_text(encoding="utf-8") == draw(), "run `wushe access matrix --write` and read the difference"
