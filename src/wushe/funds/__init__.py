"""Funds: charitable money that stands ready, what is promised of it to linkages and awarded to organisations.

A **fund** (基金) is an account of the ledger; what was received, is reserved, was spent and is left nobody types.
Money comes in as **income** (收入) or by donations, each with its restriction. A **promise** (承诺) sets a part aside
in an account of its own for one linkage, until it is paid by another person or given back, whole or in part.

A fund may be for organisations of a certain age and kind (its **terms**, 资助条件). An **award** (资助) goes to one of
them: asked for by one person, approved and with that set aside by another, paid by instalments whose milestones
somebody confirmed. A **round** (资助批次) holds its cap in an account of its own, so that its awards can never add up
to more. What is not used goes back where it came from.
"""
