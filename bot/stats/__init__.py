"""Steering figures as rows, a spreadsheet and a plot."""
