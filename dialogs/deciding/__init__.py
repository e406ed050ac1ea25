"""A decision is logged: the form, the receipt, and what to do when it went to the wrong case."""
