"""What does each job: the functions of the slices' `actors.py`, found by the job's name."""

import inspect
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from wushe.kernel.jobs.queue import Job

E = TypeVar("E", bound=Callable[..., Awaitable[None]])


@dataclass(frozen=True, slots=True)
class Effect:
    """A job, the function that does it, and the shape of the ids it takes."""

    job: Job
    function: Callable[..., Awaitable[None]]
    shape: type[msgspec.Struct]
    wants: frozenset[str]
    """Which of `EXTRAS` the function has a parameter for."""

    def ids(self, sent: Mapping[str, Any]) -> dict[str, Any]:
        """The ids as the function's annotations have them, from JSON. Raises `msgspec.ValidationError`."""
        return msgspec.structs.asdict(msgspec.convert(sent, self.shape))


EXTRAS = frozenset({"letterbox", "progress", "shelf"})

_effects: dict[str, Effect] = {}


def does(job: Job) -> Callable[[E], E]:
    """`async def f(work, *, thing_id: UUID)` does `job`.

    A parameter `progress` before the star lets it tell how far it is, one `shelf` reaches the kept files, and one
    `letterbox` sends e-mail.
    """

    def register(function: E) -> E:
        if job.name in _effects:
            raise ValueError(f"{job.name} is done by two functions")
        parameters = inspect.signature(function, eval_str=True).parameters
        ids = [_field(p) for p in parameters.values() if p.kind is p.KEYWORD_ONLY]
        shape = msgspec.defstruct(job.name.replace(".", "_"), ids, kw_only=True, forbid_unknown_fields=True)
        _effects[job.name] = Effect(job, function, shape, EXTRAS & parameters.keys())
        return function

    return register


def _field(parameter: inspect.Parameter) -> tuple[str, Any] | tuple[str, Any, Any]:
    if parameter.default is parameter.empty:
        return parameter.name, parameter.annotation
    return parameter.name, parameter.annotation, parameter.default


def effect_of(job_name: str) -> Effect | None:
    """None when this process knows nothing that does the job: it may be newer than this worker."""
    return _effects.get(job_name)
