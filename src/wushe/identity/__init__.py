"""Who you are: accounts of the whole installation, how they sign in, and the townships they belong to.

An **account** is one sign-in of one person. A **membership** lets it into one township, where it is a certain
person of that township's register. A **session** is one browser that is signed in; it stands in at most one
township at a time, and entering another gives it a new token. What somebody may do once inside is the business of
`access`.

Rules: nobody learns whether an account exists; tokens and codes are kept as hashes only; a session row is revoked
and never brought back; a township's admin has no power over an account that other townships share.
"""
