"""Goods (物资): what was donated to be given away, counted in lots and never below zero.

An **item** (品类) says in what it is counted and what one weighs. Goods come in by a **delivery** (入库单) at a
**point** (捐赠点) and lie there in **lots** (批次), each with its best-before date and what it was valued at. What goes
in and out of a lot stands on its **stock card** (库存流水), where each move names the balance before and after it; the
database refuses a card that does not add up, and anything given out of date.

What expires first goes first. An **allocation** (分配单) is asked for, allocated, handed over and confirmed by somebody
else; what is not handed over, or comes back, returns to its lots. An **adjustment** writes goods off, or brings the
books to what was counted; a second person agrees. In a **rescue** (爱心面包) volunteers pick up what an enterprise
could not sell: picked is given and remainder, or it does not close.

Goods are no money: their values add up here, beside labour, and never in the ledger.
"""
