"""What we know: the typed rows of a Book, their places, and how they are written down."""
