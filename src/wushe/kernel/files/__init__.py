"""Files that jobs make for a person: kept for a day, under a random name, for that person alone."""
