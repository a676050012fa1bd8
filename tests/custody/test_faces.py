"""Money in custody by page and by API: from the draft to the report; the Word template and what it may not hold."""

import io
import zipfile
from collections.abc import AsyncIterator

import pytest
from docx import Document
from httpx import AsyncClient

import given
import kept
import visiting
from kept import Parties
from wushe.access.roles import Role
from wushe.custody.kinds import Party
from wushe.custody.words import DEFAULT, FIELDS
from wushe.kernel.papers.word import check, fill
from wushe.kernel.work import Visitor


@pytest.fixture
async def parties(sessions) -> Parties:
    return await kept.custody(sessions)


@pytest.fixture
async def browser(database_url: str, sessions, parties: Parties) -> AsyncIterator[AsyncClient]:
    """An administrator."""
    async with visiting.browser(database_url) as browser:
        await sign_in(browser, sessions, parties, parties.admin, Role.TOWNSHIP_ADMIN)
        yield browser


@pytest.fixture
async def second(database_url: str, sessions, parties: Parties) -> AsyncIterator[AsyncClient]:
    """Another administrator."""
    async with visiting.another(database_url) as browser:
        await sign_in(browser, sessions, parties, parties.second, Role.TOWNSHIP_ADMIN)
        yield browser


async def sign_in(browser: AsyncClient, sessions, parties: Parties, who: Visitor, *roles: Role) -> None:
    assert who.person
    where = parties.community_id if Role.COMMUNITY_STAFF in roles else None
    member = await given.member(sessions, parties.place, *roles, person_id=who.person.person_id, community_id=where)
    await visiting.sign_in(browser, sessions, member)


def pages(parties: Parties) -> str:
    return f"/{parties.place.tenant.slug}/custody"


def entered(parties: Parties, **said: str) -> dict[str, str]:
    return {
        "title": "龙舟协会端午资金代管", "owner_id": str(parties.owner_id), "hub_id": str(parties.hub_id),
        "community_id": str(parties.community_id), "amount": "190,000", "purpose": "端午龙舟和日常训练",
    } | said  # fmt: skip


def text_of(content: bytes) -> str:
    """All text of a Word file."""
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    footer = [paragraph.text for paragraph in document.sections[0].footer.paragraphs]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells, *footer])


async def test_an_agreement_is_drafted_signed_filled_spent_closed_and_reported(
    browser: AsyncClient, second: AsyncClient, database_url: str, sessions, parties: Parties
) -> None:
    assert "社会组织联合会" in (await browser.get(pages(parties) + "/new")).text
    made = await browser.post(pages(parties), data=entered(parties))
    assert made.status_code == 303
    here = made.headers["location"]
    assert (await browser.post(f"{here}/deposits", data={"amount": "190000", "payer": "村民"})).status_code == 303
    await confirmed(second, here)
    shown = (await browser.get(here)).text
    assert "¥190,000.00" in shown
    assert "等待签署" in shown
    assert "/payments/new" not in shown
    for who, roles, party in (
        (parties.staff, (Role.COMMUNITY_STAFF,), Party.COMMUNITY),
        (parties.owner, (Role.ORGANIZATION_LEADER,), Party.OWNER),
        (parties.hub, (Role.ORGANIZATION_LEADER,), Party.HUB),
    ):
        async with visiting.another(database_url) as other:
            await sign_in(other, sessions, parties, who, *roles)
            assert f'value="{party.value}"' in (await other.get(here)).text
            assert (await other.post(f"{here}/signatures", data={"party": party.value})).status_code == 303
            assert f'value="{party.value}"' not in (await other.get(here)).text
    shown = (await browser.get(here)).text
    assert "生效中" in shown
    assert "/payments/new" in shown
    asking = (
        await browser.get(f"/{parties.place.tenant.slug}/payments/new?pot_kind=custody&holder_id={here[-36:]}")
    ).text
    assert "龙舟协会" in asking
    assert "社会组织联合会" not in asking
    for paper in ("agreement.pdf", "report.pdf"):
        file = await browser.get(f"{here}/{paper}")
        assert file.content.startswith(b"%PDF"), paper
        assert file.headers["content-disposition"].startswith("attachment")
    assert "自己提出的结项" in (await asked_and_pressed_again(browser, here)).text
    assert "复核结项" in (await second.get(here)).text
    assert (await second.post(f"{here}/closing")).status_code == 303
    assert "¥190,000.00" in (await browser.get(pages(parties))).text
    assert (await browser.get(pages(parties) + ".xlsx")).content.startswith(b"PK")
    told = (await browser.get(f"/api{here}")).json()
    assert (told["state"], told["left_fen"], told["missing"]) == ("closed", 0, [])


