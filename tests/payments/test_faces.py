"""Payment requests by page and by API, what happens on a double click, and what nobody may upload."""

import io
import zipfile
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from httpx import AsyncClient
from PIL import Image

import given
import requested
import visiting
from requested import PDF, Desk
from wushe.access.roles import Role
from wushe.kernel.files.evidence import MOST_BYTES
from wushe.kernel.work import Visitor

FORM = {"pot_kind": "till", "what": "端午训练用桨"}


@pytest.fixture
async def desk(sessions) -> Desk:
    return await requested.desk(sessions)


@pytest.fixture
async def browser(database_url: str, sessions, desk: Desk) -> AsyncIterator[AsyncClient]:
    """The leader of the payee."""
    async with visiting.browser(database_url) as browser:
        await sign_in(browser, sessions, desk, desk.asker, Role.ORGANIZATION_LEADER)
        yield browser


async def sign_in(browser: AsyncClient, sessions, desk: Desk, who: Visitor, role: Role) -> None:
    assert who.person
    member = await given.member(sessions, desk.place, role, person_id=who.person.person_id)
    await visiting.sign_in(browser, sessions, member)


def entered(desk: Desk, amount: str = "300.50", **said: str) -> dict[str, str]:
    return FORM | {"holder_id": str(desk.holder_id), "payee_id": str(desk.payee_id), "amount": amount} | said


def pages(desk: Desk) -> str:
    return f"/{desk.place.tenant.slug}/payments"


async def made(browser: AsyncClient, desk: Desk) -> str:
    answer = await browser.post(pages(desk), data=entered(desk))
    assert answer.status_code == 303
    return answer.headers["location"]


async def uploaded(browser: AsyncClient, here: str, content: bytes = PDF, name: str = "发票.pdf", number: str = ""):
    """The answer to that file, as invoice of that number or of another."""
    typed = {"number": number or uuid4().hex, "amount": "300.50"}
    return await browser.post(f"{here}/invoices", data=typed, files={"file": (name, content)})


async def test_a_request_is_asked_proved_approved_paid_closed_and_listed(
    browser: AsyncClient, database_url: str, sessions, desk: Desk
) -> None:
    form = await browser.get(pages(desk) + f"/new?pot_kind=till&holder_id={desk.holder_id}")
    assert "试验基金" in form.text
    assert "龙舟协会" in form.text
    here = await made(browser, desk)
    assert (await uploaded(browser, here)).status_code == 303
    own = (await browser.get(here)).text
    assert "¥300.50" in own
    assert "要由另一个人审批" in own
    assert "/approval" not in own
    async with visiting.another(database_url) as desktop:
        await sign_in(desktop, sessions, desk, desk.checker, Role.TOWNSHIP_ADMIN)
        listed = (await desktop.get(pages(desk))).text
        assert "等您审批" in listed
        assert "FK" in listed
        for verb, then in (("approval", "待付款"), ("payment", "已付款"), ("closing", "已办结")):
            assert f"{here}/{verb}" in (await desktop.get(here)).text
            assert (await desktop.post(f"{here}/{verb}")).status_code == 303
            assert then in (await desktop.get(here)).text
        file = await desktop.get(pages(desk) + ".xlsx")
        assert file.content.startswith(b"PK")
        assert "attachment" in file.headers["content-disposition"]


async def test_a_double_click_asks_and_approves_once(
    browser: AsyncClient, database_url: str, sessions, desk: Desk
) -> None:
    typed = entered(desk, _key="one-and-the-same")
    first, second = [await browser.post(pages(desk), data=typed) for _click in range(2)]
    assert first.headers["location"] == second.headers["location"]
    here = first.headers["location"]
    await uploaded(browser, here)
    async with visiting.another(database_url) as desktop:
        await sign_in(desktop, sessions, desk, desk.checker, Role.TOWNSHIP_ADMIN)
        answers = [await desktop.post(f"{here}/approval", data={"_key": "yes"}) for _click in range(2)]
        assert [answer.status_code for answer in answers] == [303, 303]
        late = await desktop.post(f"{here}/approval", data={"_key": "another"})
        assert late.status_code == 409
        assert "不能再这样操作" in late.text


async def test_refusing_wants_a_reason_and_shows_it(
    browser: AsyncClient, database_url: str, sessions, desk: Desk
) -> None:
    here = await made(browser, desk)
    async with visiting.another(database_url) as desktop:
        await sign_in(desktop, sessions, desk, desk.checker, Role.TOWNSHIP_ADMIN)
        assert (await desktop.post(f"{here}/refusal", data={"reason": ""})).status_code == 422
        assert (await desktop.post(f"{here}/refusal", data={"reason": "超出预算"})).status_code == 303
    shown = (await browser.get(here)).text
    assert "超出预算" in shown
    assert "未通过" in shown


async def test_withdrawing_gives_the_amount_back(browser: AsyncClient, desk: Desk) -> None:
    here = await made(browser, desk)
    assert (await browser.post(pages(desk), data=entered(desk, "700"))).status_code == 409
    assert (await browser.post(f"{here}/withdrawal")).status_code == 303
    assert (await browser.post(pages(desk), data=entered(desk, "1,000"))).status_code == 303


@pytest.mark.parametrize("amount", ["0.005", "-1", "1e9", "一万二", "", "0", "９０１.００１"])
async def test_what_is_no_amount_is_refused_and_kept_in_the_form(browser: AsyncClient, desk: Desk, amount: str) -> None:
    refused = await browser.post(pages(desk), data=entered(desk, amount))
    assert refused.status_code in {409, 422}
    assert "端午训练用桨" in refused.text
    assert (await browser.post(pages(desk), data=entered(desk, "１０００"))).status_code == 303


