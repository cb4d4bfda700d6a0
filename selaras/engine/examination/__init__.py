"""One file of a stranger examined for the moment: read, judged and given back with comments, all of it in a child."""
