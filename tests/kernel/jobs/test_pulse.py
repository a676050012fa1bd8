"""A worker shows life as long as it can do jobs, and whoever looks after it sees when it does not."""

import os
import threading
import time

import pytest
from click.testing import CliRunner

from wushe.cli import wushe
from wushe.kernel.jobs import pulse, serving


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr(pulse, "file", lambda: tmp_path / "pulse")


def test_nobody_lives_where_there_was_no_worker():
    assert not pulse.is_alive()


def test_a_worker_that_was_seen_a_moment_ago_lives_and_one_of_long_ago_does_not():
    pulse.beat()
    assert pulse.is_alive()
    then = time.time() - pulse.FRESH_SECONDS - 1
    os.utime(pulse.file(), (then, then))
    assert not pulse.is_alive()


def test_a_folder_that_takes_nothing_does_not_end_the_worker(tmp_path, monkeypatch):
    monkeypatch.setattr(pulse, "file", lambda: tmp_path / "nowhere" / "pulse")
    pulse.beat()
    assert not pulse.is_alive()


def test_the_watch_over_the_loop_shows_life(monkeypatch):
    """From its beginning, and again each time the loop has answered."""
    stop, beats = threading.Event(), []

    class AnsweringLoop:
        def call_soon_threadsafe(self, answer):
            answer()
            if len(beats) > 2:
                stop.set()

    monkeypatch.setattr(serving, "beat", lambda: beats.append(1))
    monkeypatch.setattr(serving, "_loop", AnsweringLoop)
    monkeypatch.setattr(serving, "PULSE", 0.001)
    serving._watch_loop(stop)
    assert len(beats) > 3


@pytest.mark.parametrize("lives", [True, False])
def test_the_command_says_by_its_status_whether_the_worker_lives(monkeypatch, database_url, lives):
    monkeypatch.setattr("wushe.cli.worker.refuse_unfit_database", lambda _settings: None)
    for name in ("SECRET", "DATA", "LOOKUP"):
        monkeypatch.setenv(f"WUSHE_{name}_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("WUSHE_PUBLIC_URL", "https://wushe.test")
    if lives:
        pulse.beat()
    assert CliRunner().invoke(wushe, ["worker", "--alive"]).exit_code == (0 if lives else 1)
