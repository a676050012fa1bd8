"""Official papers as PDF: receipts, certificates, agreements, reports, under one letterhead.

A slice keeps its templates in `papers/*.typ`, which begin with

    #import "/kernel/papers/letterhead.typ": data, letter, facts, signature, verification

and makes a paper with `compile_paper(template, {...})`. `data` holds what was given, as plain values: whatever
people typed is text in it and never markup.
"""
