"""A file checked without an account: shown, given back, and kept nowhere."""
