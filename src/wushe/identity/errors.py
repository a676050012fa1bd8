"""The ways identity says no."""

from wushe.kernel.errors import Forbidden, Missing, Refusal, TooMany, Unauthenticated
from wushe.kernel.i18n import _
from wushe.kernel.values import Unfit


class SignInRefused(Refusal):
    """Name or password is wrong, or the account does not exist, or is disabled: the same words for all of them."""

    code = "identity.sign_in_refused"
    sentence = _("登录名或密码不正确")
    field = "password"


class TooManyAttempts(TooMany):
    """Locked for a while. The facts hold `retry_after` in seconds and `minutes`, rounded up."""

    code = "identity.too_many_attempts"
    sentence = _("尝试次数过多，请 {minutes} 分钟后再试。忘记密码可请管理员重置")

    def __init__(self, *, retry_after: int) -> None:
        super().__init__(retry_after=retry_after, minutes=-(-retry_after // 60))


class CodeNeeded(Unauthenticated):
    """The password was right; the account also asks for a code from the person's telephone."""

    code = "identity.code_needed"
    sentence = _("请输入手机验证器上的 6 位动态码")
    field = "code"


class CodeWrong(Refusal):
    """The code does not belong to this half minute."""

    code = "identity.code_wrong"
    sentence = _("动态码不正确，请输入验证器上最新的 6 位数字")
    field = "code"


class NotACode(Unfit):
    """Something else than six digits."""

    code = "identity.not_a_code"
    sentence = _("动态码是 6 位数字")


class CodeUsed(CodeWrong):
    """The code was right and has been used before."""

    code = "identity.code_used"
    sentence = _("这个动态码已经用过，请等下一个（约 30 秒）")


class SecondFactorMissing(Refusal):
    """Nothing to confirm or remove: the account has no second factor."""

    code = "identity.second_factor_missing"
    sentence = _("尚未开始启用动态码，请先扫描二维码")


class SecondFactorKept(Refusal):
    """A second factor in use is not silently replaced by another telephone's."""

    code = "identity.second_factor_kept"
    sentence = _("动态码已启用；换手机请先停用再重新启用")


class PasswordWrong(Refusal):
    """The present password, asked again before something that matters."""

    code = "identity.password_wrong"
    sentence = _("当前密码不正确")
    field = "current"


class PasswordTooCommon(Unfit):
    """On the list that attackers try first, or made of the account's own names."""

    code = "identity.password_too_common"
    sentence = _("这个密码太常见，容易被猜到。可以把几个不相关的词连起来")


class PasswordTooShort(Unfit):
    """Fewer than eight characters."""

    code = "identity.password_too_short"
    sentence = _("密码至少 {least} 个字符")


class PasswordNotComposed(Unfit):
    """A place of the account is in 等保模式, which asks for three kinds of characters."""

    code = "identity.password_not_composed"
    sentence = _("密码须含大写字母、小写字母、数字、符号中的至少三类（等保要求）")


class PasswordUnchanged(Unfit):
    """The new password is the old one."""

    code = "identity.password_unchanged"
    sentence = _("新密码不能与当前密码相同")


class PasswordMustChange(Forbidden):
    """The password was given by an admin; until the person chooses one, nothing else is open."""

    code = "identity.password_must_change"
    sentence = _("请先设置新密码")


class PasswordOutdated(Forbidden):
    """The place is in 等保模式: the password is too old for it, or was chosen without its rules."""

    code = "identity.password_outdated"
    sentence = _("按等保要求，请先设置新密码")


class SecondFactorNeeded(Forbidden):
    """The place is in 等保模式: its staff signs in with a code; until that is set up, nothing else is open."""

    code = "identity.second_factor_needed"
    sentence = _("按等保要求，请先启用登录动态码")


class AccountTaken(Refusal):
    """The login name belongs to somebody already."""

    code = "identity.login_name_taken"
    sentence = _("这个登录名已被使用，请换一个")
    field = "login_name"


class NotALoginName(Unfit):
    """A login name must not be readable as a telephone number, or it could stand in another's way."""

    code = "identity.not_a_login_name"
    sentence = _("登录名用 2 到 32 个汉字、字母、数字或 . _ -，不能全是数字")


class AlreadyMember(Refusal):
    """The account, or the person, is in this township already."""

    code = "identity.already_member"
    sentence = _("该账号或该人员已经在本乡镇开通")


class NotAMember(Missing):
    """The account does not belong to this township."""

    code = "identity.not_a_member"


class SharedAccount(Forbidden):
    """The account belongs to other townships as well, so none of their admins may take it over."""

    code = "identity.shared_account"
    sentence = _("这个账号不由本乡镇单独管理，请联系平台运营处理")


class InvitationOver(Refusal):
    """Used, taken back, or too old."""

    code = "identity.invitation_over"
    sentence = _("邀请已失效，请联系邀请您的管理员重新发送")


class ScopeTooWide(Refusal):
    """A token may not do more than the person who makes it."""

    code = "identity.scope_too_wide"
    sentence = _("令牌的权限不能超出您自己的权限")
    field = "scopes"


class NeedsSession(Forbidden):
    """Only a person at a browser may do this; a program with a token may not."""

    code = "identity.needs_session"
    sentence = _("请在浏览器中登录后操作，接口令牌不能这样做")


class NotEntered(Forbidden):
    """A member of that township whose session stands in another one, or in none yet."""

    code = "identity.not_entered"
    sentence = _("请先进入这个乡镇")
