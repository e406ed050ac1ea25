"""A municipality's catalogue of interventions as a spreadsheet, out of a pack and back into one."""
