"""The ways photos of activities say no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class CaptionNamesSomebody(Refusal):
    """A caption goes wherever its photo goes."""

    code = "activities.caption_names_somebody"
    sentence = _("说明里有参加者的姓名或电话，请改写成不认得出人的话")
    field = "caption"


class NoSuchPhoto(Missing):
    """No such photo, withdrawn, or not for who asks."""

    code = "activities.no_such_photo"
    sentence = _("没有找到这张照片，可能已撤下")


class NotSaidOfPhoto(Refusal):
    """Who brought it did not say that it shows no resident."""

    code = "activities.photo_not_said"
    sentence = _("上传的人没有声明照片上看不到居民，不能公开这张照片")


class OwnPhoto(Refusal):
    """Maker and checker are two persons."""

    code = "activities.own_photo"
    sentence = _("不能确认自己上传的照片")


class TooManyPhotos(Refusal):
    """Few pictures that say something."""

    code = "activities.too_many_photos"
    sentence = _("一项活动最多 {most} 张照片，请先撤下一张")
    field = "file"

    def __init__(self, *, most: object = 6, **facts: object) -> None:
        super().__init__(most=most, **facts)
