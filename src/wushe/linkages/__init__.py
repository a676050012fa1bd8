"""Linkages: five societies around one need, the heart of 五社联动.

A linkage answers one need. Its five places (community as platform, social worker as support, organisation as carrier,
volunteers as helping hand, charitable resource as supplement) are filled by participants, and the page always names
which are still empty. It is proposed, agreed by the organisation, runs, is confirmed by the community for the
resident, and is signed off by a social worker who is not the one who confirmed it.
"""
