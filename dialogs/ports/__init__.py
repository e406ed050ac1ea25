"""What the conversation needs from outside: the records of the store, and the protocols that it implements."""
