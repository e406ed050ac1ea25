"""Free Danish text to facts, deterministic and without a model call.

`knowledge.intake.reader.Reader` is the door. What each file does, in the order of the work:

- `tokens`: the text as words with their places, sentences and clauses.
- `patterns`, `grammar`, `chart`: the phrases of the lexicon, compiled once and found in the text.
- `spelling`: misspelt, joined and parted words.
- `cues`, `people`: what denies, doubts or dates a phrase, and whom it is about.
- `statements`, `statuses`, `concurrency`, `ages`, `dates`: hits, each with the words that it was read from.
- `settling`: hits to certain facts and to questions.
"""

from knowledge.intake.reading import Doubt, ReadFact, Reading

__all__ = ["Doubt", "ReadFact", "Reading"]
