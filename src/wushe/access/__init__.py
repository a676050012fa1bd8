"""Access: what you may do. Roles, what each role may do and how far, and who holds which role.

Casbin holds roles, permissions and extents (`policies/roles.csv`) and a township's extra grants within a ceiling
(`policies/ceiling.csv`), never people. Who holds a role is a row (`RoleHolding`), read with every request, so a change
is effective at the next one. The *gate* turns roles into grants by a table that was compiled by asking Casbin.
"""
