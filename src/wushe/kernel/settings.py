"""Settings: what an installation may choose, read from the environment and /run/secrets, refused by name."""

import difflib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, PlainValidator, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from wushe.kernel.checkout import CHECKOUT
from wushe.kernel.keys import Key, parse_key, parse_keys
from wushe.kernel.start import StartRefusedError

SECRETS = Path("/run/secrets")
PREFIX = "WUSHE_"
FOR_TESTS = "WUSHE_TEST_"


class SettingsRefusedError(StartRefusedError):
    """One readable line for each setting that is wrong or missing; never the value of a secret."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(self.reasons))


def _database_url(text: str) -> str:
    """`postgresql://` whatever driver is named: each part of the product adds its own."""
    url = urlsplit(text)
    if url.scheme.partition("+")[0] not in {"postgres", "postgresql"}:
        raise ValueError("does not start with postgresql://")
    if not url.username or not url.path.strip("/"):
        raise ValueError("does not name a role and a database: postgresql://ROLE:PASSWORD@HOST:5432/DATABASE")
    return url._replace(scheme="postgresql").geturl()


def _web_url(text: str) -> str:
    url = urlsplit(text)
    if url.scheme not in {"http", "https"} or not url.hostname or url.path.strip("/"):
        raise ValueError("is not an address like https://wushe.example.cn")
    return f"{url.scheme}://{url.netloc}"


def _url_of(*schemes: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if urlsplit(text).scheme not in schemes or not urlsplit(text).hostname:
            raise ValueError(f"is not an address that starts with {schemes[0]}://")
        return text

    return check


def _if_set(check: Callable[[str], str]) -> AfterValidator:
    """An empty secret file means the same as no file."""
    return AfterValidator(lambda text: text and check(text))


def _password_days(days: int) -> int:
    if days and not 30 <= days <= 365:  # noqa: PLR2004 - as a township says it in its file
        raise ValueError("is neither 0 nor 30 to 365")
    return days


PasswordDays = Annotated[int, AfterValidator(_password_days)]
DatabaseUrl = Annotated[str, _if_set(_database_url), Field(repr=False)]
WebUrl = Annotated[str, _if_set(_web_url)]
BrokerUrl = Annotated[str, _if_set(_url_of("amqp", "amqps")), Field(repr=False)]
SmtpUrl = Annotated[str, _if_set(_url_of("smtp", "smtps")), Field(repr=False)]
SecretKey = Annotated[Key, PlainValidator(parse_key), Field(repr=False)]
SecretKeys = Annotated[tuple[Key, ...], NoDecode, PlainValidator(parse_keys), Field(repr=False)]


class Settings(BaseSettings):
    """Every choice there is. An empty text or key means: not set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True, validate_default=False
    )

    mode: Literal["production", "laptop"] = Field(
        "production", description="`laptop` is what `make up` sets: generated secrets and the demo are allowed"
    )
    demo: bool = Field(False, description="holds the demo with its published sign-ins; refused in production")

    database_url: DatabaseUrl = Field(
        "",
        validation_alias="DATABASE_URL",
        description="PostgreSQL 15 or newer, as the plain role `wushe_app` that owns nothing",
    )
    owner_database_url: DatabaseUrl = Field("", description="the same database as `wushe_owner`; migrations only")
    reader_database_url: DatabaseUrl = Field(
        "", description="the same database as `wushe_reader`; sums over all townships of a county"
    )
    admin_database_url: DatabaseUrl = Field(
        "", description="a superuser of that server; only `wushe database prepare` uses it"
    )
    pool_size: int = Field(10, ge=1, le=200, description="database connections of each process")
    broker_url: BrokerUrl = Field("", description="`amqp://` of a RabbitMQ; empty: jobs stay in PostgreSQL")
    worker_threads: int = Field(4, ge=1, le=64, description="jobs that one worker runs at a time")

    host: str = Field("127.0.0.1", description="address the web process listens on")
    port: int = Field(8000, ge=1, le=65535, description="port the web process listens on")
    public_url: WebUrl = Field("", description="address that people type, `https://...`; in links, QR codes and e-mail")
    trusted_proxies: str = Field(
        "127.0.0.1", description="proxies whose X-Forwarded-For is believed, separated by commas"
    )

    session_idle_minutes: int = Field(30, ge=5, le=240, description="a sign-in ends when it is unused for so long")
    session_hours: int = Field(12, ge=1, le=24, description="a sign-in ends after so long at the latest")

    platform_password_days: PasswordDays = Field(
        0,
        description="等保模式 of the platform's own sign-ins: a new password after so many days, 30 to 365; 0: off",
    )

    secret_key: SecretKey = Field(Key(), description="signs cursors, forms and cookies; 32 bytes as base64")
    data_key: SecretKey = Field(Key(), description="encrypts identity numbers; 32 bytes as base64")
    former_data_keys: SecretKeys = Field(
        (), description="open what they sealed until `wushe keys reseal` is done; separated by commas, newest first"
    )
    lookup_key: SecretKey = Field(Key(), description="keyed hash that finds identity numbers; 32 bytes as base64")

    smtp_url: SmtpUrl = Field("", description="`smtp://user:password@host:587`; empty: no e-mail leaves")
    mail_from: str = Field("", description="sender of that e-mail")

    state: Path = Field(CHECKOUT / ".wushe", description="folder of the embedded PostgreSQL and its secrets")
    tenants: Path = Field(CHECKOUT / "tenants", description="folder of the counties' files")
    uploads: Path = Field(
        CHECKOUT / ".wushe" / "uploads", description="folder of uploaded and made files; web and worker share it"
    )

    log_format: Literal["json", "console"] = Field("json", description="`console` is for people's eyes")
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="least level that is logged")
    log_retention_days: int = Field(
        180, ge=180, description="how long sign-ins and views are kept; 网络安全法 asks for six months"
    )

    @property
    def data_keys(self) -> tuple[Key, ...]:
        """As a vault takes them: the first seals, all of them open."""
        return (self.data_key, *self.former_data_keys)


