"""The rules as a table, without a database."""

from uuid import uuid4

import pytest

from wushe.kernel.clock import now
from wushe.kernel.database.model import new_id
from wushe.kernel.values import Unfit
from wushe.notifications.kinds import Mail, Topic
from wushe.notifications.models import Notification
from wushe.notifications.rules import RULE, RULES, RULES_OF
from wushe.notifications.schemas import Wishes, parse_address
from wushe.notifications.writing import FORGOTTEN, HOME, path_of, sentence_of


def kept(rule: str, **facts: str) -> Notification:
    return Notification(id=new_id(), topic=Topic.LINKAGES, rule=rule, facts=facts, at=now())


def test_every_rule_has_a_code_of_its_own() -> None:
    assert len(RULE) == len(RULES) == sum(map(len, RULES_OF.values()))


def test_a_rule_speaks_only_of_what_its_event_knows() -> None:
    for rule in RULES:
        facts = dict.fromkeys(rule.event.__struct_fields__, "x")
        assert rule.sentence.format(**facts), rule.code
        assert rule.path.format(**facts).startswith("/"), rule.code


def test_a_sentence_names_what_it_is_about() -> None:
    group, need = uuid4(), uuid4()
    facts = {"linkage_id": str(uuid4()), "need_id": str(need), "organization_id": str(group)}
    told = kept("linkage_agreed.proposer", **facts)
    assert sentence_of(told, {group: "青禾课堂", need: "辅导作业"}) == "青禾课堂已接单：辅导作业"
    assert path_of(told) == f"/linkages/{facts['linkage_id']}"


def test_what_an_older_release_kept_is_shown_without_a_sentence() -> None:
    for told in (kept("gone.leader"), kept("linkage_agreed.proposer", other="1")):
        assert sentence_of(told, {}) == FORGOTTEN
        assert path_of(told) == HOME


def test_what_is_to_be_mailed_at_once_is_not_in_the_digest_as_well() -> None:
    wishes = Wishes(in_product=[], at_once=[Topic.FUNDS], daily=[Topic.FUNDS, Topic.NEEDS])
    assert [wishes.mail_of(topic) for topic in (Topic.FUNDS, Topic.NEEDS, Topic.HOURS)] == [
        Mail.AT_ONCE, Mail.DAILY, Mail.NEVER,
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["not an address", "a@b", "甲@例.公司", "a@b.cn, c@d.cn", "a@b.cn\nBcc: c@d.cn"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Unfit):
        parse_address(typed)


def test_an_address_is_kept_in_one_form() -> None:
    assert parse_address(" Zhang.San＠Example.CN ") == "zhang.san@example.cn"
    assert parse_address("") == ""
