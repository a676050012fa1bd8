"""Evaluation (评估"体检"): rubrics by version, assessments in three steps, plans for what is weak, stars by threshold.

A *rubric* (评估细则) of one kind of group is edited as a draft and published as a version. What was published is never
changed: the database grants nobody to update or delete it, and its indicators fill a hundred points, so that none can
be added. An *indicator* measures a core function; one of tasks that government hands down is refused.
What share of a group's activities was handed down is told beside its scores (`activities.queries.origins`).
An *assessment* goes from the group's own scores to the check of its social worker to the panel, three persons, each
step kept for good as an *entry*. Where the panel's score is below the rubric's line the indicator is weak and gets one
*improvement*, with owner and day. *Stars* come from the score, with a reason and an end; the *official grade* (A级) is
a fact from outside and never the same field.
"""
