"""The sheets of people: what offices have of them, and what leaves the product: masked, whoever asks for it."""

from typing import Any

from wushe.kernel.i18n import _
from wushe.kernel.sheets.kinds import DAY, ID_NUMBER, MOBILE, PHONE, TEXT, YES_NO, choice
from wushe.kernel.sheets.sheet import Column, Sheet
from wushe.people.faces import Around
from wushe.people.kinds import CredentialLevel, Gender, GuardianRelation, PersonStatus, Skill, Slot, WorkerTier
from wushe.people.models import Person, SocialWorker, Volunteer
from wushe.people.wording import Purpose

_GENDERS = {gender.label: gender for gender in Gender} | {"男性": Gender.MALE, "女性": Gender.FEMALE}
_CHILD = _("未满 14 周岁必填")

_NAME = Column(
    "name",
    _("姓名"),
    required=True,
    aliases=("人员姓名", "居民姓名", "名字"),
    max_length=60,
    example="张建国",
)
_GENDER = Column("gender", _("性别"), choice(_GENDERS), example="男")
_COMMUNITY = Column(
    "community",
    _("所在社区"),
    aliases=("社区", "村", "村（社区）", "社区（村）", "所属社区", "居住社区", "村居"),
    hint=_("社区的简称、全称或区划代码"),
    example="开元路社区",
)
_PHONE = Column(
    "phone",
    _("联系电话"),
    PHONE,
    aliases=("手机号", "手机", "电话", "手机号码", "联系方式"),
    example="13800000000",
)
_BORN = Column("birth_date", _("出生日期"), DAY, aliases=("出生年月日", "生日"), example="1965-03-08")

_SENSITIVE = (
    Column(
        "id_number",
        _("身份证号"),
        ID_NUMBER,
        aliases=("身份证", "身份证号码", "证件号码", "公民身份号码"),
        unique=True,
    ),
    Column("address", _("住址"), aliases=("家庭住址", "地址", "居住地址", "现住址")),
    Column(
        "consent_given_on",
        _("同意日期"),
        DAY,
        aliases=("知情同意日期", "授权日期", "签署日期"),
        hint=_("填写身份证号或住址时必填：本人签署同意书的日期"),
    ),
    Column("consent_purpose", _("同意用途"), choice({purpose.label: purpose for purpose in Purpose})),
)

_GUARDIAN = (
    Column("guardian_name", _("监护人"), aliases=("监护人姓名", "家长", "家长姓名"), max_length=60, hint=_CHILD),
    Column("guardian_relation", _("监护人关系"), choice({one.label: one for one in GuardianRelation})),
    Column("guardian_phone", _("监护人电话"), MOBILE, aliases=("家长电话", "监护人手机号")),
    Column("guardian_given_on", _("监护人同意日期"), DAY, hint=_CHILD),
)

_OTHER = Column(
    "different_person",
    _("不是同一个人"),
    YES_NO,
    aliases=("共用号码",),
    hint=_("号码与已登记的人相同、但确实是另一个人时填“是”"),
)

IMPORTED = Sheet(_("人员"), (_NAME, _GENDER, _BORN, _PHONE, _COMMUNITY, *_SENSITIVE, *_GUARDIAN, _OTHER))

LIST = Sheet(
    _("人员名单"),
    (
        _NAME,
        _GENDER,
        Column("birth_date", _("出生日期"), TEXT),
        Column("phone", _("联系电话"), TEXT),
        _COMMUNITY,
        Column("roles", _("身份")),
        Column("status", _("状态"), choice({status.label: status for status in PersonStatus})),
    ),
)

WHOLE = Sheet(
    _("人员完整信息"),
    (_NAME, _PHONE, _BORN, Column("id_number", _("身份证号"), ID_NUMBER), Column("address", _("住址"))),
)

VOLUNTEERS = Sheet(
    _("志愿者名单"),
    (
        _NAME,
        Column("phone", _("联系电话"), TEXT),
        _COMMUNITY,
        Column("skills", _("特长")),
        Column("availability", _("可服务时间")),
        Column("joined_on", _("加入日期"), DAY),
    ),
)

WORKERS = Sheet(
    _("社会工作者名单"),
    (
        _NAME,
        _COMMUNITY,
        Column("tier", _("层级"), choice({tier.label: tier for tier in WorkerTier})),
        Column("level", _("职业资格"), choice({level.label: level for level in CredentialLevel})),
        Column("number", _("证书编号")),
        Column("issued_on", _("发证日期"), DAY),
        Column("expires_on", _("有效期止"), DAY),
    ),
)


def as_row(person: Person, known: Around) -> dict[str, Any]:
    """A row of `LIST`, masked."""
    return {
        "name": person.masked_name,
        "gender": person.gender,
        "birth_date": str(person.birth_date.year) if person.birth_date else None,
        "phone": person.phone_masked,
        "community": known.community(person.id) if person.id in known.people else None,
        "roles": "、".join(role.label.say() for role in known.roles.get(person.id, [])),
        "status": person.status,
    }


def volunteer_row(volunteer: Volunteer, known: Around) -> dict[str, Any]:
    """A row of `VOLUNTEERS`: the name whole only for who agreed to be shown."""
    person = known.people[volunteer.person_id]
    return {
        "name": person.name if volunteer.is_public else person.masked_name,
        "phone": person.phone_masked,
        "community": known.community(person.id),
        "skills": "、".join(Skill(skill).label.say() for skill in volunteer.skills),
        "availability": "、".join(Slot(slot).label.say() for slot in volunteer.availability),
        "joined_on": volunteer.joined_on,
    }


def worker_row(worker: SocialWorker, known: Around) -> dict[str, Any]:
    """A row of `WORKERS`."""
    said = {name: getattr(worker, name) for name in ("tier", "level", "number", "issued_on", "expires_on")}
    return said | {
        "name": known.people[worker.person_id].name,
        "community": known.community(worker.person_id),
    }
