"""Logs carry request and township, and nothing of a person: by shape, by key, and in tracebacks."""

import json
import logging
from io import StringIO

import pytest
import structlog

from wushe.cli import COMMANDS, wushe
from wushe.kernel import log
from wushe.kernel.redaction import HIDDEN, redact, redact_text


@pytest.fixture
def lines():
    before, output = (logging.root.handlers[:], logging.root.level, structlog.get_config()), StringIO()
    log.configure("json", output=output)
    log.bind(request_id="r-1", tenant="xingsha")

    def read() -> list[dict]:
        return [json.loads(line) for line in output.getvalue().splitlines()]

    yield read
    structlog.contextvars.clear_contextvars()
    logging.root.handlers, logging.root.level, configuration = before
    structlog.configure(**configuration)


@pytest.mark.parametrize(
    "secret",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "+86 13812345678",
        "１３８１２３４５６７８",
        "430121199001011234",
        "43012119900101123X",
        "430121900101123",
        "6222021234567890123",
        "0731-84011234",
        "zhangsan@example.cn",
        "Q3J5cHRvZ3JhcGhpY2FsbHkgc2VjdXJlIDI1Ng",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    ],
)
def test_a_personal_number_or_secret_is_hidden_inside_any_text(secret):
    assert redact_text(f"电话：{secret}，请回") == f"电话：{HIDDEN}，请回"


@pytest.mark.parametrize(
    "harmless",
    [
        "01934567-8901-7abc-8def-138123456789",
        "/xingsha/needs/01934567-8901-7abc-8def-138123456789/match",
        "session_closed_because_the_password_changed",
        "2026-11-21T20:41:02.904740Z",
        "86 场 / 1567 人次 / 1629.5 小时",
        "430121001002",
    ],
)
def test_what_a_log_is_searched_by_stays(harmless):
    assert redact_text(harmless) == harmless


def test_the_password_of_a_url_is_hidden():
    assert redact_text("postgresql://wushe_app:s3cret@db/wushe") == f"postgresql://{HIDDEN}@db/wushe"


def test_text_stands_only_under_keys_whose_text_the_code_writes():
    assert redact({"event": "read", "name": "张三", "row": {"address": HIDDEN}, "words": ["张三"], "count": 3}) == {
        "event": "read",
        "name": HIDDEN,
        "row": {"address": HIDDEN},
        "words": [HIDDEN],
        "count": 3,
    }


def test_numbers_are_shown_unless_they_are_personal():
    assert redact({"rows": 120, "phone": 13812345678, "done": True}) == {"rows": 120, "phone": HIDDEN, "done": True}


@pytest.mark.parametrize("key", ["password", "access_token", "Cookie", "authorization", "database_url", "secret"])
def test_a_secret_key_hides_its_value_whatever_it_is(key):
    assert redact({key: 1}) == {key: HIDDEN}


def test_every_line_names_request_and_township(lines):
    structlog.get_logger().info("read", rows=3)
    (line,) = lines()
    assert line | {"timestamp": ""} == {
        "event": "read", "rows": 3, "request_id": "r-1", "tenant": "xingsha", "level": "info", "timestamp": "",
    }  # fmt: skip


def test_nothing_of_the_request_before_remains(lines):
    log.bind(request_id="r-2")
    structlog.get_logger().info("read")
    assert "tenant" not in lines()[0]


def test_lines_of_libraries_pass_the_same_door(lines):
    logging.getLogger("uvicorn.error").warning("Started %s for %s", 3, "13812345678")
    (line,) = lines()
    assert line["event"] == f"Started 3 for {HIDDEN}"
    assert line["request_id"] == "r-1"


def break_something() -> None:
    try:
        {}["张三"]
    except KeyError as error:
        raise ValueError("李四 13812345678") from error


@pytest.mark.parametrize("logger", [logging.getLogger("somewhere"), structlog.get_logger()])
def test_a_traceback_says_where_and_what_kind_and_not_the_words(lines, logger):
    try:
        break_something()
    except ValueError:
        logger.exception("defect")
    (line,) = lines()
    assert "test_log.py" in line["exception"]
    assert "KeyError\nthen\n" in line["exception"]
    assert line["exception"].endswith("ValueError")
    assert "张三" not in str(line)
    assert "李四" not in str(line)


def test_requests_are_not_logged_with_what_was_searched(lines):
    logging.getLogger("uvicorn.access").info("GET /xingsha/people?q=张三")
    assert lines() == []


def test_tests_themselves_print_no_variable_of_a_traceback(capfd):
    log.configure("console")
    _break_with("Q3J5cHRvZ3JhcGhpY2FsbHkgc2VjdXJlIDI1Ng", structlog.get_logger())
    said = capfd.readouterr().out
    assert "ZeroDivisionError" in said
    assert "Q3J5" not in said


def _break_with(cookie: str, logger) -> None:
    try:
        len(cookie) / 0
    except ZeroDivisionError:
        logger.exception("broken")


@pytest.mark.parametrize("command", list(COMMANDS))
def test_no_command_can_log_before_the_log_is_safe(command):
    """Already when its module is imported, and before it has read its settings."""
    structlog.reset_defaults()
    wushe.get_command(None, command)
    _break_with("Q3J5cHRvZ3JhcGhpY2FsbHkgc2VjdXJlIDI1Ng", structlog.get_logger())
    assert structlog.is_configured()
    assert structlog.get_config()["logger_factory"].__class__ is structlog.stdlib.LoggerFactory
