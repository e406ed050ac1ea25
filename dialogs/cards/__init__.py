"""A view drawn: as an Adaptive Card, and as its plain twin."""
