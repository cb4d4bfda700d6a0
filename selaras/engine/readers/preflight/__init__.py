"""The look at a file before any parser sees it."""
