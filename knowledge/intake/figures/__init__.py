"""Numbers, dates and ages, as words and as digits."""
