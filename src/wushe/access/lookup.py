"""Who a cookie or a token belongs to, and which roles they hold in one place: one statement for each request.

Every condition of being let in stands here, so that a disabled account, an ended membership, a withdrawn role or a
revoked session takes effect at the next request. Times are the database's, whatever a process believes.
"""

from datetime import timedelta
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from wushe.kernel.database.lean import LeanPool
from wushe.tenancy.places import PLATFORM, Place


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """An account that may come in. `stands_in` is the place its session is in, or the one its token is for.

    `unnoted` says that its last use was written down more than a minute ago; `scopes` is None for a session.
    `password_age` is in whole days.
    """

    session_id: UUID | None = None
    stands_in: UUID | None
    unnoted: bool
    scopes: list[str] | None = None
    account_id: UUID
    name: str
    locale: str
    large_text: bool
    must_change_password: bool
    password_age: int
    password_composed: bool
    has_second_factor: bool
    is_member: bool
    person_id: UUID | None
    roles: list[str] | None
    communities: list[UUID] | None
    places: list[UUID] | None


class Limits(msgspec.Struct, frozen=True):
    """How long a session lasts unused and at all, and how often its use is written down."""

    idle: timedelta
    absolute: timedelta
    noted: timedelta = timedelta(minutes=1)

    def at(self, place: Place | None) -> "Limits":
        """At most half an hour and half a day in 等保模式, however long the installation allows."""
        if place is None or place.password_days is None:
            return self
        return Limits(idle=min(self.idle, _IDLE), absolute=min(self.absolute, _ABSOLUTE))


_IDLE, _ABSOLUTE = timedelta(minutes=30), timedelta(hours=12)


_WHO = """
    a.id AS account_id, a.display_name AS name, a.locale, a.large_text, a.must_change_password,
    floor(extract(epoch FROM now() - a.password_set_at) / 86400)::int AS password_age, a.password_composed,
    a.totp_confirmed_at IS NOT NULL AS has_second_factor,
    m.id IS NOT NULL AS is_member, m.person_id, held.roles, held.communities,
    (SELECT array_agg(o.tenant_id ORDER BY o.joined_at, o.id) FROM membership AS o
        WHERE o.account_id = a.id AND o.status = 'active') AS places
"""
_HELD = """
    JOIN account AS a ON a.id = shown.account_id AND a.status = 'active'
    LEFT JOIN membership AS m ON m.account_id = a.id AND m.tenant_id = $2 AND m.status = 'active'
    LEFT JOIN LATERAL (
        SELECT array_agg(h.role) AS roles,
               array_agg(h.community_id) FILTER (WHERE h.community_id IS NOT NULL) AS communities
        FROM role_holding AS h
        WHERE h.tenant_id = $2 AND (h.account_id = a.id OR h.person_id = m.person_id)
            AND h.since <= now() AND (h.until IS NULL OR h.until > now())
    ) AS held ON m.id IS NOT NULL
"""

_BY_SESSION = f"""
    SELECT ARRAY[row_to_json(found)::text] FROM (
        SELECT shown.id AS session_id, shown.tenant_id AS stands_in,
            shown.last_seen_at < now() - $3::interval AS unnoted, {_WHO}
        FROM account_session AS shown {_HELD}
        WHERE shown.token_hash = $1 AND shown.revoked_at IS NULL AND NOT shown.awaits_code
            AND shown.last_seen_at > now() - $4::interval AND shown.created_at > now() - $5::interval
    ) AS found
"""  # noqa: S608 - put together from constants

_BY_API_TOKEN = f"""
    SELECT ARRAY[row_to_json(found)::text] FROM (
        SELECT shown.tenant_id AS stands_in, shown.scopes,
            shown.last_used_at IS NULL OR shown.last_used_at < now() - $3::interval AS unnoted, {_WHO}
        FROM api_token AS shown {_HELD}
        WHERE shown.token_hash = $1 AND shown.revoked_at IS NULL AND shown.expires_at > now()
    ) AS found
"""  # noqa: S608


async def find_session(lean: LeanPool, token_hash: bytes, place: UUID | None, limits: Limits) -> Found | None:
    """Whose session it is, with what they hold at `place`; None when it opens nothing."""
    asked = (token_hash, place, limits.noted, limits.idle, limits.absolute)
    return _decoded(await lean.fetch(place or PLATFORM, _BY_SESSION, *asked))


async def find_api_token(lean: LeanPool, token_hash: bytes, place: UUID | None, limits: Limits) -> Found | None:
    """Whose API token it is, with what they hold at `place`."""
    return _decoded(await lean.fetch(place or PLATFORM, _BY_API_TOKEN, token_hash, place, limits.noted))


def _decoded(found: list[str | None] | None) -> Found | None:
    return _decoder.decode(found[0]) if found and found[0] else None


_decoder = msgspec.json.Decoder(Found)

_NOTE_SESSION = text("""
    UPDATE account_session SET last_seen_at = now()
    WHERE token_hash = :token_hash AND revoked_at IS NULL AND last_seen_at < now() - CAST(:noted AS interval)
""")
_NOTE_API_TOKEN = text("""
    UPDATE api_token SET last_used_at = now() WHERE token_hash = :token_hash AND revoked_at IS NULL
        AND (last_used_at IS NULL OR last_used_at < now() - CAST(:noted AS interval))
""")


async def note_use(sessions: async_sessionmaker[AsyncSession], token_hash: bytes, found: Found, limits: Limits) -> None:
    """Write down that it was used: an UPDATE of what is alive, so that nothing that has ended comes back."""
    statement = _NOTE_SESSION if found.scopes is None else _NOTE_API_TOKEN
    async with sessions.begin() as session:
        await session.execute(statement, {"token_hash": token_hash, "noted": limits.noted})
