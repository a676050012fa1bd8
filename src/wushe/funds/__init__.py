"""Funds: charitable money that stands ready, and what was promised of it to a linkage.

A fund has a purpose, an amount in fen and, where it is known, a funder. A promise takes a part of the amount for one
linkage until it is kept or withdrawn; promises can never add up to more than the fund has. The ledger behind them
(donations, moves, receipts) is a slice of work of its own.
"""
