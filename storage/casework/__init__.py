"""Cases and what stands on them: numbers, links, drafts that name them, notes, handovers, follow-ups."""
