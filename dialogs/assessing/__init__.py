"""A citizen is described, asked about and corrected, on one evolving card."""
