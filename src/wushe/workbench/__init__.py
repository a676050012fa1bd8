"""The workbench: where everybody lands, with what waits for them, what is late, and the figures they answer for.

It reads downwards and writes nothing. Each role has a module in `desks` that says what stands on its desk.
"""
