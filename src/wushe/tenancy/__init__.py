"""Tenancy: for whom the installation works. Townships and counties as data, from a file to a founded tenant and back.

A *place* is a township, a county or the platform itself; each is a tenant of the database with a journal of its own.
Rows of a township are reached only by work for that township. An *entry* is what a file in `tenants/` says of one.
Slices above keep the rest of an entry (communities, extra grants); they hand a `Furnisher` to the composition root.
"""
