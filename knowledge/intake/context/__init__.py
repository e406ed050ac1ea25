"""What stands around a phrase and changes what it says: denial, time, doubt, other people, a question."""
