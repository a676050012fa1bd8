"""Logs: one line of JSON for each event, with request and township, and nothing of a person in it.

    log = structlog.get_logger()
    log.info("sheet_read", rows=120, file_id=str(file.id))

The event is a name and not a sentence; what varies stands under keys, see `redaction.TEXT_KEYS`.
"""

import logging.config
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any, TextIO

import msgspec
import structlog
from structlog.contextvars import bind_contextvars, clear_contextvars

from wushe.kernel.redaction import redact

Event = MutableMapping[str, Any]
QUIET = ("uvicorn.access", "alembic.runtime.plugins", "asyncio")
"""Loggers that say less than our own lines, or repeat a request's query string, which may be a person's name."""


def configure(log_format: str = "json", level: str = "info", output: TextIO | None = None) -> None:
    """Send structlog's and everybody else's lines to stdout in one form: `json`, or `console` for people's eyes."""
    ours = [structlog.contextvars.merge_contextvars, structlog.stdlib.add_log_level, _add_time]
    structlog.configure(
        processors=[*ours, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": {"()": _formatter, "log_format": log_format, "foreign": ours}},
            "handlers": {
                "out": {"class": "logging.StreamHandler", "stream": output or sys.stdout, "formatter": "line"}
            },
            "root": {"handlers": ["out"], "level": level.upper()},
            "loggers": {name: {"level": "WARNING"} for name in QUIET},
        }
    )


def bind(*, request_id: str, tenant: str = "") -> None:
    """Put these on every line of the current request or job, and nothing of the one before."""
    clear_contextvars()
    bind_contextvars(request_id=request_id, **({"tenant": tenant} if tenant else {}))


def _formatter(log_format: str, foreign: list[Any]) -> structlog.stdlib.ProcessorFormatter:
    shown: list[Any]
    if log_format == "json":
        shown = [_frames_only, _redacted, structlog.processors.JSONRenderer(_to_json)]
    else:
        people = structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty(), exception_formatter=_as_it_is)
        shown = [_whole_traceback, _redacted, people]
    return structlog.stdlib.ProcessorFormatter(
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *shown], foreign_pre_chain=foreign
    )


_add_time = structlog.processors.TimeStamper(fmt="iso", utc=True)


def _frames_only(_logger: Any, _name: str, event: Event) -> Event:
    """Where it broke and on what kind of error; the words of an error may quote a row, a form or a name."""
    if error := _error(event):
        chain = traceback.TracebackException.from_exception(error, lookup_lines=False)
        event["exception"] = "\n".join(_frames(chain))
    return event


def _frames(chain: traceback.TracebackException) -> list[str]:
    cause = chain.__cause__ or (None if chain.__suppress_context__ else chain.__context__)
    before = [*_frames(cause), "then"] if cause else []
    kind = chain.exc_type.__qualname__ if chain.exc_type else "?"
    return [*before, *(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in chain.stack), kind]


def _whole_traceback(_logger: Any, _name: str, event: Event) -> Event:
    if error := _error(event):
        event["exception"] = "".join(traceback.format_exception(error)).rstrip()
    return event


def _error(event: Event) -> BaseException | None:
    """`exc_info` is an exception, logging's triple, or True for the one being handled."""
    info = event.pop("exc_info", None)
    if isinstance(info, tuple):
        return info[1]
    return info if isinstance(info, BaseException) else (sys.exc_info()[1] if info else None)


def _redacted(_logger: Any, _name: str, event: Event) -> dict[str, Any]:
    return redact(event)


def _to_json(event: Any, **_options: Any) -> str:
    return msgspec.json.encode(event).decode()


def _as_it_is(*_arguments: Any) -> None:
    """The traceback was written, and redacted, before."""
