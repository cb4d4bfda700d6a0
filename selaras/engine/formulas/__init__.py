"""Figures from figures: small pure functions."""
