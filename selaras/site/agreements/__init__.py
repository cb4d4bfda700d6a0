"""Performance agreements on screen: the units of an agency, what each promises, by quarter, and through whom."""
