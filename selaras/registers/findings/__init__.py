"""Decisions about findings. The findings themselves are computed, never stored."""
