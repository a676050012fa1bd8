"""The ways organizations says no."""

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class AlreadyAssigned(Refusal):
    """The same worker accompanies the group on that level already."""

    code = "organizations.already_assigned"
    sentence = _("这位社工已经在督导这个组织")
    field = "person_id"


class AlreadyGranted(Refusal):
    """There is nothing left to apply for."""

    code = "organizations.already_granted"
    sentence = _("这个组织已经{procedure}，不需要再申请")


class AlreadyMember(Refusal):
    """The person's membership overlaps one they have in the same group."""

    code = "organizations.already_member"
    sentence = _("这位居民在该时间段已经是这个组织的成员")
    field = "person_id"


class ApplicationClosed(Refusal):
    """Decided or withdrawn: nothing more can be handed in or decided."""

    code = "organizations.application_closed"
    sentence = _("这份申请{state}，不能再修改")


class ApplicationOpen(Refusal):
    """A second application while the first is being worked on."""

    code = "organizations.application_open"
    sentence = _("已有一份申请正在办理，请先办完或撤回")


class AssignmentOverlaps(Refusal):
    """Two workers on one level at one time."""

    code = "organizations.assignment_overlaps"
    sentence = _("这个组织在该时间段、该层级已有督导社工")
    field = "since"


class BeforeFounding(Refusal):
    """Nobody joins, applies or works before there is a group."""

    code = "organizations.before_founding"
    sentence = _("日期不能早于组织成立的日期")
    field = "on"


class CommunityNeeded(Refusal):
    """A village's or community's group belongs to one."""

    code = "organizations.community_needed"
    sentence = _("村（社区）级组织请选择所在的村（社区）")
    field = "community_id"


class CreditCodeTaken(Refusal):
    """Another organisation of the township has that 统一社会信用代码."""

    code = "organizations.credit_code_taken"
    sentence = _("这个统一社会信用代码已登记在另一个组织名下")
    field = "credit_code"


class Dissolved(Refusal):
    """A dissolved organisation is history."""

    code = "organizations.dissolved"
    sentence = _("这个组织已解散，只能查看")


class EndsBeforeStart(Refusal):
    """A period has to begin before it ends."""

    code = "organizations.ends_before_start"
    sentence = _("结束日期不能早于开始日期")
    field = "on"


class FilingNumberTaken(Refusal):
    """Another organisation of the township has that number."""

    code = "organizations.filing_number_taken"
    sentence = _("这个备案编号已属于另一个组织")
    field = "filing_number"


class HandOverInThePast(Refusal):
    """Who accompanied a group yesterday is history."""

    code = "organizations.hand_over_in_the_past"
    sentence = _("交接日期不能早于今天")
    field = "on"


class InTheFuture(Refusal):
    """A roster tells what was and is."""

    code = "organizations.in_the_future"
    sentence = _("日期不能晚于今天")
    field = "on"


class LeavesLater(Refusal):
    """The roster of social workers says who is one now."""

    code = "organizations.leaves_later"
    sentence = _("离岗只能登记在当天；交接可以先定好，到那一天再登记离岗")
    field = "leaves"


class LegalFormNeeded(Refusal):
    """A registered organisation is a legal person of one of three kinds."""

    code = "organizations.legal_form_needed"
    sentence = _("请选择登记为社会团体、基金会还是社会服务机构")
    field = "registers_as"


class MembershipEnded(Refusal):
    """The row of the roster is history."""

    code = "organizations.membership_ended"
    sentence = _("这位成员已经退出，不能再修改")


class NameTaken(Refusal):
    """Two organisations of one township cannot be told apart."""

    code = "organizations.name_taken"
    sentence = _("本乡镇已有同名的组织，请核对是否重复登记")
    field = "name"


class NoLeader(Refusal):
    """Nobody answers for the group, so nothing is paid to it."""

    code = "organizations.no_leader"
    sentence = _("这个组织目前没有负责人，确定接任的负责人后才能继续")


class NoSuchApplication(Missing):
    """Not there, or of an organisation out of reach."""

    code = "organizations.no_such_application"


class NoSuchAssignment(Missing):
    """The group has no such assignment."""

    code = "organizations.no_such_assignment"


class NoSuchMember(Missing):
    """The roster has no such row."""

    code = "organizations.no_such_member"
    sentence = _("花名册里没有这一条")


class NoSuchOrganization(Missing):
    """Not there, or out of reach."""

    code = "organizations.no_such_organization"
    sentence = _("没有找到这个组织，可能不在您的范围内")


class NoSuchPaper(Missing):
    """The checklist of the application does not have it."""

    code = "organizations.no_such_paper"


class NoSuchType(Missing):
    """Not in the township's list, or taken out of it."""

    code = "organizations.no_such_type"
    sentence = _("没有这个组织类型，请从列表中选择")
    field = "type_id"


class NotASocialWorker(Missing):
    """Only social workers of the township accompany its groups."""

    code = "organizations.not_a_social_worker"
    sentence = _("这位人员不是本乡镇登记的社会工作者")
    field = "person_id"


class NothingToAssign(Refusal):
    """All are assigned, or nobody is there to take them."""

    code = "organizations.nothing_to_assign"
    sentence = _("没有需要分配的组织，或者还没有登记社会工作者")


class PapersMissing(Refusal):
    """The exact papers are named."""

    code = "organizations.papers_missing"
    sentence = _("材料不全，还缺：{missing}")


class ProposalOutdated(Refusal):
    """Groups, workers or assignments changed since the distribution was proposed."""

    code = "organizations.proposal_outdated"
    sentence = _("分配方案生成后情况有变化，请重新生成方案再确认")


class ReasonNeeded(Refusal):
    """Every no is explained to those who applied."""

    code = "organizations.reason_needed"
    sentence = _("请写明原因，申请人会看到")
    field = "reason"


class StillAccompanies(Refusal):
    """A social worker who leaves hands over first, so that no group loses its supervisor without a word."""

    code = "organizations.still_accompanies"
    sentence = _("这位社工还在督导 {count} 个组织，请先在“社工督导分配”里把它们交接给别人")


class TwoLeaders(Refusal):
    """One leader at a time."""

    code = "organizations.two_leaders"
    sentence = _("这个组织已有负责人，请用“更换负责人”")


class TypeInUse(Refusal):
    """Groups of that type would be left without one."""

    code = "organizations.type_in_use"
    sentence = _("还有 {count} 个组织属于这个类型，请先改为其他类型")


class TypeTaken(Refusal):
    """The list has it already."""

    code = "organizations.type_taken"
    sentence = _("列表里已经有这个名称")
    field = "name"


class WrongApplicationState(Refusal):
    """Returned applications are completed before they are decided."""

    code = "organizations.wrong_application_state"
    sentence = _("申请目前是“{state}”，不能这样做")


class WrongStage(Refusal):
    """Asleep, awake or dissolved: not from where it is."""

    code = "organizations.wrong_stage"
    sentence = _("组织目前是“{stage}”状态，不能这样做")
