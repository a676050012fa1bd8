"""The audit's own lists, without a database."""

import pytest

from wushe.audit.kinds import Area
from wushe.audit.queries import SIGHTS, events_of
from wushe.audit.service import Verdict
from wushe.kernel.journal.event import Event
from wushe.kernel.journal.findings import Finding, Tampering
from wushe.slices import SLICES, modules

modules("pages")


def test_every_event_by_which_something_was_seen_is_among_the_sights() -> None:
    seen = {code for code in Event.kinds if code.endswith(("_revealed", "_exported", "_viewed")) and "test" not in code}
    assert seen - {"report_exported"} <= set(SIGHTS)
    assert set(SIGHTS) <= set(Event.kinds)


@pytest.mark.parametrize("area", [*SLICES, "kernel"])
def test_every_slice_that_records_something_can_be_chosen(area: str) -> None:
    if events_of(area):
        assert area in {each.value for each in Area}


def test_a_verdict_is_one_sentence() -> None:
    assert Verdict(12, []).say() == "操作记录完整：共 12 条，没有被修改、删除、插入或调换"
    wrong = [Finding(3, 3, Tampering.EDITED), Finding(5, 7, Tampering.DELETED)]
    assert Verdict(12, wrong).say() == "操作记录有 2 处问题，请立即联系平台运营：第 3 条内容被改过；第 5–7 条被删除"
