"""What the bot sends of its own accord: who may send, how fast, to whom, and what became of it."""
