"""Measurements that can be run again: ``make bench``. They print; they never fail for being slow."""
