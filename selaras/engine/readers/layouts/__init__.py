"""Table layouts, one file each; a new layout is a new file here and its test."""