async def confirmed(second: AsyncClient, here: str) -> None:
    """The deposit waits on the page of who entered it, and is confirmed on that of another."""
    [deposit] = (await second.get(f"/api{here}/deposits")).json()
    assert (deposit["state"], deposit["source_id"]) == ("entered", None)
    assert "复核入账" in (await second.get(here)).text
    assert (await second.post(f"{here}/deposits/{deposit['id']}/confirmation")).status_code == 303
    again = await second.post(f"{here}/deposits/{deposit['id']}/confirmation")
    assert again.status_code == 409
    assert "已入账" in again.text


async def asked_and_pressed_again(browser: AsyncClient, here: str):
    assert (await browser.post(f"{here}/closing-request")).status_code == 303
    shown = (await browser.get(here)).text
    assert "结项待复核" in shown
    assert f'{here}/closing"' not in shown
    return await browser.post(f"{here}/closing")


async def test_the_agreement_as_word_says_who_agreed_about_how_much(
    browser: AsyncClient, sessions, parties: Parties
) -> None:
    agreement_id = await kept.agreed(sessions, parties)
    file = await browser.get(f"{pages(parties)}/{agreement_id}/agreement.docx")
    said = text_of(file.content)
    for word in ("龙舟协会", "社会组织联合会", "檀木桥社区", "¥190,000.00", "壹拾玖万元整", "易测试", "胡测试"):
        assert word in said, word
    assert "{{" not in said


async def test_a_township_s_own_template_is_used_and_keeps_its_looks(
    browser: AsyncClient, sessions, parties: Parties
) -> None:
    agreement_id = await kept.agreed(sessions, parties)
    document = Document()
    paragraph = document.add_paragraph("兹有 {{资金")
    paragraph.add_run("所有方}} 的 {{ 代管金额").bold = True
    paragraph.add_run(" }}")
    document.sections[0].header.paragraphs[0].text = "{{协议编号}}"
    own = saved(document)
    assert (await upload(browser, parties, own)).status_code == 303
    made = Document(io.BytesIO((await browser.get(f"{pages(parties)}/{agreement_id}/agreement.docx")).content))
    assert made.paragraphs[0].text == "兹有 龙舟协会 的 ¥190,000.00"
    assert [run.bold for run in made.paragraphs[0].runs][1] is True
    assert made.sections[0].header.paragraphs[0].text.startswith("DG")
    assert (await browser.get(pages(parties) + "/template.docx")).content == own


async def test_fields_that_nobody_fills_are_named(browser: AsyncClient, parties: Parties) -> None:
    document = Document()
    document.add_paragraph("{{甲方名称}} {{协议编号}} {{ 7*7 }} {% for x in y %}")
    refused = await upload(browser, parties, saved(document))
    assert refused.status_code == 422
    assert "7*7、甲方名称" in refused.text
    assert "系统自带" in refused.text


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


async def upload(browser: AsyncClient, parties: Parties, content: bytes, name: str = "模板.docx"):
    return await browser.post(pages(parties) + "/template", files={"file": (name, content)})


def with_part(name: str, content: bytes | str, *, instead: bool = False) -> bytes:
    """The default template with one part more, or another instead of its own."""
    target = io.BytesIO()
    with zipfile.ZipFile(DEFAULT) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in source.infolist():
            if not (instead and entry.filename == name):
                made.writestr(entry, source.read(entry))
        made.writestr(name, content)
    return target.getvalue()


