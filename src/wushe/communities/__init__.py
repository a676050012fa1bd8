"""Communities: the communities and villages of a township, the platform of 五社联动, and their places.

The official list (twelve-digit codes, names) comes from the township's file in `tenants/`; what people call the
community, where its office is and when its places are open is kept here by its own staff. Rooms with booking come with
`pools`; until then a place only says when it is open and how many fit in.
"""
