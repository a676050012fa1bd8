"""Files in tenants/: taken whole when they are right, refused whole with file, line and reason when not."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from wushe.kernel.checkout import CHECKOUT
from wushe.kernel.i18n import _, speaking
from wushe.slices import modules
from wushe.tenancy.entries import CountyEntry, Furnisher
from wushe.tenancy.errors import FilesRefused
from wushe.tenancy.files import read_files, read_folder
from wushe.tenancy.models import TownshipKind

COUNTY = """\
[county]
slug = "changsha-county"
code = "430121"
name = "长沙县"
"""
XINGSHA = """\
[townships.xingsha]
code = "430121001"
name = "星沙街道"
kind = "subdistrict"
"""


def read(*texts: str, furnishers: Sequence[Furnisher] = ()) -> list[CountyEntry]:
    """Files a.toml, b.toml and so on."""
    return read_files({f"{'abc'[n]}.toml": text.encode() for n, text in enumerate(texts)}, furnishers)


def problems(*texts: str, furnishers: Sequence[Furnisher] = ()) -> list[str]:
    with pytest.raises(FilesRefused) as refused:
        read(*texts, furnishers=furnishers)
    return [str(problem) for problem in refused.value.problems]


def test_the_files_of_this_checkout_are_right_for_every_slice() -> None:
    furnishers = [module.FURNISHER for module in modules("furnishing")]
    [county] = [c for c in read_folder(CHECKOUT / "tenants", furnishers) if c.code == "430121"]
    assert len(county.townships) == 18
    assert sum(len(township.communities) for township in county.townships) == 225


def test_langli_is_written_as_everyone_writes_it() -> None:
    [langli] = [t for c in read_folder(CHECKOUT / "tenants") for t in c.townships if t.slug == "langli"]
    assert (langli.name, langli.official_name) == ("榔梨街道", "㮾梨街道")
    assert langli.as_everyone_writes("㮾梨社区") == "榔梨社区"


def test_a_township_has_all_modules_and_its_own_name_unless_it_says_otherwise() -> None:
    [township] = read(COUNTY + XINGSHA)[0].townships
    assert township.official_name == "星沙街道"
    assert township.kind is TownshipKind.SUBDISTRICT
    assert set(township.modules) == {"needs", "linkages", "activities", "funds"}


def test_everything_wrong_in_all_files_is_told_at_once_and_in_order() -> None:
    found = problems(COUNTY.replace("430121", "43012") + XINGSHA.replace("subdistrict", "city"), "[county]\n")
    assert [problem.split("：")[0] for problem in found] == [
        "a.toml:3: code", "a.toml:8: kind", "b.toml:1: slug", "b.toml:1: code", "b.toml:1: name",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ('colour = "red"', "a.toml:9: colour"),
        ('modules = ["needs", "chess"]', "a.toml:9: modules"),
        ("quotas = { accounts = 0 }", "a.toml:9: accounts"),
        ("quotas = 5", "a.toml:9: “[quotas]”"),
        ('settings = { telephone = "' + "1" * 31 + '" }', "a.toml:9: telephone"),
        ('communities = { 430121001001 = "" }', "a.toml:9: name"),
        ('communities = { 43012100101 = "开元路社区" }', "a.toml:9: code"),
        ('communities = { 430122001001 = "开元路社区" }', "a.toml:9: 社区代码应以乡镇代码 430121001 开头"),
        ('extra_grants = [{ role = "mentor" }]', "a.toml:9: permission"),
        ('[townships.xingsha.wording]\n"㮾" = 1', "a.toml:10: everyday"),
        ('[[townships.xingsha.extra_grants]]\nrole = "mentor"', "a.toml:9: permission"),
    ],
)
def test_a_mistake_is_told_with_its_line(line: str, where: str) -> None:
    assert any(problem.startswith(where) for problem in problems(COUNTY + XINGSHA + line))


@pytest.mark.parametrize(
    "slug",
    ["api", "public", "sign-in", "platform", "Xingsha", "星沙", "x_y", "-x", "x-", "1x", "a" * 41, "x.y", "x\\n"],
)
def test_an_address_that_would_hide_the_products_own_or_is_not_plain_is_refused(slug: str) -> None:
    [problem] = problems(COUNTY + XINGSHA.replace("[townships.xingsha]", f'[townships."{slug}"]'))
    assert problem.startswith("a.toml:5: slug")


def test_one_address_and_one_code_name_one_place_over_all_files() -> None:
    other = COUNTY.replace("430121", "430122") + XINGSHA.replace("430121", "430122")
    assert problems(COUNTY + XINGSHA, other) == [
        "b.toml:2: “changsha-county”已在 a.toml:2 用过",
        "b.toml:5: “xingsha”已在 a.toml:5 用过",
    ]


def test_a_township_must_lie_in_its_county() -> None:
    [problem] = problems(COUNTY + XINGSHA.replace("430121001", "430122001"))
    assert problem == "a.toml:6: 乡镇代码应以县的代码 430121 开头"


def test_the_same_table_twice_is_refused_with_its_line() -> None:
    [problem] = problems(COUNTY + XINGSHA + "[townships.xingsha]\n")
    assert problem.startswith("a.toml:9: 不是正确的 TOML")


def test_a_file_in_another_encoding_is_refused_with_its_line() -> None:
    with pytest.raises(FilesRefused) as refused:
        read_files({"a.toml": COUNTY.encode("gbk")})
    assert str(refused.value.problems[0]) == "a.toml:4: 不是 UTF-8 编码的文本"


def test_a_slice_above_refuses_its_part_at_its_line() -> None:
    grumpy = Furnisher(
        check=lambda entry: [entry.problem(("communities", "430121001001"), _("不喜欢“{name}”"), name="甲")]
    )
    text = COUNTY + XINGSHA + "[townships.xingsha.communities]\n430121001001 = '甲'\n"
    assert problems(text, furnishers=[grumpy]) == ["a.toml:10: 不喜欢“甲”"]


def test_reasons_are_told_in_english_to_those_who_read_english() -> None:
    with speaking("en"):
        [problem] = problems(COUNTY + XINGSHA + "quotas = 5")
    assert problem.startswith("a.toml:9: ")
    assert problem.isascii()


def test_the_example_of_the_readme_is_right() -> None:
    readme = (CHECKOUT / "tenants" / "README.md").read_text(encoding="utf-8")
    example = readme.partition("```toml\n")[2].partition("```")[0]
    [county] = read(example, furnishers=[module.FURNISHER for module in modules("furnishing")])
    [langli] = county.townships
    assert (langli.slug, len(langli.communities), len(langli.extra_grants)) == ("langli", 1, 1)
    assert langli.settings == {"telephone": "0731-84010000"}


def test_an_empty_folder_has_no_county(tmp_path: Path) -> None:
    assert read_folder(tmp_path) == []