async def test_programs_ask_approve_pay_and_read(browser: AsyncClient, database_url: str, sessions, desk: Desk) -> None:
    api = f"/api/{desk.place.tenant.slug}/payments"
    answer = await browser.post(api, json=entered(desk))
    assert (answer.status_code, answer.json()["amount_fen"]) == (201, 30_050)
    here = f"{api}/{answer.json()['id']}"
    invoice = await uploaded(browser, here, number="24312000000123456789")
    assert (invoice.status_code, invoice.json()["number"]) == (201, "24312000000123456789")
    again = await uploaded(browser, here, number="24312000000123456789")
    assert (again.status_code, again.json()["code"]) == (409, "payments.invoice_taken")
    [kept] = (await browser.get(f"{here}/invoices")).json()
    assert kept["file_name"] == "发票.pdf"
    file = await browser.get(f"{here}/invoices/{kept['id']}")
    assert file.content == PDF
    async with visiting.another(database_url) as desktop:
        await sign_in(desktop, sessions, desk, desk.checker, Role.TOWNSHIP_ADMIN)
        mine = (await desktop.get(f"{api}?mine=true")).json()["items"]
        assert [item["id"] for item in mine] == [answer.json()["id"]]
        for verb, state in (("approval", "approved"), ("payment", "paid"), ("closing", "closed")):
            told = await desktop.post(f"{here}/{verb}")
            assert (told.status_code, told.json()["state"]) == (201, state)
        gone = await desktop.post(f"{here}/payment")
        assert (gone.status_code, gone.json()["code"]) == (409, "payments.wrong_step")
    own = (await browser.get(f"{api}?mine=true")).json()["items"]
    assert own == []


# --- what is uploaded: threat T24 of safety.md


def archive(**files: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return target.getvalue()


SCRIPT = b"<script>alert(1)</script>"
HOSTILE = {
    "page.html": b"<!doctype html>" + SCRIPT,
    "picture.svg": b'<svg xmlns="http://www.w3.org/2000/svg">' + SCRIPT + b"</svg>",
    "invoice.pdf": SCRIPT,
    "invoice.jpg": b"GIF89a" + SCRIPT,
    "sheet.xlsm": archive(**{"xl/vbaProject.bin": "x"}),
    "a.png": b"\x89PNG\r\n\x1a\n" + SCRIPT,
    "b.jpg": b"\xff\xd8\xff" + SCRIPT,
    "late.pdf": SCRIPT + PDF,
    "half.pdf": b"%PDF-1.7\n" + b"0" * 5000,
    "run.exe": b"MZ\x90\x00" + b"0" * 100,
    "empty.pdf": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_what_is_no_invoice_by_its_content_is_refused(browser: AsyncClient, desk: Desk, name: str) -> None:
    here = await made(browser, desk)
    refused = await uploaded(browser, here, HOSTILE[name], name)
    assert refused.status_code == 409
    assert 'role="alert"' in refused.text


async def test_a_picture_is_drawn_anew_and_served_as_attachment(browser: AsyncClient, desk: Desk) -> None:
    here = await made(browser, desk)
    exif = Image.Exif()
    exif[0x010E] = "GPS of a home"
    hidden = requested.picture("JPEG", exif=exif) + SCRIPT
    assert (await uploaded(browser, here, hidden, "../../etc/passwd.html")).status_code == 303
    [kept] = (await browser.get(f"/api{here}/invoices")).json()
    assert kept["file_name"] == "passwd.jpg"
    file = await browser.get(f"{here}/invoices/{kept['id']}")
    assert file.headers["content-type"] == "image/jpeg"
    assert file.headers["content-disposition"].startswith("attachment")
    assert file.headers["x-content-type-options"] == "nosniff"
    assert b"GPS" not in file.content
    assert SCRIPT not in file.content


async def test_a_file_that_is_too_large_is_refused(browser: AsyncClient, desk: Desk) -> None:
    here = await made(browser, desk)
    refused = await uploaded(browser, here, b"%PDF-" + b"0" * (MOST_BYTES - 4))
    assert refused.status_code == 409
    assert "最多 5 MB" in refused.text
    assert (await uploaded(browser, here, b"%PDF-" + b"0" * (MOST_BYTES + 200_000))).status_code == 413
    bomb = io.BytesIO()
    Image.new("1", (9000, 9000)).save(bomb, "PNG")
    assert (await uploaded(browser, here, bomb.getvalue())).status_code == 409


async def test_without_a_file_or_a_number_the_form_says_so(browser: AsyncClient, desk: Desk) -> None:
    here = await made(browser, desk)
    refused = await browser.post(f"{here}/invoices", data={"number": "FP000001", "amount": "1"}, files={"x": b""})
    assert refused.status_code == 409
    assert "请选择要上传的文件" in refused.text
    refused = await uploaded(browser, here, number="1")
    assert refused.status_code == 422
    assert "6 到 32 位" in refused.text


async def test_before_a_pot_is_chosen_the_page_says_what_there_is(browser: AsyncClient, desk: Desk) -> None:
    assert "没有可以申请付款的资金" in (await browser.get(pages(desk) + "/new")).text
    assert (await browser.get(pages(desk) + "/new?pot_kind=purse&holder_id=1")).status_code == 404
