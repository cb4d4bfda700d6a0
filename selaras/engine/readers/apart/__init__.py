"""Reading in a process of its own: the nursery, its children, and the cage they read in."""
