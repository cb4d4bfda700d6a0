"""Packages of Word and Excel as parts and markup: what reading a file and writing comments into it share."""
