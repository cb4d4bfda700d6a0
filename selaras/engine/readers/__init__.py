"""Readers: a file that people already have becomes a Book, every value with its place, and a list of problems."""
