"""The ways people say no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal, TooMany
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class AlreadySocialWorker(Refusal):
    """The person is a social worker of this township already."""

    code = "people.already_social_worker"
    sentence = _("这个人已登记为社会工作者")


class AlreadyVolunteer(Refusal):
    """The person is a volunteer of this township already."""

    code = "people.already_volunteer"
    sentence = _("这个人已登记为志愿者")


class BirthDateUnfit(Unfit):
    """The birth date is not the one in the ID number, or lies ahead."""

    code = "people.birth_date_unfit"
    sentence = _("出生日期与身份证号不一致，或晚于今天，请核对")


class CommunityNeeded(Refusal):
    """Who works for a community records the people of that community."""

    code = "people.community_needed"
    sentence = _("请选择您所在的社区")
    field = "community_id"


class CommunityOfStaffNeeded(Refusal):
    """A community's staff work for one; the person has none yet."""

    code = "people.community_of_staff_needed"
    sentence = _("请先在这个人的资料里填写所在社区，再邀请其作为社区工作者")
    field = "role"


class ConsentNeeded(Refusal):
    """PIPL 29: first the consent, then the sensitive field."""

    code = "people.consent_needed"
    sentence = _("保存身份证号或住址前，须先取得本人同意，请填写同意的日期和用途")
    field = "consent_given_on"


class ConsentInFuture(Unfit):
    """Nobody has consented tomorrow."""

    code = "people.consent_in_future"
    sentence = _("同意日期不能晚于今天")


class ConsentStands(Refusal):
    """One consent for one purpose at a time."""

    code = "people.consent_stands"
    sentence = _("这一用途已有生效的同意，不必重复登记")


class ConsentWithdrawn(Refusal):
    """What was withdrawn cannot be used or withdrawn again; it can be given anew."""

    code = "people.consent_withdrawn"
    sentence = _("本人已撤回同意，相关信息已删除")


class CredentialIncomplete(Unfit):
    """Level, number and date of issue come together."""

    code = "people.credential_incomplete"
    sentence = _("职业资格的级别、证书编号和发证日期要一起填写")


class CredentialEndsEarly(Unfit):
    """It cannot end before it was issued."""

    code = "people.credential_ends_early"
    sentence = _("有效期止要晚于发证日期")


class CredentialTaken(Refusal):
    """Another social worker of the township has that number."""

    code = "people.credential_taken"
    sentence = _("这个证书编号已登记在另一位社会工作者名下")
    field = "number"


class Erased(Refusal):
    """Nothing is left of the person but the fact that they were asked about."""

    code = "people.erased"
    sentence = _("这个人的资料已应本人或监护人要求删除")


class GuardianNeeded(Refusal):
    """PIPL 31: nothing of a child under 14 without a guardian's consent."""

    code = "people.guardian_needed"
    sentence = _("未满 14 周岁，须先取得监护人同意，请填写监护人和同意日期")
    field = "guardian_name"


class IdNumberKnown(Refusal):
    """A person of this township has that ID number."""

    code = "people.id_number_known"
    sentence = _("本乡镇已登记过这个身份证号：{name}（{community}），请直接打开这个人的资料")
    field = "id_number"

    def __init__(self, *, name: str = "*", community: str = "—", **facts: object) -> None:
        super().__init__(name=name, community=community, **facts)


class NoSuchConsent(Missing):
    """No such consent of this person."""

    code = "people.no_such_consent"


class NoSuchPerson(Missing):
    """No such person in this township, or not within reach."""

    code = "people.no_such_person"
    sentence = _("没有找到这个人，或不在您的范围内")


class NotLicensed(Forbidden):
    """The task asks for a social worker whose credential is valid on that day."""

    code = "people.not_licensed"
    sentence = _("这项工作须由持有效职业资格的社会工作者完成，请先登记或更新职业资格证书")


class NotAPerson(Missing):
    """The account that signed in is nobody in this township's register."""

    code = "people.not_a_person"
    sentence = _("您的账号还没有对应本乡镇的人员资料，请联系管理员")


class NotAVolunteer(Missing):
    """Who says when they have time has joined, and has not left."""

    code = "people.not_a_volunteer"
    sentence = _("您还不是本乡镇的志愿者，想加入请联系您所在的社区")


class PhoneAbove(Unfit):
    """A row further up has that telephone number."""

    code = "people.phone_above"
    sentence = _("与第 {row} 行的号码相同；如家人共用号码，请在“不是同一个人”一列填“是”")


class PhoneKnown(Refusal):
    """A person of this township has that telephone number. Families share one, so it may be said otherwise."""

    code = "people.phone_known"
    sentence = _(
        "本乡镇已登记过这个号码：{name}（{community}）。如是同一个人，请直接打开；家人共用号码时，请勾选“不是同一个人”"
    )
    field = "phone"

    def __init__(self, *, name: str = "*", community: str = "—", **facts: object) -> None:
        super().__init__(name=name, community=community, **facts)


class RevealedTooOften(TooMany):
    """More files were opened within an hour than work asks for; the admin has been told."""

    code = "people.revealed_too_often"
    sentence = _("一小时内查看完整信息的次数已达上限，已提醒管理员，请稍后再试")


class RoleNotOffered(Refusal):
    """The role is given elsewhere: a leader with the group, a mentor by the pairing."""

    code = "people.role_not_offered"
    sentence = _("这个角色不能在这里邀请")
    field = "role"


class WorkerEnded(Refusal):
    """A social worker who has left is registered anew."""

    code = "people.worker_ended"
    sentence = _("这位社会工作者已离岗")
