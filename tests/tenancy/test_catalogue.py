"""What a tenant is made of, asked of the models: so that an archive leaves nothing behind and carries every key."""

from sqlalchemy import LargeBinary

from wushe.tenancy.catalogue import TENANT_ID, key_columns, tables_beside, tenant_tables

TABLES = tenant_tables()


def test_a_table_comes_after_those_it_refers_to() -> None:
    """Keys that PostgreSQL looks at when all is written may point ahead."""
    seen: set[str] = set()
    for table in TABLES:
        seen.add(table.name)
        keys = [key for key in table.foreign_keys if not (key.constraint is not None and key.constraint.deferrable)]
        referred = {key.column.table.name for key in keys}
        assert referred <= seen, table.name


def test_every_tenant_table_can_be_walked() -> None:
    assert [table.name for table in TABLES if key_columns(table)[0] != TENANT_ID] == []


def test_a_look_up_hash_stands_beside_the_sealed_value_that_it_is_of() -> None:
    """Resealing for another installation finds both by their names; a hash without its value could not be made anew."""
    for table in TABLES:
        hashes = [c.name for c in table.columns if c.name.endswith("_hash") and isinstance(c.type, LargeBinary)]
        lonely = [name for name in hashes if name.removesuffix("_hash") + "_sealed" not in table.columns]
        assert lonely == [], table.name
        if "fingerprint" in table.columns:
            assert {"sealed", "field"} <= set(table.columns.keys()), table.name


def test_memberships_sessions_and_waiting_jobs_go_with_the_township() -> None:
    assert {"membership", "account_session", "job_queue"} <= {table.name for table in tables_beside()}
