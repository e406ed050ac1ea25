"""Checking a pack as a whole: every fault at once, and what its tables do for any citizen."""
