"""A caseload through a model: read a spreadsheet line by line, sort every citizen, count, and report."""
