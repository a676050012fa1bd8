"""Organizations: the groups that do the work, from a dance team of nine to a foundation.

*Filing* (备案) and *registration* (登记) are two states, never one: a group is filed with its township and gets a
number there; a legal person is registered by the civil affairs bureau and brings its 统一社会信用代码. Each is
reached by an *application* with a checklist of *papers*; what is missing is named.
The *roster* says who was a member from when to when, and who leads: one at a time. A group that lost its leader is told
so the same day, and no payment is asked for it until there is a successor.
An *assignment* says which social worker accompanies which group from when to when; how far everyone may see is asked of
these rows everywhere in the house.
"""
