"""Photos: what is hidden in them goes, they leave the activity by two people's word, and they can be taken away."""

import asyncio
import io

import pytest
from PIL import Image
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

import given
import photographed
import staged
import visiting
from photographed import brought, signed, telephone_picture
from wushe.access.roles import Role
from wushe.activities import service
from wushe.activities.errors import (
    CaptionNamesSomebody,
    NoSuchPhoto,
    NotSaidOfPhoto,
    OwnPhoto,
    TooManyPhotos,
    WrongState,
)
from wushe.activities.kinds import Part
from wushe.activities.models import Photo
from wushe.activities.models.photo import MOST_PHOTOS
from wushe.activities.schemas.attending import HeadCount, ListedPerson
from wushe.activities.schemas.photos import PhotoData, SignOff
from wushe.kernel.clock import stopped_at
from wushe.kernel.errors import Forbidden
from wushe.kernel.files import pictures
from wushe.kernel.files.errors import BrokenFile, FileMissing, FileTooLarge, UnknownPicture
from wushe.kernel.files.evidence import Brought

pytestmark = pytest.mark.at(staged.NOW)

AFTER = staged.STARTS + staged.TWO_HOURS


@pytest.fixture
async def stage(sessions):
    return await staged.township(sessions)


@pytest.fixture
async def held(sessions, stage):
    """An activity whose only session is over; its review is to be written."""
    activity_id, session_id = await staged.published(sessions, stage)
    with stopped_at(AFTER):
        async with given.work(sessions, stage.leader) as work:
            await service.count_heads(work, session_id, HeadCount(heads=12))
            await service.hold_session(work, activity_id, session_id)
    return activity_id


@pytest.fixture
async def browser(database_url):
    async with visiting.browser(database_url) as opened:
        yield opened


async def enters(sessions, stage, browser, who, role):
    """`who` signs in, with an account of their own."""
    account = await given.member(
        sessions, stage.place, role, name=who.person.name, person_id=staged.id_of(who), community_id=stage.community_id
    )
    await visiting.sign_in(browser, sessions, account)


def at(stage, path):
    return f"/{stage.place.tenant.slug}{path}"


# --- the picture


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
async def test_of_a_telephones_picture_only_the_pixels_are_kept(kind):
    content = telephone_picture(kind=kind)
    hidden = [photographed.MAKER.encode(), photographed.PLACE.encode(), b"Exif", b"eXIf"]
    assert any(each in content for each in hidden), "nothing was hidden in it, so nothing would be proved"
    for drawn, edge in zip(await pictures.draw(content), (pictures.LARGE, pictures.SMALL), strict=True):
        assert not [each for each in hidden if each in drawn]
        with Image.open(io.BytesIO(drawn)) as picture:
            assert (picture.format, max(picture.size), dict(picture.getexif())) == ("JPEG", edge, {})


async def test_a_picture_that_lies_on_its_side_is_stood_up():
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = io.BytesIO()
    Image.new("RGB", (800, 600)).save(lying, "JPEG", exif=exif)
    with Image.open(io.BytesIO((await pictures.draw(lying.getvalue())).large)) as picture:
        assert picture.size == (600, 800)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileMissing),
        (b"%PDF-1.7 %%EOF", UnknownPicture),
        (b"<svg onload='x()'/>", UnknownPicture),
        (b"\xff\xd8\xff and then nothing", BrokenFile),
        (b"\xff\xd8\xff" + bytes(pictures.MOST_BYTES), FileTooLarge),
        (telephone_picture((7000, 5000), "PNG"), FileTooLarge),
    ],
    ids=["nothing", "pdf", "svg", "broken", "bytes", "pixels"],
)
async def test_what_is_no_picture_is_refused(content, refusal):
    with pytest.raises(refusal):
        await pictures.draw(content)


# --- two people's word


async def test_a_photo_leaves_the_activity_once_both_said_that_it_shows_nobody(sessions, stage, browser, held):
    ours, kept = await brought(sessions, stage, held), await brought(sessions, stage, held, "满座的教室", said=False)
    shown, hidden = (at(stage, f"/public/photos/{each}") for each in (ours, kept))
    assert [(await browser.get(each)).status_code for each in (shown, hidden)] == [404, 404]
    await signed(sessions, stage, held, ours)
    assert [(await browser.get(each)).status_code for each in (shown, hidden)] == [200, 404]
    small = await browser.get(shown + "/small")
    assert (small.headers["content-type"], small.headers["cache-control"]) == ("image/jpeg", "no-store")
    board = (await browser.get(at(stage, "/public"))).text
    assert f'src="{shown}/small" alt="摆好的教室" loading="lazy"' in board
    assert "满座的教室" not in board


