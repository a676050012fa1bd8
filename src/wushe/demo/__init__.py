"""The demo that `make up` shows: two townships of 长沙县 with the cases of the sources by their real figures.

Everything is entered by the product's own verbs, as the people who would do it. All personal names are invented.
A production start refuses to run on a database that holds it.
"""
