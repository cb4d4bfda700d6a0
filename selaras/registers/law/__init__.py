"""Official code lists that were loaded, beside those the package carries."""