async def test_without_the_uploaders_word_the_social_worker_cannot_release_it(sessions, stage, held):
    kept = await brought(sessions, stage, held, said=False)
    with pytest.raises(NotSaidOfPhoto):
        await signed(sessions, stage, held, kept)
    async with given.work(sessions, stage.leader) as work:
        assert (await work.get(Photo, kept)).confirmed_at is None


async def test_nobody_confirms_a_photo_of_their_own(sessions, stage, held):
    ours = await brought(sessions, stage, held)
    async with given.work(sessions, stage.admin) as work:
        photo = await work.get(Photo, ours)
        with pytest.raises(OwnPhoto):
            photo.confirm(photo.uploaded_by, photo.uploaded_at)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("confirmed_by = uploaded_by, confirmed_at = now()", "ck_activity_photo_two_hands"),
        ("shows_no_resident = false", "ck_activity_photo_said_by_both"),
        ("confirmed_at = NULL", "ck_activity_photo_confirmed"),
        ("place = 7", "ck_activity_photo_place"),
    ],
)
async def test_the_database_itself_holds_to_it(sessions, stage, held, change, constraint):
    ours = await brought(sessions, stage, held)
    await signed(sessions, stage, held, ours)
    with pytest.raises(IntegrityError, match=constraint):
        async with given.work(sessions, stage.admin) as work:
            await work.session.execute(text(f"UPDATE activity_photo SET {change} WHERE id = :id"), {"id": ours})  # noqa: S608


async def test_a_photo_of_another_activity_cannot_be_signed_in(sessions, stage, held):
    other_id, _session = await staged.published(sessions, stage, "读报")
    theirs = await brought(sessions, stage, other_id)
    with pytest.raises(NoSuchPhoto):
        await signed(sessions, stage, held, theirs)


# --- what is written under it, how many, and when


async def test_a_caption_names_nobody_who_came(sessions, stage):
    activity_id, session_id = await staged.published(sessions, stage)
    async with given.work(sessions, stage.admin) as work:
        guest = await given.resident(work, "欧阳金丝", stage.community_id)
    with stopped_at(staged.STARTS):
        async with given.work(sessions, stage.leader) as work:
            await service.tick(work, session_id, ListedPerson(person_id=guest.id, part=Part.BENEFICIARY))
    for caption in ("欧阳金丝家的窗台", "有事打 138 0000 1111"):
        with pytest.raises(CaptionNamesSomebody):
            await brought(sessions, stage, activity_id, caption)
    await brought(sessions, stage, activity_id, "窗台上的花")


async def test_an_activity_has_six_photos_even_when_two_come_at_once(sessions, stage, held):
    for number in range(MOST_PHOTOS - 1):
        await brought(sessions, stage, held, f"第 {number} 张")
    both = await asyncio.gather(*[brought(sessions, stage, held) for _ in range(2)], return_exceptions=True)
    assert [type(each) for each in both if isinstance(each, BaseException)] == [TooManyPhotos]


async def test_after_the_review_is_handed_in_nothing_is_added(sessions, stage, held):
    await signed(sessions, stage, held)
    with pytest.raises(WrongState):
        await brought(sessions, stage, held)


# --- taken away


async def test_a_withdrawn_photo_is_gone_at_the_next_read_with_its_bytes(sessions, stage, browser, held):
    ours = await brought(sessions, stage, held)
    await signed(sessions, stage, held, ours)
    shown = at(stage, f"/public/photos/{ours}")
    assert (await browser.get(shown)).status_code == 200
    async with given.work(sessions, stage.worker) as work:
        photo = await work.get(Photo, ours)
        files = [photo.file_id, photo.small_id]
        await service.withdraw_photo(work, ours)
    assert [(await browser.get(each)).status_code for each in (shown, shown + "/small")] == [404, 404]
    assert "活动剪影" not in (await browser.get(at(stage, "/public"))).text
    async with given.work(sessions, stage.admin) as work:
        left = text("SELECT count(*) FROM stored_file WHERE id = ANY(:files)")
        assert await work.session.scalar(left, {"files": files}) == 0
    with pytest.raises(NoSuchPhoto):
        async with given.work(sessions, stage.worker) as work:
            await service.withdraw_photo(work, ours)


async def test_who_works_on_another_group_neither_sees_nor_withdraws_it(sessions, stage, browser, held):
    ours = await brought(sessions, stage, held)
    other = await staged.another_group(sessions, stage)
    for who in (other.leader, other.worker):
        async with given.work(sessions, who) as work:
            with pytest.raises(NoSuchPhoto):
                await service.withdraw_photo(work, ours)
    await enters(sessions, stage, browser, other.leader, Role.ORGANIZATION_LEADER)
    for path in (f"/activity-photos/{ours}", f"/activity-photos/{ours}/small"):
        assert (await browser.get(at(stage, path))).status_code == 404
    assert "摆好的教室" not in (await browser.get(at(stage, f"/activities/{held}"))).text
    listed = await browser.get("/api" + at(stage, f"/activities/{held}/photos"))
    assert listed.json() == []


