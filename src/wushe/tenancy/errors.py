"""The ways tenancy says no."""

from collections.abc import Sequence

from wushe.kernel.errors import Missing, Refusal
from wushe.kernel.i18n import _


class AlreadyHere(Refusal):
    """A place with the id, the address or the code of the archive's township is there."""

    code = "tenancy.already_here"
    sentence = _("存档里的乡镇已在本平台上，或它的网址简称、区划代码已被使用")


class ArchiveRefused(Refusal):
    """The file is not an archive, is damaged, or belongs to another version of the product."""

    code = "tenancy.archive_refused"
    sentence = _("存档不能导入：{why}")


class CodeTaken(Refusal):
    """Another place has the division code."""

    code = "tenancy.code_taken"
    sentence = _("这个区划代码已被另一个县或乡镇使用")


class FilesRefused(Refusal):
    """Something in the files is wrong, so nothing of them was done. Each of `problems` reads `file:line: reason`."""

    code = "tenancy.files_refused"
    sentence = _("文件有 {count} 处问题，没有做任何改动")

    def __init__(self, problems: Sequence[object]) -> None:
        super().__init__(count=len(problems))
        self.problems = tuple(problems)


class JobGone(Missing):
    """The job is not among those that were given up: somebody has decided, or it was done meanwhile."""

    code = "tenancy.job_gone"
    sentence = _("这个任务已不在放弃之列：可能刚刚有人处理过，或已经重新去办")


class KeysDiffer(Refusal):
    """The archive was sealed with the keys of another installation."""

    code = "tenancy.keys_differ"
    sentence = _("存档里的个人信息由另一套密钥加密，请提供原平台的密钥文件")


class NameNotTyped(Refusal):
    """Removing asks for the township's name, typed, so that nobody removes the wrong one."""

    code = "tenancy.name_not_typed"
    sentence = _("输入的名称与要移除的乡镇不一致")
    field = "typed_name"


class NoSuchPlace(Missing):
    """No township, county or archive by that name."""

    code = "tenancy.no_such_place"
    sentence = _("没有这个乡镇")


class NotActive(Refusal):
    """Only an active township can be suspended."""

    code = "tenancy.not_active"
    sentence = _("这个乡镇不在使用中，不能暂停")


class NotExported(Refusal):
    """Only a township that was saved since it was suspended can be removed."""

    code = "tenancy.not_exported"
    sentence = _("请先导出这个乡镇的存档，再移除")


class NotSuspended(Refusal):
    """The step asks for a suspended township."""

    code = "tenancy.not_suspended"
    sentence = _("请先暂停这个乡镇")


class PlaceRemoved(Refusal):
    """Nothing is done for a township that was removed."""

    code = "tenancy.place_removed"
    sentence = _("这个乡镇已移除，任务不能再试，只能搁置")


class QuotaReached(Refusal):
    """The township uses as much of the installation as it may."""

    code = "tenancy.quota_reached"
    sentence = _("本乡镇的{what}已达上限 {most}，如需增加请联系平台运营")


class SlugTaken(Refusal):
    """Another place has the address."""

    code = "tenancy.slug_taken"
    sentence = _("这个网址简称已被另一个县或乡镇使用")
