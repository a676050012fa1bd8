"""What everyone calls a community that the official list calls 开元路社区居委会."""

_ENDINGS = (
    ("社区居民委员会", "社区"),
    ("社区居委会", "社区"),
    ("社区委员会", "社区"),
    ("村村民委员会", "村"),
    ("村村委会", "村"),
    ("村民委员会", "村"),
    ("村委会", "村"),
    ("居民委员会", "社区"),
    ("居委会", "社区"),
)
_FIRST_VILLAGE = 200
"""Of the last three digits of a code: below are 居委会, from here on 村委会 (国家统计局区划代码)."""


def everyday_name(official: str) -> str:
    """开元路社区, 双河村."""
    for ending, short in _ENDINGS:
        if official.endswith(ending) and official != ending:
            return official.removesuffix(ending) + short
    return official


def is_village(code: str, official: str) -> bool:
    """By the name where it says so, else by the code."""
    name = everyday_name(official)
    if name.endswith(("社区", "村")):
        return name.endswith("村")
    return int(code[-3:]) >= _FIRST_VILLAGE
