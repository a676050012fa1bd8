"""Excel and CSV as offices have them: read with every error told, written so that they can be read again.

A slice describes its sheet once and has the import, the export and the template of it:

    SHEET = Sheet("社区社会组织", (
        Column("name", _("组织名称"), required=True, aliases=("名称", "社会组织名称")),
        Column("phone", _("联系电话"), PHONE),
        Column("founded_on", _("成立日期"), DATE),
    ))

    with read_guarded(path) as source:            # parsed in a child with a memory limit
        reading = read_lines(SHEET, source)       # raises when the heading is not found
        for line in reading.lines:                # line.values, or line.flaws in the person's words
            ...
    write_returned(target, reading, lines)        # the person's own rows with 错误原因
    write_xlsx(target, SHEET, rows)               # rows: mappings of the columns' fields
    write_csv(target, SHEET, rows)
    write_template(target, SHEET)

Every cell is read as the text a person sees in it, so that Excel and CSV are one from there on.
"""
