"""Free Danish text to facts, deterministic and without a model call.

`knowledge.intake.reader.Reader` is the door. What stands where, in the order of the work:

- `phrases`: the text as words with their places, sentences and clauses; the phrases of the lexicon, compiled once and
  found in the text, also misspelt, joined or parted.
- `context`: what denies, doubts or dates a phrase, and whom it is about.
- `figures`: numbers, dates and ages.
- `statements`, `statuses`, `concurrency`: hits, each with the words that it was read from.
- `settling`: hits to certain facts and to questions.
"""
