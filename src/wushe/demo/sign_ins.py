"""Who can be tried in the demo. One password for all, published on purpose."""

from typing import NamedTuple

PASSWORD = "wushe-2026"  # noqa: S105 - everybody may know it, and production refuses the demo


class SignIn(NamedTuple):
    """One row of what `wushe up` prints and the sign-in page lists: whose part it is, and where they stand."""

    role: str
    login_name: str
    name: str
    place: str
    password: str = PASSWORD


SIGN_INS = (
    SignIn("乡镇管理员", "admin", "林晓", "榔梨街道"),
    SignIn("乡镇管理员（复核）", "checker", "沈竹", "榔梨街道"),
    SignIn("乡镇管理员（邻镇）", "neighbour", "高远", "星沙街道"),
    SignIn("安全管理员", "security", "贺安", "榔梨街道"),
    SignIn("审计员", "auditor", "石明", "榔梨街道"),
    SignIn("社会工作者", "worker", "李梅", "榔梨街道"),
    SignIn("资助方", "funder", "周启明", "榔梨街道、星沙街道"),
    SignIn("社区工作者", "staff", "王岚", "陶公庙社区"),
    SignIn("组织负责人", "leader", "陈青", "青禾助学社"),
    SignIn("志愿者", "volunteer", "赵宁", "榔梨街道"),
    SignIn("导师", "mentor", "何望", "榔梨街道"),
    SignIn("导师（来访）", "guide", "苏文", "星沙街道、榔梨街道"),
    SignIn("县级主管", "county", "县级主管", "长沙县"),
    SignIn("平台运营", "operator", "平台运营", "全平台"),
)
