"""What every slice stands on: database, work, journal, jobs, errors and the web, without a word of the field."""
