"""Organisations, their applications and those who accompany them."""

from wushe.kernel.i18n import _
from wushe.notifications import recipients as to
from wushe.notifications.kinds import Topic
from wushe.notifications.rules.rule import leading_to
from wushe.organizations import events as organization

RULES = (
    *leading_to(
        "/organizations/{organization_id}", Topic.ORGANIZATIONS,
        (
            organization.OrganizationLostLeader, (to.admins, to.workers),
            _("{organization_id}目前没有负责人，请尽快确定"),
        ),
        (organization.LeaderNamed, (to.person,), _("您已任{organization_id}负责人")),
        (organization.OrganizationFiled, (to.leader, to.workers), _("{organization_id}完成备案，编号 {number}")),
        (organization.OrganizationRegistered, (to.leader, to.workers), _("{organization_id}完成登记")),
        (organization.OrganizationFellAsleep, (to.leader, to.workers), _("{organization_id}被认定为休眠")),
        (organization.WorkerAssigned, (to.person,), _("自 {since} 起由您督导{organization_id}")),
        (organization.WorkerAssigned, (to.leader,), _("自 {since} 起由{person_id}督导{organization_id}")),
        (
            organization.AssignmentHandedOver, (to.person, to.predecessor, to.leader),
            _("自 {since} 起，{organization_id}由{from_person_id}交接给{person_id}督导"),
        ),
        (organization.AssignmentEnded, (to.person, to.leader), _("{organization_id}的督导于 {until} 结束")),
    ),
    *leading_to(
        "/organizations/applications/{application_id}", Topic.ORGANIZATIONS,
        (organization.ApplicationOpened, (to.admins,), _("{organization_id}提出{procedure}申请，请在 {due_on} 前办结")),
        (
            organization.ApplicationCompleted, (to.admins,),
            _("{organization_id}补正了{procedure}申请，请在 {due_on} 前办结"),
        ),
        (
            organization.ApplicationReturned, (to.leader, to.workers),
            _("{organization_id}的{procedure}申请被退回，请补正"),
        ),
        (organization.ApplicationRefused, (to.leader, to.workers), _("{organization_id}的{procedure}申请未获通过")),
    ),
)  # fmt: skip
