"""The three classes of tables: a tenant's own, reference data of the whole installation, and local to one node.

A tenant's table carries `tenant_id` first in its primary key, in every unique constraint and in every foreign key
(architecture.md, "Ready for one machine, and for many"), so that no row can point into another township.
"""

import datetime as dt
import enum
import uuid
from collections.abc import Callable
from typing import Annotated, Any, ClassVar, cast

import uuid_utils.compat
from sqlalchemy import (
    BigInteger,
    Date,
    DateTime,
    Enum,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from wushe.kernel.text import search_key

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

new_id = uuid_utils.compat.uuid7
"""A UUIDv7 made here and not in the database, so that a verb knows the id before the row exists."""

Code = Annotated[str, mapped_column(String(64))]
Name = Annotated[str, mapped_column(String(120))]
Fen = Annotated[int, mapped_column(BigInteger)]


class Model(DeclarativeBase):
    """What all tables share: the metadata, and how Python types are stored."""

    metadata = metadata
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        int: Integer(),
        bytes: LargeBinary(),
        uuid.UUID: Uuid(),
        dt.datetime: DateTime(timezone=True),
        dt.date: Date(),
        dt.time: Time(),
        dict[str, Any]: JSONB(),
        list[str]: ARRAY(Text()),
        list[uuid.UUID]: ARRAY(Uuid()),
        enum.StrEnum: Enum(
            enum.StrEnum,
            native_enum=False,
            create_constraint=True,
            length=40,
            values_callable=lambda kind: [member.value for member in kind],
        ),
    }

    table_class: ClassVar[str] = "local"
    grants: ClassVar[str] = "SELECT, INSERT, UPDATE, DELETE"
    """What the plain role may do with the table; an append-only table says `SELECT, INSERT`."""
    readers: ClassVar[str] = ""
    """Who else reads it across townships, see `policies/readers.sql`: `county`, or as almost always nobody."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if "__table__" in cls.__dict__:
            cast("Table", cls.__table__).info |= {
                "class": cls.table_class, "grants": cls.grants, "readers": cls.readers,
            }  # fmt: skip


class TenantModel(Model):
    """A township's own rows. `tenant_id` is set by the session and never by a verb."""

    __abstract__ = True
    table_class = "tenant"

    @declared_attr
    def tenant_id(cls) -> Mapped[uuid.UUID]:  # noqa: N805 - declared_attr gives the class
        return mapped_column(primary_key=True, sort_order=-2)

    @declared_attr
    def id(cls) -> Mapped[uuid.UUID]:  # noqa: N805
        return mapped_column(primary_key=True, sort_order=-1, default=new_id)


class ReferenceModel(Model):
    """Rows of the whole installation: townships, accounts, sessions. Small, and reached by few queries."""

    __abstract__ = True
    table_class = "reference"

    @declared_attr
    def id(cls) -> Mapped[uuid.UUID]:  # noqa: N805
        return mapped_column(primary_key=True, sort_order=-1, default=new_id)


class LocalModel(Model):
    """Rows that belong to one database node: the job queue and what counts attempts."""

    __abstract__ = True
    table_class = "local"


class Versioned:
    """A row that two people may edit: the second to save learns of the first (`Stale`)."""

    version: Mapped[int] = mapped_column(Integer, nullable=False, sort_order=90)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805
        return {"version_id_col": cls.version}


def found_by(*columns: str) -> Callable[[DefaultExecutionContext], str]:
    """The default of a column `search` whose texts never change: what a row is found by, also in pinyin."""
    return lambda row: search_key(*(row.get_current_parameters()[column] for column in columns))


def tenant_key(column: str, target: str, *, ondelete: str | None = None) -> ForeignKeyConstraint:
    """A foreign key that cannot leave the tenant: (tenant_id, column) -> target(tenant_id, id)."""
    return ForeignKeyConstraint(
        ["tenant_id", column], [f"{target}.tenant_id", f"{target}.id"], ondelete=ondelete, use_alter=False
    )


def tenant_unique(*columns: str, name: str | None = None) -> UniqueConstraint:
    """Unique within the tenant, so that a refused duplicate says nothing about another township."""
    return UniqueConstraint("tenant_id", *columns, name=name)
