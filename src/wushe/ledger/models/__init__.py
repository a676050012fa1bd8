"""The tables of the ledger: the books themselves, and what is kept to prove them against the bank."""

from wushe.ledger.models.bank import BankLine, BooksCheck, Match
from wushe.ledger.models.books import Account, ClosedMonth, Entry, Holding, Leg, Purpose, Series, Source, Transfer

__all__ = [
    "Account",
    "BankLine",
    "BooksCheck",
    "ClosedMonth",
    "Entry",
    "Holding",
    "Leg",
    "Match",
    "Purpose",
    "Series",
    "Source",
    "Transfer",
]
