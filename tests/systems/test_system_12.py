"""供需错位预警: an activity that answers no need is warned of, with what residents want instead."""

import given
from wushe.access.roles import Role
from wushe.communities.furnishing import FURNISHER as COMMUNITIES
from wushe.needs import service
from wushe.needs.furnishing import FURNISHER as NEEDS
from wushe.needs.kinds import Channel
from wushe.needs.schemas.needs import HeardAgain

WANTED = {"广场舞教学": 9, "作业辅导": 6, "科普实践": 4, "理发": 1}


async def wishes(work):
    """Each wanted as often as `WANTED` says, and one heard again instead of written twice."""
    for kind, voices in WANTED.items():
        need = await given.need(work, f"想要{kind}", kind=kind)
        for _again in range(voices - 1):
            await service.hear_again(work, need.id, HeardAgain(channel=Channel.DOOR_KNOCK))


async def test_system_12_calligraphy_without_a_need_warns_and_lists_the_three_wanted_services(sessions):
    named = ("开元路社区居委会", "双河村委会")
    place = await given.township(sessions, communities=named, furnishers=[COMMUNITIES, NEEDS])
    admin = await given.visitor(sessions, place, Role.TOWNSHIP_ADMIN)
    async with given.work(sessions, admin) as work:
        await wishes(work)
        here, there = await given.community_ids(work)
        warning = await service.warn_unneeded(work, "书法培训", here)
        nowhere = await service.warn_unneeded(work, "书法培训", there)
        dance = await service.warn_unneeded(work, "广场舞教学班", here)
        need = await given.need(work, "想学书法", kind="书法培训")
        linked = await service.warn_unneeded(work, "书法培训", here, need_id=need.id)
    assert warning
    assert [wanted.name for wanted in warning.wanted] == ["广场舞教学", "作业辅导", "科普实践"]
    assert [wanted.voices for wanted in warning.wanted] == [9, 6, 4]
    assert warning.say().endswith("：广场舞教学、作业辅导、科普实践")
    assert warning.linkable == []
    assert nowhere
    assert nowhere.wanted == []
    assert dance
    assert [title for _need_id, title in dance.linkable] == ["想要广场舞教学"]
    assert linked is None
