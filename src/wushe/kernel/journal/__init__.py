"""What happened: one append-only, numbered and hash-chained record per tenant.

It is at once the timeline on every page, the audit log, and the source of events for the slices above. It holds no
personal data: ids, codes, numbers and dates only.
"""
