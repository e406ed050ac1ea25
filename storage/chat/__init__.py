"""What a conversation leaves behind: what came in, the drafts, our own messages."""
