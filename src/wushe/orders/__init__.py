"""幸福管家: 一村一团队，一人多服务，一码一服务. A village's team serves residents at home.

A *team* is an organisation that serves one community; each of its members offers one service or several. Staff place an
*order* for a resident of the register and give them a slip with its code. Whoever comes to the door scans the slip, or
types the code, to *start* and to *finish*; the resident *confirms* with the same code, without an account, or a member
of staff who did not serve says so with a reason. Nothing else closes an order: what nobody confirms within the days
that the township states is *overdue*. A code that has done its work is good for nothing more.
"""
