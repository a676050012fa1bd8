"""Lists of exceptions: one a line, each with the reason that stands behind its `#`."""

from pathlib import Path

HERE = Path(__file__).parent
NEEDLESS = "needs no exception any more"


def reasons(name: str) -> dict[str, str]:
    """`METHOD path` to reason, of the file of that name beside this one."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    pairs = (line.partition("  # ") for line in lines if line and not line.startswith("#"))
    return {named.strip(): reason.strip() for named, _hash, reason in pairs}


def complain(name: str, found: set[str], what: str) -> str:
    """What to do about a difference between the file and the product; empty when there is none."""
    named, file = reasons(name), f"tests/policies/{name}"
    missing, needless = sorted(found - named.keys()), sorted(named.keys() - found)
    return "\n".join([
        *(f"{route}: {what}; mend it, or name it with a reason in {file}" for route in missing),
        *(f"{route}: {NEEDLESS}; take it out of {file}" for route in needless),
        *(f"{route}: stands in {file} without a reason" for route, reason in named.items() if not reason),
    ])  # fmt: skip
