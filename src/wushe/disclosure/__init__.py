"""Disclosure: a township's charitable money in public, in and out, without a single person (慈善组织信息公开办法).

It reads the books and writes nothing, so what is shown is what is booked. Gifts of persons, and of those who wish not
to be named, are 爱心人士. What was wrong is corrected in the books by a reversal, which stays visible there.
"""
