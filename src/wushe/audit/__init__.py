"""Audit: the journal of a township for those who answer for it, who saw what, and the proof that it is whole."""
