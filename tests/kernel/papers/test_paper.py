"""A paper carries its Chinese text in its own fonts, and what people typed is never markup."""

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wushe.kernel import clock
from wushe.kernel.papers.paper import ROOT, PaperFault, compile_paper
from wushe.kernel.papers.qr import qr_svg

CERTIFICATE = Path(__file__).with_name("certificate.typ")
DATA = {
    "issuer": "长沙县㮾梨街道社会工作服务站",
    "number": "榔志证〔2026〕1号",
    "name": "张三 #panic(1) *x* $y$ @z",
    "place": "榔梨街道花园社区",
    "hours": "1,629.5 小时",
    "rows": [["2026-06-01", "乐竹邻书画课堂", "2.5"]],
    "date": "2026年6月30日",
    "code": str(qr_svg("https://example.cn/v/1", "查验")),
}


def test_a_paper_embeds_both_fonts_is_readable_by_machines_and_fit_for_the_archive():
    pdf = compile_paper(CERTIFICATE, DATA)
    assert pdf.startswith(b"%PDF-1.7")
    assert re.findall(rb"/FontName */[A-Z]{6}\+(Noto\w+SC)", pdf) == [b"NotoSerifSC", b"NotoSansSC"]
    assert pdf.count(b"/ToUnicode") == 2
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>" in pdf


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed here")
def test_the_text_of_a_paper_is_what_was_given(tmp_path):
    (tmp_path / "a.pdf").write_bytes(compile_paper(CERTIFICATE, DATA))
    text = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], check=True, capture_output=True, text=True).stdout
    written = "".join(text.split())
    for given in ("issuer", "number", "name", "place", "hours", "date"):
        assert "".join(DATA[given].split()) in written, given


def test_the_same_paper_at_the_same_time_is_the_same_to_the_byte():
    with clock.stopped_at(datetime(2026, 6, 30, tzinfo=UTC)):
        assert compile_paper(CERTIFICATE, DATA) == compile_paper(CERTIFICATE, DATA)


def test_a_fault_of_a_template_says_where(tmp_path):
    (tmp_path / "broken.typ").write_text("#let x = ", encoding="utf-8")
    with pytest.raises(PaperFault, match=r"broken\.typ"):
        compile_paper(tmp_path / "broken.typ", {})
    with pytest.raises(PaperFault, match="hours"):
        compile_paper(CERTIFICATE, {name: value for name, value in DATA.items() if name != "hours"})


def test_a_template_cannot_read_outside_the_package(tmp_path):
    (tmp_path / "curious.typ").write_text('#read("/../../../etc/passwd")', encoding="utf-8")
    with pytest.raises(PaperFault):
        compile_paper(tmp_path / "curious.typ", {})


def test_no_template_needs_the_internet():
    for template in ROOT.rglob("*.typ"):
        assert "@preview" not in template.read_text(encoding="utf-8"), template
