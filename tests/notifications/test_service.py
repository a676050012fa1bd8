"""Who is told of what, in which way, and nobody else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

import given
import linked
from linked import Linked
from wushe.access.roles import Role
from wushe.identity.models import Account
from wushe.identity.names import EMAIL, INSTALLATION
from wushe.kernel.clock import now
from wushe.kernel.errors import Forbidden
from wushe.kernel.mail import Letter, Letterbox
from wushe.kernel.work import Visitor
from wushe.linkages import service as linkages
from wushe.linkages.kinds import EndReason
from wushe.linkages.schemas import Ending, NewLinkage
from wushe.notifications import queries, service
from wushe.notifications.errors import NoSuchNotification
from wushe.notifications.kinds import Mail, Standing, Topic
from wushe.notifications.models import Notification, Preference
from wushe.notifications.schemas import InboxFilters, Wishes
from wushe.notifications.writing import written

pytestmark = pytest.mark.anyio

EVERYTHING = InboxFilters(standing=Standing.ALL)


@pytest.fixture
async def t(sessions) -> Linked:
    """Everybody has read what the founding told them."""
    township = await linked.township(sessions)
    for who in (township.admin, township.staff, township.worker, township.leader, township.volunteer, township.funder):
        async with given.work(sessions, who) as work:
            await service.read_all(work)
    return township


async def inbox(sessions, who: Visitor, standing: Standing = Standing.UNREAD) -> list[str]:
    """The sentences of somebody's inbox, the newest first."""
    async with given.work(sessions, who) as work:
        found = queries.inbox(work.person, InboxFilters(standing=standing)).order_by(*queries.NEWEST)
        return [each.sentence for each in await written(work, await work.all(found))]


async def wants(sessions, who: Visitor, **said: Any) -> None:
    wishes = {"in_product": list(Topic), "at_once": [], "daily": []} | said
    async with given.work(sessions, who) as work:
        await service.choose(work, Wishes(**wishes))


async def test_the_leader_is_asked_and_the_proposer_hears_the_answer(sessions, t: Linked) -> None:
    linkage_id = await linked.proposed(sessions, t)
    assert await inbox(sessions, t.leader) == ["社会工作者到位：吴社工", "请确认能否承接：放学后没有人辅导作业"]
    assert "青禾课堂收到联动邀请：放学后没有人辅导作业" in await inbox(sessions, t.worker)
    async with given.work(sessions, t.leader) as work:
        await linkages.agree(work, linkage_id)
    assert (await inbox(sessions, t.admin))[0] == "青禾课堂已接单：放学后没有人辅导作业"
    assert "青禾课堂已接单：放学后没有人辅导作业" in await inbox(sessions, t.staff)


async def test_nobody_is_told_what_they_did_themselves(sessions, t: Linked) -> None:
    linkage_id = await linked.proposed(sessions, t)
    before = await inbox(sessions, t.admin)
    async with given.work(sessions, t.admin) as work:
        await linkages.decline(work, linkage_id, Ending(reason=EndReason.NO_CAPACITY))
    assert await inbox(sessions, t.admin) == before


async def test_what_was_undone_was_told_to_nobody(sessions, t: Linked) -> None:
    with pytest.raises(RuntimeError):
        async with given.work(sessions, t.admin) as work:
            await linkages.propose(work, NewLinkage(need_id=t.need_id, organization_id=t.organization_id))
            raise RuntimeError
    assert await inbox(sessions, t.leader) == []


async def test_somebody_in_two_parts_is_told_once(sessions, t: Linked) -> None:
    linkage_id = await linked.running(sessions, t)
    async with given.work(sessions, t.staff) as work:
        await linkages.confirm(work, linkage_id)
    async with given.work(sessions, t.worker) as work:
        rows = await work.all(queries.inbox(work.person, InboxFilters()))
    assert len([row for row in rows if row.rule.startswith("linkage_confirmed")]) == 1


async def test_an_admin_who_is_nobody_in_the_register_has_an_inbox_too(sessions, t: Linked) -> None:
    stranger = await given.member(sessions, t.place, Role.TOWNSHIP_ADMIN)
    linkage_id = await linked.proposed(sessions, t)
    async with given.work(sessions, t.leader) as work:
        await linkages.decline(work, linkage_id, Ending(reason=EndReason.NO_CAPACITY))
    assert await inbox(sessions, stranger) == ["青禾课堂婉拒（近期没有人手），请另找组织：放学后没有人辅导作业"]


async def test_one_is_read_by_its_reader_alone(sessions, t: Linked) -> None:
    await linked.proposed(sessions, t)
    async with given.work(sessions, t.leader) as work:
        waiting, other = await work.all(queries.inbox(work.person, InboxFilters()).order_by(*queries.NEWEST))
        assert (await service.unread_count(work)) == {Topic.LINKAGES: 2}
    with pytest.raises(NoSuchNotification):
        async with given.work(sessions, t.volunteer) as work:
            await service.open_one(work, waiting.id)
    async with given.work(sessions, t.leader) as work:
        await service.open_one(work, waiting.id)
        assert [each.id for each in await work.all(queries.inbox(work.person, InboxFilters()))] == [other.id]
        assert waiting.id in {row.id for row in await work.all(queries.inbox(work.person, EVERYTHING))}


async def test_all_of_one_topic_are_read_at_once(sessions, t: Linked) -> None:
    await linked.running(sessions, t, promised_fen=300_000)
    async with given.work(sessions, t.leader) as work:
        before = await service.unread_count(work)
        assert await service.read_all(work, Topic.LINKAGES) == before[Topic.LINKAGES]
        assert await service.unread_count(work) == {Topic.FUNDS: 1}
        assert await service.read_all(work) == 1


