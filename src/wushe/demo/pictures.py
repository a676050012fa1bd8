"""Scenes without anybody in them, drawn here: what a group might photograph of a place and of things."""

import io
from collections.abc import Callable

from PIL import Image, ImageDraw

from wushe.activities import service
from wushe.activities.schemas.photos import PhotoData
from wushe.demo.stage import Stage
from wushe.kernel.files.evidence import Brought

SIZE = (1200, 900)
Draw = ImageDraw.ImageDraw


async def photographed(stage: Stage, title: str, captions: tuple[str, ...]) -> None:
    """The group adds pictures to the activity and says that they show nobody."""
    async with stage.acting("director") as work:
        for caption in captions:
            said = PhotoData(caption=caption, shows_no_resident=True)
            await service.add_photo(work, stage.activities[title], said, Brought("照片.jpg", picture(caption)))


def picture(caption: str) -> bytes:
    """The scene of one of `SCENES` as a JPEG."""
    image = Image.new("RGB", SIZE, "#f6efe2")
    SCENES[caption](ImageDraw.Draw(image))
    target = io.BytesIO()
    image.save(target, "JPEG", quality=85)
    return target.getvalue()


def _lane(draw: Draw) -> None:
    """Morning over the roofs of a lane."""
    draw.rectangle((0, 0, 1200, 560), "#fbe3c0")
    draw.ellipse((820, 120, 1020, 320), "#f4a259")
    for left, height, wall in (
        (0, 380, "#9fb8ad"),
        (330, 300, "#c9b79c"),
        (700, 340, "#8aa29e"),
        (980, 420, "#b8a88a"),
    ):
        draw.rectangle((left, 900 - height - 120, left + 300, 900), wall)
        draw.polygon(((left - 30, 780 - height), (left + 150, 660 - height), (left + 330, 780 - height)), "#5b5f6b")
        for window in (60, 180):
            draw.rectangle((left + window, 860 - height, left + window + 70, 950 - height), "#fff6df")
    draw.polygon(((520, 900), (600, 640), (640, 640), (760, 900)), "#e3d5bd")


def _tea(draw: Draw) -> None:
    """Two cups on a table by a window."""
    draw.rectangle((120, 60, 700, 520), "#cfe3ea", "#8b6b4d", 18)
    draw.line((410, 60, 410, 520), "#8b6b4d", 14)
    draw.rectangle((0, 640, 1200, 900), "#b98b5e")
    for left in (420, 720):
        draw.ellipse((left - 40, 700, left + 220, 760), "#a77b50")
        draw.rounded_rectangle((left, 560, left + 180, 730), 40, "#fdfaf3")
        draw.ellipse((left, 540, left + 180, 590), "#7c9a5e")
        draw.arc((left + 150, 590, left + 240, 690), -90, 90, "#fdfaf3", 16)
    draw.rounded_rectangle((880, 180, 1080, 420), 20, "#e9c46a")
    draw.line((980, 200, 980, 400), "#b5892e", 8)


def _flasks(draw: Draw) -> None:
    """What is ready for the experiment."""
    draw.rectangle((0, 0, 1200, 620), "#dfeaf5")
    draw.rectangle((0, 620, 1200, 900), "#7d8ca3")
    for left, liquid in ((140, "#e76f51"), (470, "#2a9d8f"), (800, "#e9c46a")):
        draw.polygon(((left + 100, 300), (left + 160, 300), (left + 260, 700), (left, 700)), "#ffffff", "#53627c", 8)
        draw.polygon(((left + 65, 540), (left + 195, 540), (left + 250, 692), (left + 10, 692)), liquid)
        draw.rectangle((left + 90, 260, left + 170, 300), "#53627c")
        for up in (0, 60, 120):
            draw.ellipse((left + 110 + up // 4, 560 - up, left + 140 + up // 4, 590 - up), "#fdfaf3")


def _shelf(draw: Draw) -> None:
    """Books that children may take along."""
    draw.rectangle((0, 0, 1200, 900), "#efe4d2")
    colours = ("#264653", "#2a9d8f", "#e9c46a", "#f4a261", "#e76f51", "#6d8bc9")
    for row in range(3):
        floor = 270 + row * 280
        draw.rectangle((60, floor, 1140, floor + 24), "#8b6b4d")
        left = 80
        for number in range(14):
            width, height = 44 + (number * 7 + row * 5) % 30, 150 + (number * 37 + row * 23) % 70
            draw.rectangle((left, floor - height, left + width, floor - 1), colours[(number + row * 2) % len(colours)])
            left += width + 6


SCENES: dict[str, Callable[[Draw], None]] = {
    "清晨出发时的巷口": _lane,
    "探访时泡好的两杯茶": _tea,
    "摆好的实验器材": _flasks,
    "活动室新添的书架": _shelf,
}
