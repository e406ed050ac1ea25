"""Measurements: quality and time, beside peers in the same run."""
