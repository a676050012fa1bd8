"""Custody (资金代管): money of a group that a hub organisation keeps under an agreement of three parties.

An **agreement** (三方协议) is between the owner of the money, its community and the hub. Each of the three signs once,
one person never for two of them. A **deposit** that comes in before the third signature lies in a held account, out of
which the ledger pays nothing; the third signature opens the custody account and moves it there. From then on payments
are asked for, approved and paid by `payments`. Closing gives back what is left to those who deposited it.
"""
