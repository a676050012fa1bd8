"""Notifications: what happened that concerns somebody, in the product and, if they want it, by e-mail.

`rules.py` says in one place which event is told to whom and in which words. The rows hold ids; names are found when
they are shown, so that nothing personal is kept twice.
"""
