"""The web as this product uses it: pages and problems, forms that come back, and what guards them.

A face parses, calls one verb and answers: a `Page`, a `See` (303) or a struct for JSON. Everything else about a
request (whose it is, its transaction, refusals, retries, headers) happens here once.
"""
