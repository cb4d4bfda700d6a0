"""The plan as a tree with its notes, proposals applied and undone, files uploaded and accepted."""
