"""A case found again, one's own list, and what is written of a decision."""
