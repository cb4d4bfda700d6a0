"""From a stored plan to an issued document: load, judge, draw in a child process, freeze."""
