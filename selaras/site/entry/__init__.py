"""Entry: the grid of targets, pagu and cash, one row at a time, work chosen from the lists, units side by side."""
