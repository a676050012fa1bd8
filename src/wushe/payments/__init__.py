"""Payments: money asked for out of a pot, approved by another person, paid, and closed with its invoices.

A **pot** is money of a slice above: a custody account, an award, what is reserved for a linkage. That slice says what
the pot is called and who may ask out of it now (`pots`), and hears the events of what becomes of a request.

A **request** (付款申请) takes its amount out of the pot when it is asked, into a reserve account of its own, so that
requests can never add up to more than there is. Refused or withdrawn, it goes back; paid, it leaves by the bank. Who
asked neither approves nor pays, and an organisation that nobody leads is not paid. An **invoice** proves what was paid
for; its number counts once in a township.
"""
