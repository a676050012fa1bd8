"""督导: visits to groups, supervision of groups and of single people, what is to be done about it, and training.

A social worker *visits* (走访) each assigned group in the rhythm that the township sets: what was seen is for staff,
the advice for the group. What was written stays; whoever wrote it *corrects* (更正) it with a reason, and the new words
are shown. An *action* (跟进事项) has an owner and a day, comes out of a visit or a group supervision, and closes only
with what was done. *Group supervision* (集体督导) takes up one problem of many groups, each of which gets an action of
its own. What is said in *individual supervision* (个别督导) is sealed and for its two parties alone: no admin, no list,
no file and no message tells it, and who opens it is written down. *Training* is courses with lessons, who attended
them, and what came of it; a year needs four lessons.
"""
