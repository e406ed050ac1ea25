"""What the model says, as people read it."""
