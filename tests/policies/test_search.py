"""Every list with a search box finds by pinyin. A list that a slice adds is looked at unnamed."""

import html
import re
from collections.abc import Iterator

from httpx import AsyncClient

import visiting
from wushe.kernel.pinyin import spell

from .neighbours import Township
from .reasons import complain
from .routes import all_routes

HEAD = re.compile(r'<th scope="row">(.*?)</th>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
CHINESE = re.compile("[\u4e00-\u9fff]{2,}")
BOX, LIST = 'name="q"', 'id="list"'
SEEN = 3
"""How many rows of a list are asked for before it counts as one that does not find."""


async def test_every_list_with_a_search_box_finds_by_pinyin(database_url: str, sessions, ours: Township) -> None:
    routes = all_routes(visiting.application(database_url))
    lists = [one for one in routes if not (one.changes or one.is_api or one.parameters) and one.has_tenant]
    deaf, heard = set(), 0
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, ours.stage.visitors["admin"])
        for asked in lists:
            path = asked.path(ours.slug, ours.id_in_path)
            page = await browser.get(path)
            if page.status_code != 200 or BOX not in page.text or LIST not in page.text:
                continue
            wanted = list(words(page.text))[:SEEN]
            heard += bool(wanted)
            if wanted and not await find_any(browser, path, wanted):
                deaf.add(str(asked))
    assert heard > 15
    assert not (wrong := complain("deaf_lists.txt", deaf, "has a search box that does not know pinyin")), wrong


async def find_any(browser: AsyncClient, path: str, wanted: list[tuple[str, str]]) -> bool:
    for word, sound in wanted:
        if await finds(browser, path, sound, word):
            return True
    return False


async def finds(browser: AsyncClient, path: str, sound: str, word: str) -> bool:
    """Whether the list that is asked for the sound still shows the word."""
    page = await browser.get(path, params={"q": sound})
    return page.status_code == 200 and word in TAG.sub("", html.unescape(page.text.partition(LIST)[2]))


def words(page: str) -> Iterator[tuple[str, str]]:
    """What the heads of the rows are called, and how that sounds."""
    for head in HEAD.findall(page.partition(LIST)[2]):
        for word in CHINESE.findall(TAG.sub(" ", html.unescape(head))):
            for sound in spell(word)[:1]:
                yield word, "".join(sound)
