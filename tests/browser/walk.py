"""The pages that somebody comes to by following links, one for each kind of page."""

import re
from collections import deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import httpx

from live import Product
from visiting import COOKIE

_LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#][^"]*)"')
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/townships/)[a-z-]+")
ASKED_OF = "/exports/new/"
"""Behind this stands of what a list is asked for: without it there may be nothing to ask."""
NOT_PAGES = (".xlsx", ".pdf", ".json", ".svg", ".csv", ".zip", ".docx", ".ics")


def pages(product: Product, login: str, start: str) -> dict[str, int]:
    """Path and status of the first page of each kind; a refusal is found as well, since somebody linked to it."""
    found: dict[str, int] = {}
    kinds: set[str] = set()
    waiting = deque([start])
    cookies = {COOKIE: product.token(login)} if login else {}
    with httpx.Client(base_url=product.url, cookies=cookies, headers={"accept": "text/html"}, timeout=30) as client:
        while waiting:
            path = waiting.popleft()
            if kind_of(path) in kinds or path.endswith(NOT_PAGES):
                continue
            kinds.add(kind_of(path))
            answer = client.get(path)
            if answer.is_redirect:
                waiting.append(_local(product, path, answer.headers["location"]))
            elif answer.headers["content-type"].startswith("text/html"):
                found[path] = answer.status_code
                waiting.extend(_local(product, path, link) for link in _LINK.findall(answer.text))
    return found


def kind_of(path: str) -> str:
    """The path without its ids."""
    return _ID.sub("…", path)


def _local(product: Product, here: str, link: str) -> str:
    """The path that a link leads to, without what filters a list; where it leads away, where it stands."""
    url = urlsplit(urljoin(product.url + here, unescape(link)))
    if not product.url.endswith(url.netloc):
        return here
    return f"{url.path}?{url.query}" if url.query and ASKED_OF in url.path else url.path
