"""The groups of residents whom something is for."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Group(Labelled):
    """Whom a need concerns, an offer is for, money is tied to. Those of households are sensitive: for staff only."""

    EVERYONE = "everyone", _("全体居民")
    ELDER = "elder", _("老年人（一老）")
    CHILD = "child", _("儿童青少年（一小）")
    LOW_INCOME = "low_income", _("低保家庭")
    EXTREME_POVERTY = "extreme_poverty", _("特困人员")
    DISABLED = "disabled", _("残疾人")
    EMPTY_NEST = "empty_nest", _("空巢老人")
    LEFT_BEHIND = "left_behind", _("留守儿童")
    CHILD_IN_DIFFICULTY = "child_in_difficulty", _("困境儿童")
    WOMAN = "woman", _("妇女")
    NEW_EMPLOYMENT = "new_employment", _("新就业群体")
    VETERAN = "veteran", _("退役军人")

    @property
    def ages(self) -> tuple[int, int] | None:
        """The years of age that belong to the group, where it means an age."""
        return _AGES.get(self)


_AGES = {
    Group.ELDER: (60, 120),
    Group.EMPTY_NEST: (60, 120),
    Group.CHILD: (0, 17),
    Group.LEFT_BEHIND: (0, 17),
    Group.CHILD_IN_DIFFICULTY: (0, 17),
}
