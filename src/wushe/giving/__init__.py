"""Giving: what a funder's money became, fen by fen, in every township they gave to.

It reads downwards and writes nothing. A **source** is one gift as it arrived; wherever its money lies or was spent is
an **abode**. Of what several paid for together a funder sees their **share**: their part of what was spent on it.
Counts only, never anybody's data.
"""
