"""Satisfaction surveys (SKM): waves of a service, and what its users answered, without who they are."""
