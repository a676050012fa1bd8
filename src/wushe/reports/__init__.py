"""Reports: the figures of a township for a quarter or a year, and the sums that its county sees.

Everything is counted from rows. The county reads `Indicator` rows that each township published, and nothing else.
"""
