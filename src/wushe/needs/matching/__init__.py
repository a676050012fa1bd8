"""The match between needs, offers and opportunities: pure functions from facts to proposals with reasons.

`terms` and `weighing` turn texts into vectors, `rules` say what excludes and what counts how much, `ranking` finds the
best, and `reasons` says all of it in words, as a `proposal`. Nothing here reads a database or knows who asks.
"""
