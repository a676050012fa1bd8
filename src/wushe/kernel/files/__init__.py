"""Files: those that jobs make for one person and keep for a day, and those that people bring as evidence."""
