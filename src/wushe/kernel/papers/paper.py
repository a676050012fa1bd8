"""Typst to PDF: no system library, no system fonts, no internet."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn

from wushe.kernel.clock import now
from wushe.kernel.late import Late

typst = Late("typst")

ROOT = Path(__file__).parents[2]
"""Where absolute paths in templates begin: the folder of the package."""


class PaperFault(Exception):  # noqa: N818 - a fault of a template or its data, never an answer to a person
    """The template does not compile with this data; the message says where."""


def compile_paper(template: Path, data: Mapping[str, Any]) -> bytes:
    """The PDF (PDF/A-2u, for the archive) of a template; `data` is anything JSON can say.

    About 10 ms after the first, which loads the fonts. Runs on the processor: call it in a thread or a job.
    Raises `PaperFault`.
    """
    try:
        compiler = typst.Compiler(root=ROOT, font_paths=_fonts(), ignore_system_fonts=True)
        made = compiler.compile(
            template.read_bytes(),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards="a-2u",
            timestamp=int(now().timestamp()),
        )
    except typst.TypstError as error:
        raise PaperFault(f"{template.name}: {error.diagnostic}") from error
    if not isinstance(made, bytes):
        raise PaperFault(f"{template.name}: made no PDF")
    return made


@cache
def _fonts() -> Any:
    """Noto Sans SC and Noto Serif SC (SIL Open Font License) from their wheel, and nothing else."""
    folder = str(pylopdf_fonts_zh_cn.sans_path().parent)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    if not {"Noto Sans SC", "Noto Serif SC"} <= set(fonts.families()):
        raise PaperFault(f"{folder}: Noto Sans SC and Noto Serif SC are not there; typst would print empty pages")
    return fonts
