"""The words for people, their consents and what they can do."""

from wushe.kernel.i18n import _
from wushe.kernel.labelled import Labelled


class Gender(Labelled):
    """As ID cards have it."""

    FEMALE = "female", _("女")
    MALE = "male", _("男")


class PersonStatus(Labelled):
    """`ERASED` is what is left when a person, or a child's guardian, wants nothing kept."""

    ACTIVE = "active", _("在册")
    MOVED_AWAY = "moved_away", _("已迁出")
    DECEASED = "deceased", _("已去世")
    ERASED = "erased", _("资料已删除")


class PersonRole(Labelled):
    """Which of the societies a person belongs to; one person may be in both."""

    VOLUNTEER = "volunteer", _("志愿者")
    SOCIAL_WORKER = "social_worker", _("社会工作者")


class SensitiveField(Labelled):
    """What is kept only with consent. The value is part of what seals it, so it never changes."""

    ID_NUMBER = "id_number", _("身份证号")
    ADDRESS = "address", _("住址")


class ConsentForm(Labelled):
    """How somebody said yes."""

    PAPER = "paper", _("纸质签字")
    ONLINE = "online", _("线上勾选")
    SPOKEN = "spoken", _("口头同意并有见证人")


class GuardianRelation(Labelled):
    """What the guardian is to the child."""

    MOTHER = "mother", _("母亲")
    FATHER = "father", _("父亲")
    GRANDPARENT = "grandparent", _("祖父母或外祖父母")
    OTHER = "other", _("其他监护人")


class RevealReason(Labelled):
    """Why somebody looked. A code and no free text: the journal holds nobody's words."""

    HOME_VISIT = "home_visit", _("家访核对")
    PHONE_CALL = "phone_call", _("电话联系")
    DOCUMENT_CHECK = "document_check", _("材料核验")
    OWN_REQUEST = "own_request", _("本人要求")
    OTHER = "other", _("其他工作需要")


class CredentialLevel(Labelled):
    """The three levels of 社会工作者职业资格."""

    ASSISTANT = "assistant", _("助理社会工作师")
    SOCIAL_WORKER = "social_worker", _("社会工作师")
    SENIOR = "senior", _("高级社会工作师")


class WorkerTier(Labelled):
    """The two levels of supervision (系统 31)."""

    TOWNSHIP = "township", _("乡镇（街道）级")
    COMMUNITY = "community", _("社区级")


class Skill(Labelled):
    """What a volunteer can do, in the categories that volunteer teams are formed by."""

    ELDER_CARE = "elder_care", _("助老陪伴")
    CHILD_CARE = "child_care", _("儿童看护")
    TUTORING = "tutoring", _("课业辅导")
    DISABILITY_AID = "disability_aid", _("助残")
    MEDICAL = "medical", _("医疗护理")
    COUNSELLING = "counselling", _("心理支持")
    LEGAL = "legal", _("法律咨询")
    MEDIATION = "mediation", _("矛盾调解")
    REPAIR = "repair", _("家电水电维修")
    HAIRCUT = "haircut", _("理发")
    COOKING = "cooking", _("烹饪助餐")
    DRIVING = "driving", _("驾驶运送")
    ARTS = "arts", _("文艺书画")
    SPORTS = "sports", _("体育健身")
    ENVIRONMENT = "environment", _("环境整治")
    SAFETY = "safety", _("治安巡逻与应急")
    PUBLICITY = "publicity", _("摄影宣传")
    COMPUTING = "computing", _("计算机与手机")
    ORGANIZING = "organizing", _("活动组织")


class Slot(Labelled):
    """When a volunteer has time: a weekday and a part of the day."""

    MON_MORNING = "mon_morning", _("周一上午")
    MON_AFTERNOON = "mon_afternoon", _("周一下午")
    MON_EVENING = "mon_evening", _("周一晚上")
    TUE_MORNING = "tue_morning", _("周二上午")
    TUE_AFTERNOON = "tue_afternoon", _("周二下午")
    TUE_EVENING = "tue_evening", _("周二晚上")
    WED_MORNING = "wed_morning", _("周三上午")
    WED_AFTERNOON = "wed_afternoon", _("周三下午")
    WED_EVENING = "wed_evening", _("周三晚上")
    THU_MORNING = "thu_morning", _("周四上午")
    THU_AFTERNOON = "thu_afternoon", _("周四下午")
    THU_EVENING = "thu_evening", _("周四晚上")
    FRI_MORNING = "fri_morning", _("周五上午")
    FRI_AFTERNOON = "fri_afternoon", _("周五下午")
    FRI_EVENING = "fri_evening", _("周五晚上")
    SAT_MORNING = "sat_morning", _("周六上午")
    SAT_AFTERNOON = "sat_afternoon", _("周六下午")
    SAT_EVENING = "sat_evening", _("周六晚上")
    SUN_MORNING = "sun_morning", _("周日上午")
    SUN_AFTERNOON = "sun_afternoon", _("周日下午")
    SUN_EVENING = "sun_evening", _("周日晚上")
