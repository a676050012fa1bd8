"""Two townships full of life. Every text of one is marked, so that a byte of it is known wherever it turns up."""

import asyncio
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from sqlalchemy import Table, Text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.sql.sqltypes import Enum, String

import given
from databases import Database
from wushe.demo.loading import play
from wushe.demo.stage import Stage
from wushe.kernel.database import engine as engines
from wushe.kernel.migration import all_models
from wushe.tenancy.places import Place

from .routes import NOWHERE, Asked

COMMUNITIES = ("土岭社区", "大园社区", "陶公庙社区", "檀木桥社区", "高峰社区")
CANARY = "KANARIENVOGEL7"
"""Stands in every text of the second township; ASCII, so that no encoding hides it."""
OF_A_PERSON = f"{CANARY}MENSCH"
"""Stands in texts about people, which not even the township's own public pages may show."""
ABOUT_PEOPLE = {
    "person", "person_sensitive", "volunteer", "social_worker", "consent", "guardianship", "need_contact", "member",
    "donation_change", "donation_receipt",
}  # fmt: skip

TABLES = all_models().tables
MEANT = {
    "run_id": "import_run", "item_id": "goods_item", "item_ids": "checklist_item", "file_id": "kept_file",
    "job_id": "job_progress", "failure_id": "job_failure",
    "type_id": "organization_type", "paper_id": "application_paper", "participant_id": "linkage_participant",
    "payment_id": "payment_request", "invoice_id": "payment_invoice", "agreement_id": "custody_agreement",
    "promise_id": "fund_promise", "deposit_id": "custody_deposit", "instalment_id": "award_instalment",
    "holding_id": "role_holding",
    "grant_id": "extra_grant", "party_id": "person",
    "token_id": "api_token", "entry_id": "ledger_entry", "line_id": "ledger_bank_line", "match_id": "ledger_match",
    "offer_id": "service_offer", "session_id": "activity_session", "round_id": "needs_round",
    "source_id": "need_source", "channel_id": "needs_round_channel", "reply_id": "need_reply",
    "conflict_id": "activity_conflict", "series_id": "activity_series", "proposal_id": "conflict_proposal",
    "in_kind_id": "in_kind_gift", "change_id": "donation_change", "receiving_id": "donation_receiving",
    "receipt_id": "donation_receipt", "adjustment_id": "goods_adjustment", "point_id": "donation_point",
    "lot_id": "goods_lot",
    "correction_id": "hours_correction", "hours_id": "service_hours", "certificate_id": "service_certificate",
    "export_id": "export_request", "photo_id": "activity_photo",
    "picture_id": "resource_picture", "order_id": "service_order", "action_id": "supervision_action",
}  # fmt: skip
"""The table of an id whose name does not say it, in a path or a form."""
AFTER = {
    ("payment-channels", "channel_id"): "payment_channel",
    ("checklist", "item_id"): "checklist_item",
    ("devices", "session_id"): "account_session",
    ("sessions", "session_id"): "account_session",
    ("grants", "grant_id"): "pool_grant",
}
"""The same where one name means two things: by the segment of the path before it."""


@dataclass
class Township:
    """One of the two: its stage, and the id of some row of each of its tables."""

    stage: Stage
    rows: dict[str, UUID] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        return self.stage.place.tenant.slug

    def id_in_path(self, name: str, before: str = "") -> UUID:
        return self.rows.get(table_of(name, before), NOWHERE)

    def id_in_form(self, name: str) -> UUID:
        return self.id_in_path(name.removesuffix("s") if name.endswith("_ids") and name not in MEANT else name)

    def learn_rows(self, database: Database) -> None:
        """Look up an id for each table, as the superuser who sees all tenants."""
        with psycopg.connect(database.admin_url, dbname=database.name) as look:
            tenant_id = self.stage.place.tenant.id
            self.rows = dict(_rows(look, tenant_id))
            accounts = "SELECT account_id FROM membership WHERE tenant_id = %s"
            for table, query in {
                "account": f"{accounts} ORDER BY account_id DESC LIMIT 1",
                "account_session": f"SELECT id FROM account_session WHERE account_id IN ({accounts}) LIMIT 1",  # noqa: S608 - of ours
            }.items():
                if row := look.execute(query.encode(), [tenant_id]).fetchone():
                    self.rows[table] = row[0]


@cache
def table_of(name: str, before: str = "") -> str:
    """The table that an id of that name is looked up in."""
    return AFTER.get((before, name)) or MEANT.get(name) or _by_name(name)


def _by_name(name: str) -> str:
    word = name.removesuffix("_id")
    if word in TABLES:
        return word
    targets = {
        element.column.table.name
        for table in TABLES.values() for key in table.foreign_key_constraints for element in key.elements
        if element.parent.name == name
    }  # fmt: skip
    return min(targets, default="person" if name.endswith("_by") else word)


