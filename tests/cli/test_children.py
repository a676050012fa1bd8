"""Children of `wushe up`: started again when they die late, given up when they die soon, and never left behind."""

import pytest

from wushe.cli.children import HEALTHY_SECONDS, ChildFailedError, Children, family

ENDS_AT_ONCE = "settings"


@pytest.fixture
def children():
    with family(Children()) as made:
        yield made


def ended(children: Children):
    (child,) = children._all
    child.process.wait()
    return child


def test_one_that_lived_and_died_is_started_again(children):
    children.start(ENDS_AT_ONCE)
    former = ended(children)
    former.born -= HEALTHY_SECONDS
    children.look_after()
    (again,) = children._all
    assert again.process.pid != former.process.pid


def test_one_that_dies_right_after_its_start_ends_everything(children):
    children.start(ENDS_AT_ONCE)
    ended(children)
    with pytest.raises(ChildFailedError, match="`wushe settings` ended with status"):
        children.look_after()


def test_an_errand_that_fails_ends_everything(children):
    with pytest.raises(ChildFailedError, match="ended with status 2"):
        children.run("no-such-command")


def test_all_are_gone_when_the_block_ends():
    made = Children()
    with pytest.raises(KeyboardInterrupt), family(made):
        made.start(ENDS_AT_ONCE)
        raise KeyboardInterrupt
    assert [child.process.poll() for child in made._all] != [None]
