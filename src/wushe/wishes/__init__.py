"""Micro-wishes (微心愿): a small wish of a resident, granted by somebody who never learns whose it was.

Staff, social workers and leaders of groups *collect* a wish of a person of the register, or of somebody known by an
alias alone. Another person *verifies* it, it is *published* without identity, and one volunteer, group, funder,
enterprise or passer-by *claims* it: the first wins, by a UNIQUE index. What is brought to the delivery point staff hand
over, and it is closed only when the resident *confirms*, by the code on their paper or by the word of a second member
of staff. A claim has its days; what nobody brings is free again. A wish is not money and does not touch the books.
"""
