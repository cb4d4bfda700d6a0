"""Explains every figure: its formula, what it was made of, and the rule behind it."""
