"""One citizen under one model: conditions, tables, the interview, and why a conclusion came out as it did."""
