"""A visit put right as a browser and as a program meets it."""

import visiting
from supervised import AGAIN, RIGHT, WRITTEN, corrected
from wushe.supervision.schemas.visits import CorrectionData, EarlierShown, VisitShown


def typed(data: CorrectionData = RIGHT, **fields: str) -> dict[str, str]:
    return {"seen": data.seen, "advice": data.advice, "reason": data.reason, "_version": "1"} | fields


async def test_the_form_holds_what_stands_and_says_what_is_wrong_beside_it(database_url, sessions, cast, visit):
    page = f"/{cast.place.tenant.slug}/supervision/visits/{visit.id}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.worker)
        assert f"{page}/correction" in (await browser.get(page)).text
        form = (await browser.get(f"{page}/correction")).text
        same = await browser.post(f"{page}/correction", data=typed(seen=WRITTEN[0], advice=WRITTEN[1]))
        short = await browser.post(f"{page}/correction", data=typed(reason=" "))
        long = await browser.post(f"{page}/correction", data=typed(reason="长" * 201))
    assert all(words in form for words in (*WRITTEN, 'name="_version" value="1"'))
    assert (same.status_code, "没有要更正的" in same.text, RIGHT.reason in same.text) == (409, True, True)
    assert [(answer.status_code, 'id="f-reason-error"' in answer.text) for answer in (short, long)] == [(422, True)] * 2
    assert RIGHT.seen in short.text


async def test_pressed_twice_it_is_one_correction_and_from_an_old_page_none(database_url, sessions, cast, visit):
    page = f"/{cast.place.tenant.slug}/supervision/visits/{visit.id}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.worker)
        once = typed(_key="0f6f7a52-1f5e-4be5-9a5a-5d5f0c9a7c11")
        pressed = [await browser.post(f"{page}/correction", data=once) for _time in range(2)]
        old = await browser.post(f"{page}/correction", data=typed(AGAIN))
        fresh = await browser.post(f"{page}/correction", data=typed(AGAIN, _version="2"))
        shown = (await browser.get(page)).text
    assert [(answer.status_code, answer.headers["location"]) for answer in pressed] == [(303, page)] * 2
    assert (old.status_code, AGAIN.advice in old.text, RIGHT.advice in old.text) == (412, True, True)
    assert f"现在是：{RIGHT.advice}" in old.text
    assert 'name="_version" value="2"' in old.text
    assert fresh.status_code == 303
    assert all(words in shown for words in (AGAIN.advice, RIGHT.advice, WRITTEN[1], RIGHT.reason, AGAIN.reason))
    order = [shown.index(words) for words in (AGAIN.advice, '<details class="more"', RIGHT.advice, WRITTEN[1])]
    assert order == sorted(order)


async def test_the_leader_s_page_shows_that_it_was_corrected_and_nothing_else_of_it(
    database_url, sessions, cast, visit
):
    await corrected(sessions, cast.worker, visit)
    page = f"/{cast.place.tenant.slug}/supervision/visits/{visit.id}"
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.leader)
        shown, program = (await browser.get(page)).text, (await browser.get(f"/api{page}")).text
        form, sent = await browser.get(f"{page}/correction"), await browser.post(f"{page}/correction", data=typed())
    assert RIGHT.advice in shown
    assert "更正时间" in shown
    for words in (*WRITTEN, RIGHT.seen, RIGHT.reason, f"{page}/correction"):
        assert words not in shown + program
    assert (form.status_code, sent.status_code) == (403, 403)
    assert "只能由走访的社工本人更正" in form.text


async def test_a_program_corrects_what_it_has_read(database_url, sessions, cast, visit):
    address = f"/api/{cast.place.tenant.slug}/supervision/visits/{visit.id}"
    entered = {"seen": RIGHT.seen, "advice": RIGHT.advice, "reason": RIGHT.reason}
    async with visiting.browser(database_url) as browser:
        await visiting.sign_in(browser, sessions, cast.worker)
        blind = await browser.put(address, json=entered)
        read = (await browser.get(address)).headers["etag"]
        first, second = [await browser.put(address, json=entered, headers={"if-match": read}) for _time in range(2)]
        same = await browser.put(address, json=entered, headers={"if-match": first.headers["etag"]})
        await visiting.sign_in(browser, sessions, cast.admin)
        refused = await browser.put(address, json=entered, headers={"if-match": read})
    assert blind.status_code == 428
    assert set(first.json()) == set(VisitShown.__struct_fields__)
    assert [set(one) for one in first.json()["earlier"]] == [set(EarlierShown.__struct_fields__)]
    assert (first.json()["seen"], first.json()["version"]) == (RIGHT.seen, 2)
    codes = {answer.json()["code"]: answer.status_code for answer in (second, same, refused)}
    assert codes == {
        "supervision.corrected_meanwhile": 412, "supervision.nothing_corrected": 409,
        "supervision.not_the_visitor": 403,
    }  # fmt: skip
