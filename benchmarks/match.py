"""How long the match takes: 10,000 needs of a township with 3,000 offers, the ten best offers for each, with reasons.

    python benchmarks/match.py [NEEDS] [OFFERS]

Prints the seconds of each step and of all of it; the promise is 2.5 s for the ranking of everything.
"""

import random
import resource
import sys
import time
from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from wushe.needs.kinds import Group, Mobility, Time, Urgency
from wushe.needs.matching import reasons
from wushe.needs.matching.facts import Kind, NeedFacts, OfferFacts
from wushe.needs.matching.ranking import Match
from wushe.needs.matching.terms import terms
from wushe.needs.service.furnishing import TYPES

T = TypeVar("T")
NEEDS, OFFERS, COMMUNITIES = 10_000, 3_000, 30
LIMIT = 2.5
WITH_KIND, EVERYWHERE = 0.8, 0.5
WHO = (
    "孩子、小学生、初中生、老人、父母、邻居、残疾人、外卖骑手、快递员、独居老人、宝妈、退役军人、租户、"
    "青年、爷爷奶奶、留守儿童"
)
WHERE = (
    "家里、社区活动室、小区广场、楼道、村委会、医院、学校门口、文化站、菜市场、党群服务中心、凉亭、老年食堂、公园、祠堂"
)
WHAT = (
    "放学后没人照看、看病没人陪、不会用智能手机、想学跳舞、作业没人辅导、家里水管漏水、心情低落想找人聊、"
    "路灯坏了很久、想了解医保报销、邻里噪音纠纷、想参加合唱、需要理发、中午没地方吃饭、想带娃做科学实验、"
    "行动不便无法出门、垃圾没人清理、希望组织义诊、法律问题不懂、想找份工作、楼上漏水、孩子沉迷手机、"
    "想练太极拳、缺少阅读场所、担心电信诈骗、暑假无人看管"
)


def main(needs: int, offers: int) -> None:
    chance = random.Random(20260401)
    kinds = _kinds()
    wanted = [_need(chance, number, kinds) for number in range(needs)]
    given = [_offer(chance, number, kinds) for number in range(offers)]
    terms.cache_clear()
    began, computing = time.perf_counter(), time.process_time()
    match = Match(wanted, given)
    _timed("words of all texts", lambda: [terms(facts.text) for facts in (*wanted, *given)])
    _timed("vectors", lambda: (match._need_vectors, match._offers_by_term))  # noqa: SLF001 - steps, one by one
    found = _timed("ranking", match.offers_for_needs)
    seconds, computing = time.perf_counter() - began, time.process_time() - computing
    verdict = "ok" if seconds <= LIMIT else "TOO SLOW"
    print(f"{needs:,} needs x {offers:,} offers, ten each: {seconds:.2f} s (at most {LIMIT} s) {verdict}")
    print(f"  of which computing: {computing:.2f} s")
    _timed("reasons of a page of 20 needs", lambda: [reasons.offers_for(match, place, found) for place in range(20)])
    _timed("the other way round", match.needs_for_offers)
    one = Match(wanted[:1], given)
    _timed("one need, as a page asks", lambda: reasons.offers_for(one, 0, one.offers_for_needs()))
    print(f"memory at its highest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _timed(what: str, work: Callable[[], T]) -> T:
    began = time.perf_counter()
    done = work()
    print(f"  {what}: {(time.perf_counter() - began) * 1000:.0f} ms")
    return done


def _kinds() -> list[Kind]:
    numbers = {
        name: UUID(int=number) for number, name in enumerate([*TYPES, *(n for own in TYPES.values() for n in own)])
    }
    return [Kind(numbers[name], name, numbers[family], family) for family, own in TYPES.items() for name in own]


def _one(chance: random.Random, words: str) -> str:
    return chance.choice(words.split("、"))


def _text(chance: random.Random, kind: Kind) -> str:
    said = [f"{_one(chance, WHO)}{_one(chance, WHAT)}，{_one(chance, WHERE)}" for _ in range(chance.randint(1, 3))]
    return f"{kind.name}，{'；'.join(said)}，希望{_one(chance, WHO)}能得到帮助"


def _need(chance: random.Random, number: int, kinds: list[Kind]) -> NeedFacts:
    kind = chance.choice(kinds)
    return NeedFacts(
        id=UUID(int=number), title=f"{_one(chance, WHO)}{_one(chance, WHAT)}", story=_text(chance, kind),
        community_id=UUID(int=chance.randrange(COMMUNITIES)), kind=kind if chance.random() < WITH_KIND else None,
        groups=chance.sample(list(Group), chance.randint(0, 2)), urgency=chance.choice(list(Urgency)),
        mobility=chance.choice([None, None, *Mobility]), times=chance.sample(list(Time), chance.randint(0, 2)),
    )  # fmt: skip


def _offer(chance: random.Random, number: int, kinds: list[Kind]) -> OfferFacts:
    kind, capacity = chance.choice(kinds), chance.randint(1, 60)
    near = frozenset(UUID(int=chance.randrange(COMMUNITIES)) for _ in range(6))
    return OfferFacts(
        id=UUID(int=number), title=kind.name, story=_text(chance, kind), kind=kind, capacity=capacity,
        communities=None if chance.random() < EVERYWHERE else near,
        groups=chance.sample(list(Group), chance.randint(0, 1)),
        age_to=chance.choice([None, None, 18]), mobility=chance.choice(list(Mobility)),
        times=chance.sample(list(Time), chance.randint(0, 2)), left=chance.randint(0, capacity),
    )  # fmt: skip


if __name__ == "__main__":
    counts = [int(argument) for argument in sys.argv[1:3]]
    main(*(counts or (NEEDS, OFFERS)))
