"""What a check asks of a row: columns worked out once per Book by small pure functions."""
