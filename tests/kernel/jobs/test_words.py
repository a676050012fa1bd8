"""What a job and its rhythm are called where people look after them."""

from datetime import UTC, datetime, time, timedelta
from importlib import import_module

from wushe.kernel.i18n import english, speaking
from wushe.kernel.jobs.queue import Job
from wushe.kernel.jobs.schedule import Daily, Every
from wushe.slices import modules

MORNING = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
"""2026-06-02 07:30 in China."""


def test_every_job_is_called_something_in_both_languages() -> None:
    import_module("wushe.kernel.housekeeping")
    import_module("wushe.kernel.exporting.jobs")
    import_module("wushe.kernel.importing.jobs")
    modules("jobs")
    named = {name: job for name, job in Job.named.items() if not name.startswith(("labour.", "jobs.unknown"))}
    assert len(named) > 20
    assert [name for name, job in named.items() if job.words not in english()] == []


def test_a_job_of_another_release_is_called_by_its_name() -> None:
    assert Job.called("tomorrow.shine") == "tomorrow.shine"


def test_a_rhythm_is_told_with_its_next_moment() -> None:
    daily, often = Daily(time(7, 30)), Every(30)
    assert (daily.say(), often.say()) == ("每天 07:30", "每 30 分钟")
    with speaking("en"):
        assert (daily.say(), often.say()) == ("Every day at 07:30", "Every 30 minutes")
    assert daily.next_due(MORNING) == MORNING + timedelta(days=1)
    assert daily.next_due(MORNING - timedelta(seconds=1)) == MORNING
    assert often.next_due(MORNING + timedelta(minutes=29)) == MORNING + timedelta(minutes=30)
