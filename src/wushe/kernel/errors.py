"""How the product says no: a fact, a sentence for the person, and a code that a program can rely on.

A slice names its own refusals in its `errors.py`, each a subclass of one of the kinds below. The kinds carry no
HTTP; the web gives each a status.
"""

from typing import ClassVar, NamedTuple

from wushe.kernel.i18n import Sentence, _


class Refusal(Exception):  # noqa: N818 - "a refusal" is what it is; "RefusalError" says nothing more
    """The state of things does not allow what was asked.

    `code` is stable and part of the API; `field` names the form field the sentence belongs beside, if any.
    """

    code: ClassVar[str] = "refused"
    sentence: ClassVar[Sentence] = _("当前状态下不能这样做")
    field: ClassVar[str | None] = None

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code)
        self.facts = facts

    def say(self) -> str:
        return self.sentence.say(**self.facts)


class Missing(Refusal):
    """The thing does not exist for this person: not at all, not in this township, or not within their reach."""

    code = "missing"
    sentence = _("没有找到，可能已被移除，或不在您的范围内")


class Forbidden(Refusal):
    """The person sees the thing but may not do this to it."""

    code = "forbidden"
    sentence = _("您没有这样做的权限，如有需要请联系本乡镇管理员")


class Unauthenticated(Refusal):
    """Nobody is signed in, or the sign-in has ended."""

    code = "unauthenticated"
    sentence = _("请先登录")


class Stale(Refusal):
    """Somebody else changed the thing since the person read it."""

    code = "stale"
    sentence = _("您打开之后，别人修改过这条记录。请核对最新内容后再提交")


class Suspended(Refusal):
    """The township is suspended: it can be read, but nothing can be done in it that its journal would have to tell."""

    code = "tenancy.suspended"
    sentence = _("本乡镇已暂停使用，目前只能查看，不能修改或导出")


class TooMany(Refusal):
    """Asked too often or for too much. `retry_after` in the facts is in seconds."""

    code = "too_many"
    sentence = _("操作过于频繁，请 {retry_after} 秒后再试")

    def __init__(self, *, retry_after: int = 60, **facts: object) -> None:
        super().__init__(retry_after=retry_after, **facts)


class Unavailable(Refusal):
    """Something the product stands on does not answer; trying again later is the right thing."""

    code = "unavailable"
    sentence = _("服务暂时不可用，请稍后再试。您填写的内容没有丢失")


class FieldError(NamedTuple):
    """What is wrong with one field: a stable code and a sentence with its facts."""

    code: str
    sentence: Sentence
    facts: dict[str, object] = {}  # noqa: RUF012 - an empty default that nobody writes to

    def say(self) -> str:
        return self.sentence.say(**self.facts)


class Invalid(Refusal):
    """Something that was entered cannot be right. `fields` maps a field's name to what is wrong with it."""

    code = "invalid"
    sentence = _("有几处需要修改，已在对应位置标出")

    def __init__(self, fields: dict[str, FieldError]) -> None:
        super().__init__()
        self.fields = fields
