"""What is sent unasked: where to, what is due, and what became of it."""
