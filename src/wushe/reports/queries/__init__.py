"""Questions of reports: the figures of one period, counted from the rows of the slices below."""