SERVING = ("database_url", "secret_key", "data_key", "lookup_key", "public_url")
"""What the web and the worker cannot do without; `wushe up` fills in all of them for a laptop."""


def load(*needed: str, secrets: Path = SECRETS) -> Settings:
    """Read and check every setting, and that those `needed` are set.

    Raises SettingsRefusedError with all that is wrong at once, so that a deployment is mended in one go.
    """
    unknown = list(unknown_names(os.environ))
    try:
        settings = Settings(_secrets_dir=secrets if secrets.is_dir() else None)  # pyright: ignore[reportCallIssue]
    except ValidationError as refusal:
        raise SettingsRefusedError([*unknown, *map(_told, refusal.errors())]) from None
    if reasons := [*unknown, *_unsafe(settings), *_missing(settings, needed)]:
        raise SettingsRefusedError(reasons)
    return settings


def load_for_serving() -> Settings:
    """Settings with which the web and the worker may start."""
    return load(*SERVING)


def unknown_names(environment: Iterable[str]) -> Iterator[str]:
    """A misspelt name would otherwise silently leave the default in force."""
    known = [name_of(field) for field in Settings.model_fields]
    for name in sorted(environment):
        if name.startswith(PREFIX) and not name.startswith(FOR_TESTS) and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            yield f"{name}: there is no such setting" + (f"; did you mean {near[0]}?" if near else "")


def _unsafe(settings: Settings) -> Iterator[str]:
    """What `make up` makes for a laptop, and production must not take over."""
    if settings.mode == "laptop":
        return
    if settings.demo:
        yield "WUSHE_DEMO: the demo publishes its sign-ins; it belongs to `make up` alone"
    for field, value in settings:
        keys = value if isinstance(value, tuple) else (value,)
        if any(isinstance(key, Key) and key.generated for key in keys):
            yield f"{name_of(field)}: was generated by `make up`; production needs a key of its own"


def _missing(settings: Settings, needed: Iterable[str]) -> Iterator[str]:
    for field in needed:
        if not getattr(settings, field):
            yield f"{name_of(field)}: is missing ({Settings.model_fields[field].description})"


def _told(error: Any) -> str:
    """An error of pydantic as one line: its own words, without the value, which may be a secret."""
    words = str(error["ctx"]["error"]) if "error" in error.get("ctx", {}) else error["msg"]
    return f"{name_of(str(error['loc'][0]))}: {words}" if error["loc"] else words


def name_of(field: str) -> str:
    """The environment variable of a field."""
    return field.upper() if field.lower() == "database_url" else PREFIX + field.upper()


def table() -> Iterator[tuple[str, str, str]]:
    """Name, default and meaning of every setting, in the order in which they are declared."""
    for field, info in Settings.model_fields.items():
        default = info.default
        if isinstance(default, Path):
            default = default.relative_to(CHECKOUT)
        yield name_of(field), "" if isinstance(default, Key | tuple) else str(default), info.description or ""
