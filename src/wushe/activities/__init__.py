"""Activities: what is held, who came, and how long they served.

An *activity* of an organisation answers a need or a linkage, or says why it does without. Its *plan* is approved by the
social worker who accompanies the group before anything is published; its *review* is signed off by them afterwards,
and only then does it count in outputs. It is held in *sessions*, each with a time, a place and so many places.

*Attendance* is rows: members, volunteers and beneficiaries by name, and heads that nobody knows by name. *Hours* of
service come from a volunteer's check-in and check-out, whole half hours of each session, and count once somebody else
has approved them; one person's approved times can never overlap. Units never mix: 场 (`Sessions`), 人次
(`PersonTimes`), 人 (`Persons`), 小时 (`Minutes`) are types of their own, and every total is derived from rows.
"""
