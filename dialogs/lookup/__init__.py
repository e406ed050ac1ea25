"""Finding interventions, reading one, and reporting what is wrong in it."""