RELS = "word/_rels/document.xml.rels"
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="http://example.invalid/x" TargetMode="External"/></Relationships>'
)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>'
)
HOSTILE = {
    "no word file": b"PK\x03\x04 nothing",
    "a page": b"<html>",
    "empty": b"",
    "too large": b"PK\x03\x04" + b"0" * 2**21,
    "a bomb": with_part("word/media/bomb.bin", b"\0" * 2**24),
    "macros": with_part("word/vbaProject.bin", b"x"),
    "an object": with_part("word/embeddings/oleObject1.bin", b"x"),
    "a remote template": with_part(RELS, RELATION.format(kind="attachedTemplate"), instead=True),
    "a remote picture": with_part(RELS, RELATION.format(kind="image"), instead=True),
    "laughs": with_part("word/document.xml", LAUGHS, instead=True),
    "laughs in UTF-16": with_part("word/document.xml", LAUGHS.encode("utf-16"), instead=True),
    "broken XML": with_part("word/document.xml", "<w:document", instead=True),
    "a workbook": with_part("[Content_Types].xml", "<Types/>", instead=True),
}


@pytest.mark.parametrize("what", HOSTILE)
async def test_what_no_template_may_be_is_refused(browser: AsyncClient, parties: Parties, what: str) -> None:
    refused = await upload(browser, parties, HOSTILE[what])
    assert refused.status_code in {409, 413, 422}
    assert "系统自带" in refused.text


def test_the_default_template_uses_known_fields_and_most_of_them() -> None:
    used = check(DEFAULT.read_bytes(), FIELDS.keys())
    assert len(used) >= len(FIELDS) - 1
    said = text_of(fill(DEFAULT.read_bytes(), dict.fromkeys(FIELDS, "填好了{{协议编号}}")))
    assert "填好了" in said


async def test_programs_draft_sign_deposit_and_close(
    browser: AsyncClient, second: AsyncClient, parties: Parties
) -> None:
    api = f"/api{pages(parties)}"
    made = await browser.post(api, json=entered(parties))
    assert (made.status_code, made.json()["missing"]) == (201, ["owner", "community", "hub"])
    here = f"{api}/{made.json()['id']}"
    early = await browser.post(f"{here}/closing")
    assert (early.status_code, early.json()["code"]) == (409, "custody.not_in_force")
    deposit = await browser.post(f"{here}/deposits", json={"amount": "190000", "payer": "村民"})
    assert (deposit.status_code, deposit.json()["amount_fen"]) == (201, 19_000_000)
    own = await browser.post(f"{here}/deposits/{deposit.json()['id']}/confirmation")
    assert (own.status_code, own.json()["code"]) == (409, "custody.own_entry")
    confirmed = await second.post(f"{here}/deposits/{deposit.json()['id']}/confirmation")
    assert confirmed.json()["state"] == "confirmed"
    over = await browser.post(f"{here}/deposits", json={"amount": "0.01", "payer": "村民"})
    assert (over.status_code, over.json()["code"]) == (409, "custody.more_than_agreed")
    assert len((await browser.get(f"{here}/deposits")).json()) == 1
    for who, party in ((parties.owner, "owner"), (parties.hub, "hub"), (parties.staff, "community")):
        assert who.person
        signature = {"party": party, "person_id": str(who.person.person_id)}
        told = await browser.post(f"{here}/signatures", json=signature)
        assert told.status_code == 201
    assert told.json()["state"] == "in_force"
    assert [item["number"] for item in (await browser.get(f"{api}?q=dg")).json()["items"]] == [told.json()["number"]]
    assert (await browser.get(f"{here}/report.pdf")).content.startswith(b"%PDF")
    assert (await browser.post(f"{here}/closing-request")).json()["closing_asked_by"]
    assert (await browser.post(f"{here}/closing-request/removal")).json()["closing_asked_by"] is None
    await browser.post(f"{here}/closing-request")
    assert (await second.post(f"{here}/closing")).json()["state"] == "closed"


@pytest.mark.parametrize("amount", ["0.001", "-5", "1e9", "一万二", "190,000,00"])
async def test_what_is_no_amount_is_refused_beside_its_field(
    browser: AsyncClient, parties: Parties, amount: str
) -> None:
    refused = await browser.post(pages(parties), data=entered(parties, amount=amount))
    assert refused.status_code == 422
    assert "龙舟协会端午资金代管" in refused.text
