"""PostgreSQL as this product uses it: table classes, the named tenant, isolation, and errors read by name."""
