"""The ledger: every fen of a township in double entry, from where it came to what it was spent on.

An **account** (账户) is a pot: a bank account on the debit side; a fund, a reserve or money in custody on the credit
side. A **source** (资金来源) is one donation or appropriation as it arrived, with its **restriction**: for what, where,
for whom and when it may be spent. A **holding** says how many fen of one source lie in one account. It never is below
zero, so no pot and no source can be overspent. An **entry** (凭证) is a set of **transfers**, each from one account to
another and of one source, so that it balances by construction and every trace is a query.

Nothing is ever updated or deleted: the plain role may only call `ledger_post` (`posting.sql`), which writes the entry,
its transfers and the holdings together. What was wrong is reversed by another entry. The verbs of the slices above call
`posting`.
"""
