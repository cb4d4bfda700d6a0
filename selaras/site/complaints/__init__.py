"""Complaints at the desk: the list with its clocks, one complaint with its steps, a new one."""
