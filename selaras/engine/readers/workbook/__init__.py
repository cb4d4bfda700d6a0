"""Workbooks of any make: their cells, what a number looks like, and which rows of a sheet are tables."""
