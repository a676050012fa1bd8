"""Pools: rooms, things and people's hours that stood idle, opened to every filed group.

A *resource* is a venue with its zones (场地、功能区), a piece of equipment of which there are so many (设备), or a
person's hours (专长). It has an owner, a steward, opening hours and rules. Whatever is taken out of its calendar is a
*hold* of numbered units for a span of time: zone 3, chairs 1 to 20, the one hour of the one person. One exclusion
constraint keeps all of them from being held twice, whatever Python does.

A *booking* asks for units for an organisation; the steward decides where they wish to, hands over and takes back. A no
always has its reason. Who came too late waits, and moves up when somebody cancels.

A *pool grant* (共享授权) lends units to another township, or to its county's pool: what, how much, until when and for
which verbs. The borrower sees a mirror of exactly that and books within it; a shared booking is one id with a row in
each township. What the grant's last day, or its revocation, takes away is gone at the next read.
"""