async def test_a_topic_that_is_not_wanted_stays_out(sessions, t: Linked) -> None:
    before = await inbox(sessions, t.leader, Standing.ALL)
    await wants(sessions, t.leader, in_product=[Topic.FUNDS])
    await linked.proposed(sessions, t)
    assert await inbox(sessions, t.leader, Standing.ALL) == before


async def test_residents_have_no_inbox(sessions, t: Linked) -> None:
    resident = await given.visitor(sessions, t.place, Role.RESIDENT)
    async with given.work(sessions, replace(resident, person=None)) as work:
        assert await service.unread_count(work) == {}
        with pytest.raises(Forbidden):
            await service.read_all(work)


async def test_another_township_sees_nothing_of_it(sessions, t: Linked) -> None:
    other = await given.township(sessions)
    await linked.proposed(sessions, t)
    stranger = replace(t.leader, tenant=other.tenant)
    async with given.work(sessions, stranger) as work:
        assert await work.all(queries.inbox(work.person, EVERYTHING)) == []


# --- letters


class Pile:
    """A letterbox that keeps what is dropped."""

    def __init__(self, *, fails: bool = False) -> None:
        self.letters: list[Letter] = []
        self.is_open, self.public_url, self.fails = True, "https://wushe.example.cn", fails

    async def send(self, letter: Letter) -> None:
        if self.fails:
            raise ConnectionError
        self.letters.append(letter)


async def with_address(sessions, who: Visitor) -> None:
    assert who.person
    async with given.work(sessions, who) as work:
        account = await work.session.get_one(Account, who.person.account_id)
        account.email_sealed = work.vault.seal("zhou@example.cn", tenant_id=INSTALLATION, field=EMAIL).token


async def waiting_letters(sessions, t: Linked) -> Sequence[Notification]:
    system = await given.system(sessions, t.place)
    async with given.work(sessions, system) as work:
        return await work.all(select(Notification).where(Notification.mail != Mail.NEVER).order_by(Notification.at))


async def test_a_letter_says_how_many_and_where_and_names_nobody(sessions, t: Linked) -> None:
    await with_address(sessions, t.leader)
    await wants(sessions, t.leader, at_once=[Topic.LINKAGES], email="zhou@example.cn")
    await linked.proposed(sessions, t)
    [waiting, *_others] = await waiting_letters(sessions, t)
    pile: Any = Pile()
    async with given.work(sessions, await given.system(sessions, t.place)) as work:
        await service.send(work, pile, waiting.id)
        assert (await work.get(Notification, waiting.id)).mailed_at is not None
    [letter] = pile.letters
    assert letter.to == "zhou@example.cn"
    assert f"https://wushe.example.cn/{t.slug}/notifications" in letter.text
    assert "五社联动：1 条" in letter.text
    assert not any(name in letter.subject + letter.text for name in ("青禾", "辅导", "周组长"))


async def test_a_letter_that_did_not_go_out_is_not_noted_as_sent(sessions, t: Linked) -> None:
    await with_address(sessions, t.leader)
    await wants(sessions, t.leader, at_once=[Topic.LINKAGES], email="zhou@example.cn")
    await linked.proposed(sessions, t)
    [waiting, *_others] = await waiting_letters(sessions, t)
    fails: Any = Pile(fails=True)
    with pytest.raises(ConnectionError):
        async with given.work(sessions, await given.system(sessions, t.place)) as work:
            await service.send(work, fails, waiting.id)
    assert {each.mailed_at for each in await waiting_letters(sessions, t)} == {None}


async def test_a_day_goes_into_one_letter(sessions, t: Linked) -> None:
    await with_address(sessions, t.leader)
    await wants(sessions, t.leader, daily=list(Topic), email="zhou@example.cn")
    await linked.running(sessions, t, promised_fen=300_000)
    waiting = await waiting_letters(sessions, t)
    assert len(waiting) >= 2
    pile: Any = Pile()
    async with given.work(sessions, await given.system(sessions, t.place)) as work:
        await service.begin_digests(work)
        assert len(work.jobs) == 1
        await service.send_digest(work, pile, waiting[0].id)
    async with given.work(sessions, await given.system(sessions, t.place)) as work:
        await service.send_digest(work, pile, waiting[0].id)
        assert await work.all(queries.waiting_for_digest(now() + timedelta(days=1))) == []
    assert len(pile.letters) == 1
    assert f"{len(waiting)} 条消息" in pile.letters[0].subject


async def test_without_a_mail_server_nothing_leaves_and_nothing_is_lost(sessions, t: Linked) -> None:
    await with_address(sessions, t.leader)
    await wants(sessions, t.leader, daily=[Topic.LINKAGES], email="zhou@example.cn")
    await linked.proposed(sessions, t)
    [waiting, *_others] = await waiting_letters(sessions, t)
    async with given.work(sessions, await given.system(sessions, t.place)) as work:
        await service.send_digest(work, Letterbox(), waiting.id)
        assert waiting.id in {each.id for each in await work.all(queries.waiting_for_digest(now()))}


async def test_a_wish_is_kept_once_for_each_topic(sessions, t: Linked) -> None:
    await wants(sessions, t.volunteer, daily=[Topic.HOURS])
    await wants(sessions, t.volunteer, at_once=[Topic.HOURS])
    async with given.work(sessions, t.volunteer) as work:
        assert (await service.wishes(work)).at_once == [Topic.HOURS]
        assert await work.scalar(select(func.count(Preference.id))) == len(Topic)
