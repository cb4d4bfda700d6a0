"""Triggers that write the trail and keep frozen rows frozen, on both databases."""
