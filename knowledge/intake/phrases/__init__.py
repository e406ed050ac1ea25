"""The phrases of the lexicon, and where they stand in a text."""
