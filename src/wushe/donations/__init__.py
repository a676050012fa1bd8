"""Donations: who gives, what they promised, what arrived, and the paper that says so (慈善法 38, 42, 56, 58).

A **donor** (捐赠人) is a person, an enterprise or another body; who signs in as a funder is tied to one. A **donation**
(捐赠) is pledged, then received in one or more **receivings** (到账), each posted into the fund's account as a source
of its own with the donation's restriction, and each with a **receipt** (捐赠票据) whose running number has no gaps.
Without a fund of its own a donation goes to the township's general fund. A **gift in kind** (实物与劳务) is counted and
valued apart: labour and goods are added up each for itself, and things that are only counted have no value.

Money goes back, or to another purpose, only with the donor's consent as it was recorded: a **change** (变更). It takes
what lies free in the fund's own account and nothing else: what was set aside was promised in good faith and has to be
released first. The ledger's source cannot change, so a change of purpose is one entry that takes the rest of each
source out through the bank and brings it in again under a new source: same donation, same funder, same day of arrival,
other restriction. `DonationChangePart` says which source became which, in both directions.
"""
