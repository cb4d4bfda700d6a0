"""Plans: the rows of a Book as they are kept, and the verbs that accept, change and approve them."""
