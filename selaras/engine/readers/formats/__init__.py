"""File formats, one module each; a new format is a new file here and its test."""
