"""Mentor pairing (导师结对): one mentor stands beside one group for a while, and every pair can be defended.

A *mentor* is a person of the township, or visits it by a *grant* of the township that sends them. Groups apply to a
*round*; its weights are shown before it opens. The pairing is the best in total over all (`pairing`, pure), explained
pair by pair, reviewed, published and agreed to by both sides: then a *mentorship* runs with goals and meetings until
both have reviewed it. What is written of a meeting is sealed and for its parties alone. Whoever visits sees the group
they are paired with and nothing else, by the days of the mentorship.
"""
