"""T23: what somebody typed is shown to others as text, never run: more than fifty attempts, none succeeds."""

import pytest
from playwright.sync_api import expect

from live import Product

from .conftest import Visit

pytestmark = pytest.mark.browser

RUN = "window.ran=(window.ran||0)+1"
HANDLERS = ("onload", "onerror", "onfocus", "onmouseover", "ontoggle", "onanimationstart", "onpointerenter", "onwheel")
ELEMENTS = ("img src=x", "svg", "body", "input autofocus", "details open", "video src=x", "iframe", "marquee")
PAYLOADS = (
    *(f"<{element} {handler}={RUN}>" for element, handler in zip(ELEMENTS, HANDLERS, strict=True)),
    *(f'"><{element} {handler}="{RUN}">' for element, handler in zip(ELEMENTS, reversed(HANDLERS), strict=True)),
    *(f"' {handler}='{RUN}' x='" for handler in HANDLERS),
    f"<script>{RUN}</script>", f"<ScRiPt>{RUN}</ScRiPt>", f"<script >{RUN}</script >", f"<script/x>{RUN}</script>",
    f"</title><script>{RUN}</script>", f"</textarea><script>{RUN}</script>", f"</option><script>{RUN}</script>",
    f"--><script>{RUN}</script>", f"]]><script>{RUN}</script>", f"<<script>{RUN}//<</script>",
    f"<svg><script>{RUN}</script></svg>", f"<math><mi//xlink:href='data:x,<script>{RUN}</script>'>",
    f"javascript:{RUN}", f"JaVaScRiPt:{RUN}", f"java\tscript:{RUN}", f"<a href=javascript:{RUN}>需求</a>",
    f"<a href='data:text/html,<script>{RUN}</script>'>需求</a>", f"<form action=javascript:{RUN}><button>需求",
    f"<button formaction=javascript:{RUN}>需求", f"<iframe srcdoc='<script>{RUN}</script>'>", "<base href=//e.test/>",
    f"<meta http-equiv=refresh content='0;javascript:{RUN}'>", "<link rel=stylesheet href=//evil.test/x.css>",
    f"<style>*{{background:url(javascript:{RUN})}}</style>", f"{{{{ {RUN} }}}}", "{{7*7}}{% raw %}", "${7*7}", "#{7*7}",
    f"<img src=`x`onerror={RUN}>", f"<p hx-on:load={RUN}>需求", f"<p hx-get=/ hx-trigger=load hx-on::load={RUN}>",
    "<p data-hx-get=/sign-out hx-trigger=load>", "&lt;script&gt;" + RUN, "\\u003cscript\\u003e" + RUN,
)  # fmt: skip


def test_nothing_that_was_typed_is_run(visit: Visit, product: Product) -> None:
    assert len(set(PAYLOADS)) >= 50
    page = visit("admin")
    page.goto(f"/{product.home}/needs/new")
    community = page.locator("[name=community_id] option").nth(1).get_attribute("value")
    ids = []
    for number, payload in enumerate(PAYLOADS):
        token = page.locator("input[name=_csrf]").first.input_value()
        said: dict[str, str | float | bool] = {
            "title": payload[:60],
            "story": payload,
            "community_id": str(community),
            "_csrf": token,
            "_key": f"hostile-{number}",
            "different": "true",
        }
        answer = page.request.post(f"/{product.home}/needs", form=said, headers={"origin": product.url})
        assert answer.status == 200, answer.text()[:400]
        ids.append(answer.url)
    for path in (f"/{product.home}/needs", f"/{product.home}/needs/lists", f"/{product.home}/", *ids[:: len(ids) // 8]):
        page.goto(path)
        assert page.evaluate("window.ran") is None
        assert (
            page.locator("#main script, #main iframe, #main [onerror], #main [onload], #main [hx-get*='sign']").count()
            == 0
        )
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        PAYLOADS[len(ids) // 8 * ((len(ids) - 1) // (len(ids) // 8))][:20]
    )
    page.goto(f"/{product.home}/needs?q=%3Cscript%3E{RUN}%3C/script%3E")
    assert page.evaluate("window.ran") is None
