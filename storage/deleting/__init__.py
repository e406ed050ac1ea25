"""What is deleted, when, and how the log still holds."""
