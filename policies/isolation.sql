-- Whose rows exist: applied to every tenant's table by `op.protect` in the migration that creates it.
--
-- FORCE binds the owner too. The tenant policy is RESTRICTIVE, so that a permissive policy added later can never open
-- all tenants. It is scalar on the table's own column, so that it also runs on Citus. NULLIF: after a transaction the
-- setting is '' and not NULL. Whoever names no tenant sees no row.
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON {table} AS RESTRICTIVE FOR ALL TO wushe_app, wushe_owner
    USING (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = NULLIF(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY app ON {table} AS PERMISSIVE FOR ALL TO wushe_app, wushe_owner USING (true) WITH CHECK (true);
GRANT {grants} ON {table} TO wushe_app;
