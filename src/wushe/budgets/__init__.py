"""Budgets: what a group's year costs, who bears it, and for how long that lasts (经费构成与“造血”).

A budget is the cost of one organisation's year and its lines: an amount, the kind of its source, and whether it is
secured or only hoped for. Mix, gap and months covered are derived; only what is secured counts.
"""