def nameless_ids(routes: list[Asked]) -> set[str]:
    """Ids in paths that no table is known for."""
    return {
        name for asked in routes for name, kind in asked.parameters if kind == "uuid" and table_of(name) not in TABLES
    }  # fmt: skip


def _rows(look: psycopg.Connection, tenant_id: UUID) -> Iterator[tuple[str, UUID]]:
    """(table, its first id) of the township, asked for all tables at once."""
    first = sql.SQL("(SELECT {} AS name, id FROM {} WHERE tenant_id = {} ORDER BY id LIMIT 1)")
    asked = (
        first.format(sql.Literal(table.name), sql.Identifier(table.name), sql.Literal(tenant_id))
        for table in TABLES.values()
        if {"tenant_id", "id"} <= set(table.c.keys())
    )
    yield from look.execute(sql.SQL(" UNION ALL ").join(asked)).fetchall()


NAMES = ("ours", "theirs", "spare")
"""Who uses `ours` and `theirs` may add to them and takes nothing away that others need; `spare` may be laid waste."""
FEWEST_MARKED = 25
NOT_KEPT = {"sessions", "vault", "gate"}
Scenes = dict[str, Any]
"""What a stage knows, by its fields."""


def settle(database: Database) -> dict[str, Scenes]:
    """Three townships in an empty database in which the demo was played, `theirs` marked; what their stages know."""
    return {name: _settled(name, database) for name in NAMES}


def _settled(name: str, database: Database) -> Scenes:
    stage = asyncio.run(_played(name, database))
    _give_accounts_of_their_own(stage.place, database)
    if name == "theirs":
        assert mark(Township(stage), database) > FEWEST_MARKED
    return {known.name: getattr(stage, known.name) for known in fields(Stage) if known.name not in NOT_KEPT}


async def _played(name: str, database: Database) -> Stage:
    engine = engines.connect(database.url(), longest_command=60)
    sessions = engines.sessions(engine)
    code = f"9000{NAMES.index(name):05}"
    place = await given.township(
        sessions, communities=COMMUNITIES, furnishers=given.FURNISHERS, code=code, slug=f"{name}-town"
    )
    stage = Stage(sessions, given.VAULT, place)
    try:
        await play(stage)
    finally:
        await engine.dispose()
    return stage


def _give_accounts_of_their_own(place: Place, database: Database) -> None:
    """Who signs in there has no account elsewhere."""
    with psycopg.connect(database.admin_url, dbname=database.name) as look:
        look.execute(
            "UPDATE account SET login_key = login_key || %s WHERE id IN "
            "(SELECT account_id FROM membership WHERE tenant_id = %s)",
            [f"_{place.tenant.slug}", place.tenant.id],
        )  # fmt: skip


def found_again(name: str, sessions: async_sessionmaker[AsyncSession], database: Database) -> Township:
    """The township of that name in a database that was settled."""
    township = Township(Stage(sessions, given.VAULT, **database.known[name]))
    township.learn_rows(database)
    return township


def mark(township: Township, database: Database) -> int:
    """Put the canary into every text of the township that is free to be anything; returns how many columns sing."""
    marked = 0
    with psycopg.connect(database.admin_url, dbname=database.name) as look:
        for table in TABLES.values():
            if table.info["class"] != "tenant" or table.name.startswith(("journal", "job", "idempotency")):
                continue
            word = OF_A_PERSON if table.name in ABOUT_PEOPLE else CANARY
            marked += sum(_mark_column(look, table, column, word, township) for column in _texts(table))
    return marked


def _texts(table: Table) -> Iterator[str]:
    for column in table.columns:
        is_text = isinstance(column.type, String | Text) and not isinstance(column.type, Enum)
        if is_text and not column.name.endswith(("_hash", "_tail", "code", "key")):
            yield column.name


def _mark_column(look: psycopg.Connection, table: Table, column: str, word: str, township: Township) -> bool:
    """A CHECK may say that the text is one of a few words: then it is no text of people and stays as it is."""
    longest = getattr(table.c[column].type, "length", None) or 10_000
    statement = sql.SQL("UPDATE {} SET {} = left({}, %s) || %s WHERE tenant_id = %s AND {} <> ''").format(
        sql.Identifier(table.name), *[sql.Identifier(column)] * 3
    )
    try:
        with look.transaction():
            given_room = max(longest - len(word), 0)
            return look.execute(statement, [given_room, word, township.stage.place.tenant.id]).rowcount > 0
    except psycopg.Error:
        return False


def sings(content: bytes, word: str = CANARY) -> bool:
    """Whether the canary stands in an answer, also inside a workbook or an archive."""
    needle = word.encode()
    if needle in content:
        return True
    if not content.startswith(b"PK"):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return any(needle in archive.read(name) for name in archive.namelist())
