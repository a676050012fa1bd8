"""What keeps an offer from a need, and what counts how much where nothing does. Shown to everybody as it stands."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Part(Labelled):
    """What a score is made of."""

    KIND = "kind", _("服务类型")
    WORDS = "words", _("相同的词")
    PLACE = "place", _("服务范围")
    GROUPS = "groups", _("适合的人群")
    TIMES = "times", _("时间")
    CAPACITY = "capacity", _("剩余名额")
    URGENCY = "urgency", _("紧急程度")
    RATING = "rating", _("居民评价")


WEIGHTS = {
    Part.KIND: 38,
    Part.WORDS: 22,
    Part.PLACE: 10,
    Part.GROUPS: 10,
    Part.TIMES: 5,
    Part.CAPACITY: 5,
    Part.URGENCY: 5,
    Part.RATING: 5,
}
"""Points; they add up to 100. Each part is measured from 0 to 1."""

PARTS = tuple(WEIGHTS)


class Bar(Labelled):
    """What no score outweighs."""

    PAUSED = "paused", _("供给已暂停")
    ENDED = "ended", _("供给已停止")
    NOT_ON_RECORD = "not_on_record", _("提供方没有备案或登记")
    PLACE = "place", _("不服务这个社区")
    AGES = "ages", _("年龄不符")
    MOBILITY = "mobility", _("身体状况不适合")
    GROUPS = "groups", _("不面向这类人群")
    FULL = "full", _("本月名额已满")
    UNRELATED = "unrelated", _("服务类型不同，内容也不相近")


SAME_KIND, SAME_FAMILY = 1.0, 0.5
NAMED_PLACE, WHOLE_TOWNSHIP = 1.0, 0.6
FOR_THEM, FOR_ALL = 1.0, 0.5
NOT_SAID = 0.5
"""Of times and ratings: where one side says nothing, nothing speaks for or against."""

ENOUGH_WORDS = 0.5
"""A likeness from here on counts in full: two short texts are hardly ever more alike."""

LEAST_WORDS = 0.08
"""Below it, and of another family, two texts have nothing to do with each other."""
