"""The log of decisions: appended to, chained, read, exported and verified."""
