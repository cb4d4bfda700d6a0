"""Satisfaction surveys: the form that anybody answers, and the waves of an office with what they come to."""
