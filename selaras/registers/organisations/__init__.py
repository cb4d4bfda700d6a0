"""Governments, agencies and their units, the people in them and what each may do."""
