"""Who may go to another township's rows within one transaction: the files that say why, and no other."""

import ast
from pathlib import Path

from .reasons import complain

SOURCE = Path(__file__).parents[2] / "src"


def test_only_files_with_a_reason_go_abroad() -> None:
    going = {str(path.relative_to(SOURCE.parent)) for path in SOURCE.rglob("*.py") if _goes(path)}
    assert going, "nothing goes abroad: the walk looks for a name that is not called so any more"
    assert not (wrong := complain("abroad.txt", going, "goes to another township's rows")), wrong


def _goes(path: Path) -> bool:
    """Whether anything there is called `.abroad(...)`."""
    calls = (node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    return any(isinstance(called, ast.Attribute) and called.attr == "abroad" for called in calls)
