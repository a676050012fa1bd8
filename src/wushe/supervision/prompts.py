"""What each kind of visit looks at, so that little has to be typed; a worker taps one and it stands in the text."""

from collections.abc import Mapping

from wushe.kernel.i18n import Sentence, _
from wushe.supervision.kinds import VisitTemplate

PROMPTS: Mapping[VisitTemplate, tuple[Sentence, ...]] = {
    VisitTemplate.DAILY: (_("成员和骨干有没有变化"), _("最近办了什么活动"), _("遇到什么困难"), _("需要谁支持")),
    VisitTemplate.ACTIVITY: (_("到场多少人，是不是按预案"), _("现场安全"), _("居民怎么说"), _("签到和照片是否齐全")),
    VisitTemplate.FINANCE: (_("账目和票据是否一致"), _("经费用在哪里"), _("有没有公开"), _("下次检查前要补什么")),
    VisitTemplate.INTERVIEW: (
        _("谈了谁，在组织里做什么"),
        _("最有成就感的一件事"),
        _("想离开或想多做的原因"),
        _("想学什么"),
    ),
}
