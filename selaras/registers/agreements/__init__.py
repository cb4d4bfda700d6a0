"""Performance agreements of an agency and its units: who promises what to whom, from where, and by which steps."""