async def test_a_volunteer_adds_and_withdraws_nothing(sessions, stage, held):
    ours = await brought(sessions, stage, held)
    [volunteer] = await staged.volunteers(sessions, stage)
    async with given.work(sessions, volunteer) as work:
        with pytest.raises(Forbidden):
            await service.withdraw_photo(work, ours)
        with pytest.raises(Forbidden):
            await service.add_photo(work, held, PhotoData(caption="教室"), Brought("a.jpg", telephone_picture()))


async def test_a_neighbouring_township_finds_no_photo_of_ours(sessions, stage, browser, held):
    ours = await brought(sessions, stage, held)
    await signed(sessions, stage, held, ours)
    other = await staged.township(sessions)
    assert (await browser.get(at(other, f"/public/photos/{ours}"))).status_code == 404
    async with given.work(sessions, other.admin) as work:
        with pytest.raises(NoSuchPhoto):
            await service.withdraw_photo(work, ours)


# --- through the pages


async def test_from_the_upload_to_the_signature_through_the_pages(sessions, stage, browser, held):
    await enters(sessions, stage, browser, stage.leader, Role.ORGANIZATION_LEADER)
    here = at(stage, f"/activities/{held}")
    typed = {"caption": "摆好的教室", "shows_no_resident": "true"}
    file = {"file": ("IMG_2041.JPG", telephone_picture(), "image/jpeg")}
    missing = await browser.post(here + "/photos", data=typed, files={"other": b""})
    assert (missing.status_code, "请选择要上传的文件" in missing.text) == (409, True)
    assert 'value="摆好的教室"' in missing.text
    too_large = await browser.post(here + "/photos", data=typed, files={"file": ("a.jpg", bytes(11 << 20))})
    assert too_large.status_code == 413
    assert 'id="photo-file-error"' in too_large.text
    assert "文件太大，最多 10 MB" in too_large.text
    assert (await browser.post(here + "/photos", data=typed, files=file)).status_code == 303
    [ours] = (await browser.get("/api" + here + "/photos")).json()
    inside = await browser.get(at(stage, f"/activity-photos/{ours['id']}"))
    assert (inside.status_code, photographed.MAKER.encode() in inside.content) == (200, False)
    assert "待社工确认" in (await browser.get(here + "/review")).text
    async with given.work(sessions, stage.leader) as work:
        await service.save_review(work, held, staged.submitted(staged.REVIEW))

    await enters(sessions, stage, browser, stage.worker, Role.SOCIAL_WORKER)
    asked = await browser.get(here)
    assert "逐张看照片" in asked.text
    assert f'name="photos" value="{ours["id"]}"' in asked.text
    assert (await browser.post(here + "/sign-off", data={"photos": ours["id"]})).status_code == 303
    assert "已公开" in (await browser.get(here)).text
    gone = await browser.post(at(stage, f"/activity-photos/{ours['id']}/withdrawal"))
    assert gone.headers["location"] == here
    assert (await browser.get("/api" + here + "/photos")).json() == []


async def test_a_photo_is_added_and_withdrawn_by_programs(sessions, stage, browser, held):
    await enters(sessions, stage, browser, stage.leader, Role.ORGANIZATION_LEADER)
    photos = "/api" + at(stage, f"/activities/{held}/photos")
    added = await browser.post(
        photos, data={"caption": "书架"}, files={"file": ("a.png", telephone_picture(kind="PNG"))}
    )
    assert (added.status_code, added.json()["shows_no_resident"]) == (201, False)
    wrong = await browser.post(photos, data={"caption": "书架"}, files={"file": ("a.png", b"GIF89a")})
    assert wrong.json()["errors"] == [
        {"field": "file", "code": "files.unknown_picture", "message": "只能上传 JPG 或 PNG 图片"}
    ]
    withdrawal = f"/api{at(stage, '')}/activity-photos/{added.json()['id']}/withdrawal"
    assert (await browser.post(withdrawal)).status_code == 204
    assert (await browser.post(withdrawal)).status_code == 404


async def test_ticking_nothing_keeps_all_photos_within(sessions, stage, held):
    ours = await brought(sessions, stage, held)
    await signed(sessions, stage, held)
    async with given.work(sessions, stage.admin) as work:
        assert (await work.get(Photo, ours)).confirmed_by is None
    assert SignOff().photos == []
